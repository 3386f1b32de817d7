/** Our training kernels against TensorFlow.js: the same losses to four decimals, and every gradient. */
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, jest, test} from '@jest/globals';
import {compileKernel} from '../../../src/build/compile-kernel.ts';
import {createRandom, drawNormal} from '../../../src/core/random.ts';
import {startWasmBackend} from '../../../src/inference/tfjs-engine.ts';
import {DENSE_TENSORS, type TrainingBatch} from '../../../src/training/gradient-engine.ts';
import {createKernelGradients} from '../../../src/training/kernel-gradients.ts';
import {initialiseWeights} from '../../../src/training/network.ts';
import {createTfjsGradients} from '../../../src/training/tfjs-gradients.ts';
import {WASM_DIRECTORY} from '../../../src/training/wasm-directory.ts';

// Seconds of work on an idle core; a busy machine may take many times as long.
jest.setTimeout(180_000);

const [embedding, units, heads] = [16, 8, 3];
const shape = {vocabularySize: 10, embeddingSize: embedding, units, maxLength: 32, pairBuckets: 64};

let module: WebAssembly.Module;
beforeAll(async () => {
  await startWasmBackend(WASM_DIRECTORY);
  const source = join(__dirname, '../../../src/training/kernel/gradients.ts');
  module = new WebAssembly.Module(await compileKernel(source, join(tmpdir(), 'grain-kernel-test')));
});

function drawBatch(steps: number, rows: number, seed: number): TrainingBatch {
  const random = createRandom(seed);
  const normal = (length: number) => Float32Array.from({length}, () => drawNormal(random));
  return {
    steps,
    batch: rows,
    words: normal(steps * rows * embedding),
    pairSums: normal(rows * heads),
    featureMask: Float32Array.from({length: rows * 4 * units}, () => (random() < 0.4 ? 0 : 1 / 0.6)),
    labels: Float32Array.from({length: rows * heads}, () => (random() < 0.5 ? 0 : 1)),
    weights: Float32Array.from({length: rows * heads}, () => (random() < 0.3 ? 0 : 2 * random())),
  };
}

function expectSame(received: Float32Array, expected: Float32Array): void {
  expect(received.length).toBe(expected.length);
  const largest = expected.reduce((top, value) => Math.max(top, Math.abs(value)), 1e-9);
  for (const [i, value] of received.entries()) expect(Math.abs(value - expected[i]!) / largest).toBeLessThan(1e-4);
}

describe('createKernelGradients', () => {
  // (TensorFlow.js refuses one step, which has no recurrence to differentiate.) 5 and 7 rows are no multiple of the tile; long batches follow short ones in one memory.
  test.each([
    [2, 5],
    [32, 7],
    [9, 64],
    [3, 1],
  ])('%d steps of %d headlines', (steps, rows) => {
    const random = createRandom(steps);
    const vectors = Float32Array.from({length: 10 * embedding}, () => drawNormal(random));
    const weights = initialiseWeights(shape, vectors, random);
    const batch = drawBatch(steps, rows, steps + rows);
    const ours = createKernelGradients(module, embedding, units);
    ours.run(drawBatch(20, 9, 1), weights, 9);
    const received = ours.run(batch, weights, rows);
    const expected = createTfjsGradients(embedding, units).run(batch, weights, rows);
    expect(received.loss).toBeCloseTo(expected.loss, 4);
    expectSame(received.words, expected.words);
    expectSame(received.pairSums, expected.pairSums);
    for (const name of DENSE_TENSORS) expectSame(received.dense[name], expected.dense[name]);
  });

  test('has room for a first batch of one short headline, with weights of the full size', () => {
    const full = {...shape, embeddingSize: 64, units: 64};
    const weights = initialiseWeights(full, new Float32Array(10 * 64), createRandom(1));
    const batch: TrainingBatch = {
      steps: 2,
      batch: 1,
      words: new Float32Array(2 * 64),
      pairSums: new Float32Array(heads),
      featureMask: new Float32Array(4 * 64).fill(1),
      labels: new Float32Array(heads),
      weights: new Float32Array(heads).fill(1),
    };
    const {loss} = createKernelGradients(module, 64, 64).run(batch, weights, 1);
    expect(loss).toBeCloseTo(heads * Math.LN2, 4);
  });

  test('refuses sizes that leave vectors with a rest', () => {
    expect(() => createKernelGradients(module, 12, 8)).toThrow(
      'expected embedding size and units to be multiples of 8',
    );
  });
});

describe('compileKernel', () => {
  test('passes on the words of the compiler', async () => {
    await expect(compileKernel(__filename, tmpdir())).rejects.toThrow(/expected .* to compile/);
  });
});
