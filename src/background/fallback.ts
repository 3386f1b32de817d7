// A script of its own, `fallback.js`, loaded only where the kernels cannot run: TensorFlow.js and nothing else.
import {env} from '@tensorflow/tfjs-core';
import {createTfjsEngine} from '../inference/tfjs-engine.ts';
import {fallbackScope} from './fallback-scope.ts';

fallbackScope.createFallbackEngine = (model, wasmDirectory) => {
  // The package has only the build without SIMD: what brought us here is not asked again.
  env().set('WASM_HAS_SIMD_SUPPORT', false);
  return createTfjsEngine(model, wasmDirectory);
};
