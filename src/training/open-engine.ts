import {compileEngineKernel} from '../build/compile-kernel.ts';
import type {Engine} from '../inference/engine.ts';
import {createKernelEngine} from '../inference/kernel-engine.ts';
import type {Model} from '../model/load.ts';

/** The engine that ships, in Node. */
export async function openKernelEngine(model: Model): Promise<Engine> {
  return createKernelEngine(model, new WebAssembly.Module(await compileEngineKernel()));
}
