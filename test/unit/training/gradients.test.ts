/** Gradients against differences of the loss itself, on a network small enough to try every tensor. */
import {beforeAll, describe, expect, jest, test} from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import {createRandom, drawNormal} from '../../../src/core/random.ts';
import {startWasmBackend} from '../../../src/inference/tfjs-engine.ts';
import type {FloatWeights} from '../../../src/model/weights.ts';
import {DENSE_TENSORS, type TrainingBatch} from '../../../src/training/gradient-engine.ts';
import {createTfjsGradients} from '../../../src/training/tfjs-gradients.ts';
import {WASM_DIRECTORY} from '../../../src/training/wasm-directory.ts';
import {drawWeights, SMALL_SHAPE} from '../../support/random-model.ts';

// Seconds of work on an idle core; a busy machine may take many times as long.
jest.setTimeout(180_000);

const {embeddingSize, units} = SMALL_SHAPE;
const [steps, rows, heads] = [5, 6, 3];

beforeAll(() => startWasmBackend(WASM_DIRECTORY));

function drawBatch(): TrainingBatch {
  const random = createRandom(9);
  const normal = (length: number) => Float32Array.from({length}, () => drawNormal(random));
  return {
    steps,
    batch: rows,
    words: normal(steps * rows * embeddingSize),
    pairSums: normal(rows * heads),
    featureMask: Float32Array.from({length: rows * 4 * units}, () => (random() < 0.3 ? 0 : 1.4)),
    labels: Float32Array.from({length: rows * heads}, () => (random() < 0.5 ? 0 : 1)),
    weights: Float32Array.from({length: rows * heads}, () => (random() < 0.3 ? 0 : 1)),
  };
}

describe('createTfjsGradients', () => {
  const batch = drawBatch();
  const weights: FloatWeights = drawWeights(SMALL_SHAPE, 4);
  const lossAt = (changed: Partial<FloatWeights & TrainingBatch>) =>
    createTfjsGradients(embeddingSize, units).run(
      {...batch, ...changed} as TrainingBatch,
      {...weights, ...changed},
      rows,
    ).loss;

  /** Slope of the loss in the direction of a tensor's own gradient, by central difference. */
  function measureSlope(name: string, values: Float32Array, gradient: Float32Array): number {
    const size = 1e-2 / Math.hypot(...gradient);
    const moved = (sign: number) => values.map((value, i) => value + sign * size * gradient[i]!);
    return (lossAt({[name]: moved(1)}) - lossAt({[name]: moved(-1)})) / (2 * size);
  }

  test.each([...DENSE_TENSORS, 'words', 'pairSums'] as const)('%s', name => {
    const gradients = createTfjsGradients(embeddingSize, units).run(batch, weights, rows);
    const isInput = name === 'words' || name === 'pairSums';
    const gradient = isInput ? gradients[name] : gradients.dense[name];
    const expected = gradient.reduce((sum, value) => sum + value * value, 0);
    const slope = measureSlope(name, isInput ? batch[name] : weights[name], gradient);
    expect(slope / expected).toBeCloseTo(1, 1);
  });

  test('a row without weight moves nothing', () => {
    const silent = {...batch, weights: new Float32Array(rows * heads)};
    const {loss, words, dense} = createTfjsGradients(embeddingSize, units).run(silent, weights, rows);
    expect(loss).toBe(0);
    expect(Math.max(...words.map(Math.abs), ...dense.kernel.map(Math.abs))).toBe(0);
  });

  test('leaves no tensor behind', () => {
    const engine = createTfjsGradients(embeddingSize, units);
    const before = tf.memory().numTensors;
    for (let i = 0; i < 10; i++) engine.run(batch, weights, rows);
    expect(tf.memory().numTensors).toBe(before);
  });
});
