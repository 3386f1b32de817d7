import type {Plugin} from 'esbuild';
import {compileEngineKernel} from './compile-kernel.ts';

/** Lets scripts import `engine-kernel`: the bytes of the compiled kernels, inlined. */
export const engineKernel: Plugin = {
  name: 'engine-kernel',
  setup({onResolve, onLoad}) {
    onResolve({filter: /^engine-kernel$/}, ({path}) => ({path, namespace: 'engine-kernel'}));
    // Inlined because 2.2 kB in a script that is read anyway cost less than one more fetch when the worker wakes.
    onLoad({filter: /.*/, namespace: 'engine-kernel'}, async () => ({
      contents: await compileEngineKernel(),
      loader: 'binary',
    }));
  },
};
