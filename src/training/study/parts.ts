/** The parts of the study, in the order of the page. */
import {CELLS} from './cells/part.ts';
import {COMPARISON} from './comparison/part.ts';
import {DEPENDENCY} from './dependency/part.ts';
import type {StudyPart} from './part.ts';
import {INFORMED} from './published/informed-part.ts';
import {PUBLISHED} from './published/part.ts';

export const PARTS: readonly StudyPart[] = [
  COMPARISON as StudyPart,
  DEPENDENCY as StudyPart,
  CELLS as StudyPart,
  PUBLISHED as StudyPart,
  INFORMED as StudyPart,
];
