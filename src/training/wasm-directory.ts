import {createRequire} from 'node:module';
import {dirname} from 'node:path';

/** Where the wasm files of TensorFlow.js lie, ending in a slash. */
export const WASM_DIRECTORY = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`;
