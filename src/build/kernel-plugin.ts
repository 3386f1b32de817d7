import type {Plugin} from 'esbuild';
import {compileEngineKernel} from './compile-kernel.ts';

/** Lets scripts import the bytes of a compiled kernel by a name of our own. */
export function inlineKernel(name: string, compile: () => Promise<Uint8Array>): Plugin {
  return {
    name,
    setup({onResolve, onLoad}) {
      onResolve({filter: new RegExp(`^${name}$`)}, ({path}) => ({path, namespace: name}));
      // Inlined because 2.2 kB in a script that is read anyway cost less than one more fetch when the worker wakes.
      onLoad({filter: /.*/, namespace: name}, async () => ({contents: await compile(), loader: 'binary'}));
    },
  };
}

/** Gives scripts `engine-kernel`, the kernels of the engine. */
export const engineKernel = inlineKernel('engine-kernel', compileEngineKernel);
