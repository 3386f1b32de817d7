/** A worker that wakes, reads the model, and answers: what no engine that needs all of it can be faster than. */
import {readModelFile} from '../background/read-ahead.ts';
import {MODEL_FILES} from '../model/load.ts';
import {answerTexts} from './bench-wake.ts';

answerTexts(async () => {
  await readModelFile(MODEL_FILES.weights);
  return async texts => texts.map(() => ({reason: 'unavailable'}));
});
