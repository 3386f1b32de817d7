/** A worker that wakes, does nothing, and answers: what no engine can be faster than. */
import {answerTexts} from './bench-wake.ts';

answerTexts(async () => async texts => texts.map(() => ({reason: 'unavailable'})));
