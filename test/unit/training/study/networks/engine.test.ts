/** The networks of the study against TensorFlow.js: the same losses to four decimals, and every gradient. */
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, jest, test} from '@jest/globals';
import * as tf from '@tensorflow/tfjs';
import {compileKernel} from '../../../../../src/build/compile-kernel.ts';
import {createRandom, drawNormal} from '../../../../../src/core/random.ts';
import {createNetworkEngine, type LabelledBatch} from '../../../../../src/training/study/networks/engine.ts';
import {
  chooseUnits,
  countFeatures,
  countParameters,
  NETWORK_KINDS,
  type NetworkKind,
  type NetworkShape,
  type ReadOut,
} from '../../../../../src/training/study/networks/shape.ts';
import {
  drawWeights,
  type LayerWeights,
  listArrays,
  listLayers,
  type NetworkWeights,
} from '../../../../../src/training/study/networks/weights.ts';
import {computeLoss} from '../../../../../src/training/tfjs-gradients.ts';

// Seconds of work on an idle core; a busy machine may take many times as long.
jest.setTimeout(180_000);

const [embeddingSize, units] = [16, 8];

let module: WebAssembly.Module;
beforeAll(async () => {
  await tf.setBackend('cpu');
  const source = join(__dirname, '../../../../../src/training/kernel/gradients.ts');
  module = new WebAssembly.Module(await compileKernel(source, join(tmpdir(), 'grain-kernel-test')));
});

function drawBatch(shape: NetworkShape, steps: number, rows: number, seed: number): LabelledBatch {
  const random = createRandom(seed);
  const normal = (length: number) => Float32Array.from({length}, () => drawNormal(random));
  return {
    steps,
    rows,
    words: normal(steps * rows * embeddingSize),
    pairSums: normal(rows),
    mask: Float32Array.from({length: rows * countFeatures(shape)}, () => (random() < 0.4 ? 0 : 1 / 0.6)),
    labels: Float32Array.from({length: rows}, () => (random() < 0.5 ? 0 : 1)),
    weights: Float32Array.from({length: rows}, () => (random() < 0.3 ? 0 : 2 * random())),
  };
}

/** One step of a cell as the textbook writes it: the new state, and the new content of the cell. */
function step(sums: tf.Tensor2D, cell: tf.Tensor2D | null, isLstm: boolean): [tf.Tensor2D, tf.Tensor2D | null] {
  if (!isLstm) return [tf.tanh(sums), null];
  const [input, forget, fresh, output] = tf.split(sums, 4, 1) as tf.Tensor2D[];
  const kept = cell ? tf.mul(tf.sigmoid(forget!), cell) : tf.zerosLike(input!);
  const next = tf.add(kept, tf.mul(tf.sigmoid(input!), tf.tanh(fresh!))) as tf.Tensor2D;
  return [tf.mul(tf.sigmoid(output!), tf.tanh(next)), next];
}

/** Features of one direction; `part` holds kernel, recurrent and bias. */
function readWords(inputs: tf.Tensor2D[], part: tf.Tensor[], {kind, readOut}: NetworkShape): tf.Tensor2D[] {
  const [kernel, recurrent, bias] = part as [tf.Tensor2D, tf.Tensor2D, tf.Tensor1D];
  const isLstm = kind === 'lstm' || kind === 'bidirectional';
  const states: tf.Tensor2D[] = [];
  let cell: tf.Tensor2D | null = null;
  for (const input of inputs) {
    let sums = tf.add(tf.matMul(input, kernel), bias) as tf.Tensor2D;
    if (states.length > 0) sums = tf.add(sums, tf.matMul(states.at(-1)!, recurrent));
    const [state, next]: [tf.Tensor2D, tf.Tensor2D | null] = step(sums, cell, isLstm);
    states.push(state);
    cell = next;
  }
  if (readOut === 'last' || kind === 'mean') return [states.at(-1)!];
  const stacked = tf.stack(states);
  return [tf.max(stacked, 0), tf.mean(stacked, 0)];
}

/** Loss and gradients by automatic differentiation. */
function differentiate(shape: NetworkShape, batch: LabelledBatch, weights: NetworkWeights, lossScale: number) {
  const layers = listLayers(weights).map(values => tf.tensor(values));
  const widths = weights.directions.flatMap(({kernel, recurrent, bias}) => [kernel, recurrent, bias]);
  const column = (values: Float32Array) => tf.tensor2d(values, [batch.rows, 1]);
  const loss = (words: tf.Tensor, pairSums: tf.Tensor, ...flat: tf.Tensor[]) => {
    const inputs = tf.unstack(tf.reshape(words, [batch.steps, batch.rows, embeddingSize])) as tf.Tensor2D[];
    const width = weights.directions[0]!.bias.length;
    const matrices = flat.map((tensor, index) =>
      index < widths.length && index % 3 !== 2 ? tf.reshape(tensor, [-1, width]) : tensor,
    );
    const features = weights.directions.flatMap((_, index) => {
      const order = index === 1 ? inputs.toReversed() : inputs;
      const read = shape.kind === 'mean' ? [tf.div(tf.addN(inputs), batch.steps) as tf.Tensor2D] : order;
      return readWords(read, matrices.slice(3 * index, 3 * index + 3), shape);
    });
    const masked = tf.mul(tf.concat(features, 1), tf.tensor2d(batch.mask, [batch.rows, countFeatures(shape)]));
    const [dense, denseBias] = flat.slice(-2);
    const logits = tf.add(tf.matMul(masked as tf.Tensor2D, tf.reshape(dense!, [-1, 1])), denseBias!);
    // A mean of words has no recurrent weights; the graph must hold their empty tensor all the same.
    const nothing = flat.flatMap(tensor => (tensor.size === 0 ? [tf.sum(tensor)] : []));
    const sums = nothing.reduce(
      (sum, zero) => tf.add(sum, zero),
      tf.add(logits, tf.reshape(pairSums, [-1, 1])),
    ) as tf.Tensor2D;
    return computeLoss(sums, column(batch.labels), column(batch.weights), lossScale);
  };
  const {value, grads} = tf.valueAndGrads(loss)([tf.tensor(batch.words), tf.tensor(batch.pairSums), ...layers]);
  return {loss: value.dataSync()[0]!, grads: grads.map(grad => Float32Array.from(grad.dataSync()))};
}

