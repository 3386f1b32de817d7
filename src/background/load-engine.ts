/** Chooses the engine: our kernels, or TensorFlow.js where WebAssembly has no SIMD. */
import kernelBytes from 'engine-kernel';
import {createVocabulary, type Vocabulary} from '../core/vocabulary.ts';
import type {Engine} from '../inference/engine.ts';
import {hasSimd} from '../inference/has-simd.ts';
import {createKernelEngine} from '../inference/kernel-engine.ts';
import {createKernelVocabulary} from '../inference/kernel-vocabulary.ts';
import {warmKernels} from '../inference/warm-kernels.ts';
import {type Model, parseVocabulary} from '../model/load.ts';
import {breathe} from '../platform/breathe.ts';
import {fallbackScope} from './fallback-scope.ts';

declare function importScripts(...urls: string[]): void;

const FALLBACK = '/fallback.js';
const isWorker = typeof importScripts === 'function';

// A worker may import only what it imported by the time it was installed. Not asked whenever the script is evaluated: the
// first look at WebAssembly takes a browser 3 ms, for which the message that woke the worker would wait.
if (isWorker) addEventListener('install', () => hasSimd() || importScripts(FALLBACK));

/** Runs the script in an event page, which is a document. */
function addFallbackScript(): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = FALLBACK;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`expected ${FALLBACK} to load, received an error`));
    document.head.append(script);
  });
}

async function loadFallback(model: Model): Promise<Engine> {
  if (!fallbackScope.createFallbackEngine) await (isWorker ? importScripts(FALLBACK) : addFallbackScript());
  const create = fallbackScope.createFallbackEngine;
  if (!create) throw new Error(`expected ${FALLBACK} to bring an engine, received none`);
  return create(model, '/wasm/');
}

let compiled: WebAssembly.Module | undefined;

/** The kernels, compiled at once and not in the background: 5 kB take less time than a task that comes back. */
function compileKernels(): WebAssembly.Module {
  if (!compiled) {
    compiled = new WebAssembly.Module(kernelBytes);
    warmKernels(compiled);
  }
  return compiled;
}

// While the files of the model are on their way; a failure is told to the first who needs them. Not before the script
// has run and the browser was told so, which is the task after this one: then the message which woke the worker is on
// its way, too.
void Promise.allSettled([
  breathe()
    .then(breathe)
    .then(() => hasSimd() && compileKernels()),
]);

/** The engine of this browser, with a model. */
export async function loadEngine(model: Model): Promise<Engine> {
  return hasSimd() ? createKernelEngine(model, compileKernels()) : loadFallback(model);
}

/** The vocabulary in the bytes of its file, looked up by the kernels where they run. */
export function indexVocabulary(bytes: Uint8Array, size: number): Vocabulary {
  return hasSimd() ? createKernelVocabulary(compileKernels(), bytes, size) : createVocabulary(parseVocabulary(bytes));
}
