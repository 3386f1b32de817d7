/** The worker of the bench: every engine on the same model, timed in turn. */
import kernelBytes from 'engine-kernel';
import peakBytes from 'peak-kernel';
import type {Probabilities} from '../core/score.ts';
import type {Engine} from '../inference/engine.ts';
import {createKernelEngine} from '../inference/kernel-engine.ts';
import {createPlainEngine} from '../inference/plain-engine.ts';
import {createTfjsEngine} from '../inference/tfjs-engine.ts';
import {loadModel} from '../model/load.ts';
import {createLayersEngine} from './bench-layers.ts';
import {createOnnxEngine} from './bench-onnx.ts';

/** What the command asks of the worker. */
export interface BenchWorker {
  open(): Promise<void>;
  /** Probabilities of each engine, by name. */
  score(batch: number[][]): Promise<Record<string, Probabilities[]>>;
  /** Milliseconds for a batch of each engine, by name: all repeats, taken in turn; each the mean of `calls` calls. */
  time(batch: number[][], repeats: number, calls: number): Promise<Record<string, number[]>>;
  /** Milliseconds for a number of rounds of `runPeak`, 96 operations each. */
  timePeak(rounds: number): number;
}

/** Takes seconds for what others do in milliseconds: its first call says enough. */
const SLOWEST = 'tfjs LayersModel, cpu';

const engines = new Map<string, Engine>();
const toBatch = (batch: number[][]) => batch.map(ids => Int32Array.from(ids));

async function readModelFile(name: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(`/models/${name}`)).arrayBuffer());
}

const memory = new WebAssembly.Memory({initial: 1});
const peak = new WebAssembly.Instance(new WebAssembly.Module(peakBytes), {env: {memory}});
const runPeak = peak.exports.runPeak as (rounds: number) => number;

const bench: BenchWorker = {
  async open() {
    const model = await loadModel(readModelFile);
    engines.set('kernel', createKernelEngine(model, new WebAssembly.Module(kernelBytes)));
    engines.set('onnxruntime-web', await createOnnxEngine(model, '/ort-wasm-simd-threaded.wasm'));
    engines.set('tfjs graph, wasm', await createTfjsEngine(model, '/wasm/'));
    engines.set('tfjs LayersModel, wasm', await createLayersEngine(model, 'wasm'));
    engines.set(SLOWEST, await createLayersEngine(model, 'cpu'));
    engines.set('plain TypeScript', createPlainEngine(model));
  },
  async score(batch) {
    const found: Record<string, Probabilities[]> = {};
    for (const [name, engine] of engines) found[name] = await engine.score(toBatch(batch));
    return found;
  },
  async time(batch, repeats, calls) {
    const ids = toBatch(batch);
    const times: Record<string, number[]> = {};
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const [name, engine] of engines) {
        if (name === SLOWEST && repeat > 0) continue;
        const count = name === SLOWEST ? 1 : calls;
        const start = performance.now();
        for (let call = 0; call < count; call++) await engine.score(ids);
        times[name] = [...(times[name] ?? []), (performance.now() - start) / count];
      }
    }
    return times;
  },
  timePeak(rounds) {
    const start = performance.now();
    runPeak(rounds);
    return performance.now() - start;
  },
};

Object.assign(globalThis, {bench});
