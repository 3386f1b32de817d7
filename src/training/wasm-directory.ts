import {fileURLToPath} from 'node:url';

/** Where the wasm files of TensorFlow.js lie, ending in a slash. */
export const WASM_DIRECTORY = fileURLToPath(new URL('.', import.meta.resolve('@tensorflow/tfjs-backend-wasm')));
