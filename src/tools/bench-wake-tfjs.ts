/** The same worker with our graph in TensorFlow.js: its core, one backend, nothing of its layers. */
import {readModelFile} from '../background/read-ahead.ts';
import {createScorer} from '../inference/scorer.ts';
import {createTfjsEngine} from '../inference/tfjs-engine.ts';
import {loadModel} from '../model/load.ts';
import {answerTexts} from './bench-wake.ts';

answerTexts(async () => {
  const model = await loadModel(readModelFile);
  return createScorer(model, await createTfjsEngine(model, '/wasm/'));
});
