/** The parts of the study, in the order of the page. */
import {COMPARISON} from './comparison/part.ts';
import type {StudyPart} from './part.ts';
import {PUBLISHED} from './published/part.ts';

export const PARTS: readonly StudyPart[] = [COMPARISON as StudyPart, PUBLISHED as StudyPart];