function expectSame(received: Float32Array, expected: Float32Array): void {
  expect(received.length).toBe(expected.length);
  const largest = expected.reduce((top, value) => Math.max(top, Math.abs(value)), 1e-9);
  for (const [i, value] of received.entries()) expect(Math.abs(value - expected[i]!) / largest).toBeLessThan(1e-4);
}

const shapeOf = (kind: NetworkKind, readOut: ReadOut): NetworkShape => ({
  kind,
  readOut,
  vocabularySize: 10,
  embeddingSize,
  units,
  pairBuckets: 0,
});

const CASES = NETWORK_KINDS.flatMap(kind =>
  (kind === 'mean' ? (['last'] as const) : (['last', 'pooled'] as const)).flatMap(readOut =>
    [
      [2, 5],
      [21, 7],
    ].map(([steps, rows]) => ({kind, readOut, steps: steps!, rows: rows!})),
  ),
);

describe('createNetworkEngine', () => {
  test.each(CASES)('$kind, read out $readOut: $steps words in $rows headlines', ({kind, readOut, steps, rows}) => {
    const shape = shapeOf(kind, readOut);
    const random = createRandom(steps);
    const weights = drawWeights(shape, Float32Array.from({length: 10 * embeddingSize}, random), random);
    const engine = createNetworkEngine(module, shape);
    engine.run(drawBatch(shape, 30, 9, 1), weights, 9);
    const batch = drawBatch(shape, steps, rows, 40 + rows);
    const received = engine.run(batch, weights, rows);
    const {loss, grads} = differentiate(shape, batch, weights, rows);
    expect(received.loss).toBeCloseTo(loss, 4);
    for (const [index, values] of [received.words, received.pairSums, ...listLayers(received)].entries()) {
      expectSame(values, grads[index]!);
    }
  });

  test('scores as it learns, and reads headlines of one word', () => {
    for (const kind of NETWORK_KINDS) {
      const shape = shapeOf(kind, 'last');
      const random = createRandom(3);
      const weights = drawWeights(shape, new Float32Array(10 * embeddingSize), random);
      const batch = {...drawBatch(shape, 1, 4, 2), mask: new Float32Array(4 * countFeatures(shape)).fill(1)};
      const engine = createNetworkEngine(module, shape);
      const logits = engine.score(batch, weights);
      const slopes = engine.run(batch, weights, 4).pairSums;
      for (const [row, logit] of logits.entries()) {
        const error = (1 / (1 + Math.exp(-logit)) - batch.labels[row]!) * (batch.weights[row]! / 4);
        expect(slopes[row]).toBeCloseTo(error, 6);
      }
    }
  });

  test.each(NETWORK_KINDS)(
    '%s: has room for a first batch of one short headline, with weights of the full size',
    kind => {
      const shape: NetworkShape = {...shapeOf(kind, 'last'), embeddingSize: 64, units: 64};
      const weights = drawWeights(shape, new Float32Array(640), createRandom(1));
      const mask = new Float32Array(countFeatures(shape)).fill(1);
      const one = (value: number) => Float32Array.of(value);
      const words = new Float32Array(2 * 64);
      const batch = {steps: 2, rows: 1, words, pairSums: one(0), labels: one(1), weights: one(1), mask};
      expect(createNetworkEngine(module, shape).run(batch, weights, 1).loss).toBeCloseTo(Math.LN2, 4);
    },
  );

  test('refuses sizes that leave vectors with a rest', () => {
    expect(() => createNetworkEngine(module, {...shapeOf('simple', 'last'), units: 12})).toThrow(
      'expected sizes to be multiples of 8, received 16 and 12',
    );
  });
});

describe('chooseUnits', () => {
  test('gives every kind the same number of parameters, within a twentieth', () => {
    const budget = countParameters({kind: 'bidirectional', readOut: 'last', units: 40, embeddingSize: 64});
    for (const kind of NETWORK_KINDS) {
      const own = chooseUnits(kind, 'last', 64, budget);
      expect(
        Math.abs(countParameters({kind, readOut: 'last', units: own, embeddingSize: 64}) / budget - 1),
      ).toBeLessThan(0.05);
    }
  });
});

describe('countParameters', () => {
  test.each(NETWORK_KINDS)('%s: counts what there is', kind => {
    const shape = shapeOf(kind, 'pooled');
    const weights: LayerWeights = drawWeights(shape, new Float32Array(160), createRandom(1));
    expect(countParameters(shape)).toBe(listLayers(weights).reduce((sum, {length}) => sum + length, 0));
    expect(listArrays({...weights, embedding: new Float32Array(1), pairs: new Float32Array(2)})).toHaveLength(
      2 + listLayers(weights).length,
    );
  });
});
