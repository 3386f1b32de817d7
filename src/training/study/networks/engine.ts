/** Loss and gradients of a batch of headlines, for each kind of network, by the training kernels. */
import {sigmoid} from '../../../core/metrics.ts';
import {Arena, type Block, type Kernels, type SimpleKernels, type Sizes} from '../../kernel-memory.ts';
import {createPasses, type DirectionWeights, measureBatch} from '../../kernel-passes.ts';
import {countFeatures, type NetworkShape} from './shape.ts';
import {createSimplePasses} from './simple-passes.ts';
import type {LayerWeights, NetworkWeights} from './weights.ts';

/** Headlines of one length, embedded. */
export interface NetworkBatch {
  readonly steps: number;
  readonly rows: number;
  /** [steps * rows, embeddingSize], time-major. */
  readonly words: Float32Array;
  /** [rows]: what the pairs of each headline add to its logit. */
  readonly pairSums: Float32Array;
}

export interface LabelledBatch extends NetworkBatch {
  /** [rows, features]: 0 where a feature is dropped, 1 / (1 - rate) elsewhere. */
  readonly mask: Float32Array;
  /** [rows] each; labels 0 to 1. */
  readonly labels: Float32Array;
  readonly weights: Float32Array;
}

/** Views of the kernels' memory, good until the next batch. */
export interface NetworkGradients extends LayerWeights {
  /** Weighted cross-entropy, summed over rows, divided by `lossScale`. */
  readonly loss: number;
  /** Of the shapes of the batch. */
  readonly words: Float32Array;
  readonly pairSums: Float32Array;
}

export interface NetworkEngine {
  /** What the output sees, [rows, features]. */
  readFeatures(batch: NetworkBatch, weights: NetworkWeights): Float32Array;
  /** Logits of the rows. */
  score(batch: NetworkBatch, weights: NetworkWeights): Float32Array;
  /** @param lossScale  rows that count as one full batch */
  run(batch: LabelledBatch, weights: NetworkWeights, lossScale: number): NetworkGradients;
}

/** What one reading of the headlines left, and how it learns. */
interface Reading {
  /** [steps * rows, units], and [rows, units] over the steps. */
  readonly states: {readonly hidden: Block; readonly maximum: Block; readonly place: Block; readonly mean: Block};
  /** The step read last. */
  readonly lastStep: number;
  /** Adds to `dWords`. @param fill  writes what the loss says of the states of a step to an address */
  learn(fill: (step: number, address: number) => void, dWords: Block): DirectionWeights;
}

/** Columns of a matrix [rows, columns] as a matrix of their own, or back. */
function copyColumns(matrix: Float32Array, columns: number, from: number, part: Float32Array, isBack: boolean): void {
  const rows = matrix.length / columns;
  const width = part.length / rows;
  for (let row = 0; row < rows; row++) {
    const here = matrix.subarray(row * columns + from, row * columns + from + width);
    const there = part.subarray(row * width, (row + 1) * width);
    if (isBack) here.set(there);
    else there.set(here);
  }
}

/** Logits, the loss, and the derivative of each logit. */
function judge(logits: Float32Array, {labels, weights}: LabelledBatch, lossScale: number) {
  let loss = 0;
  const slopes = logits.map((logit, row) => {
    const [label, weight] = [labels[row]!, weights[row]! / lossScale];
    loss += weight * (Math.max(logit, 0) - logit * label + Math.log1p(Math.exp(-Math.abs(logit))));
    return weight * (sigmoid(logit) - label);
  });
  return {loss, slopes};
}

function computeLogits(features: Float32Array, {rows, pairSums}: NetworkBatch, {dense, denseBias}: LayerWeights) {
  const width = dense.length;
  return Float32Array.from({length: rows}, (_, row) => {
    let logit = pairSums[row]! + denseBias[0]!;
    for (let i = 0; i < width; i++) logit += features[row * width + i]! * dense[i]!;
    return logit;
  });
}

function differentiateDense(features: Float32Array, slopes: Float32Array, mask: Float32Array, weights: LayerWeights) {
  const width = weights.dense.length;
  const dense = new Float32Array(width);
  const dFeatures = new Float32Array(features.length);
  for (let row = 0; row < slopes.length; row++) {
    for (let i = 0; i < width; i++) {
      const at = row * width + i;
      dense[i]! += slopes[row]! * features[at]!;
      dFeatures[at] = slopes[row]! * weights.dense[i]! * mask[at]!;
    }
  }
  return {dense, denseBias: Float32Array.of(slopes.reduce((sum, slope) => sum + slope, 0)), dFeatures};
}

/** The mean of the words of each headline, [rows, size]. */
function averageWords({steps, rows, words}: NetworkBatch, size: number): Float32Array {
  const means = new Float32Array(rows * size);
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < means.length; i++) means[i]! += words[step * means.length + i]! / steps;
  }
  return means;
}

/** What a mean passes back to each word. */
function spreadOverWords(dMeans: Float32Array, steps: number): Float32Array {
  const dWords = new Float32Array(steps * dMeans.length);
  for (let step = 0; step < steps; step++) dWords.set(dMeans, step * dMeans.length);
  return dWords.map(value => value / steps);
}

/** How each kind reads: the functions that turn words into readings. */
function createReaders(module: WebAssembly.Module, arena: Arena) {
  const instance = new WebAssembly.Instance(module, {env: {memory: arena.memory}});
  const kernels = instance.exports as unknown as Kernels & SimpleKernels;
  const lstm = createPasses(kernels, arena);
  const simple = createSimplePasses(kernels, arena, lstm.multiplyBy);
  function readSimply(words: Block, weights: DirectionWeights, sizes: Sizes): Reading {
    const states = simple.runForward(words, weights, sizes);
    const learn: Reading['learn'] = (fill, dWords) =>
      simple.gatherGradients(states, simple.runBackward(states, fill, sizes), words, dWords, sizes);
    return {states, lastStep: sizes.steps - 1, learn};
  }
  function readByLstm(words: Block, weights: DirectionWeights, isBackward: boolean, sizes: Sizes): Reading {
    const states = lstm.runForward(isBackward, words, weights, sizes);
    const learn: Reading['learn'] = (fill, dWords) => {
      lstm.runBackward(states, fill, sizes);
      const {kernel, recurrent, bias} = lstm.gatherGradients(states, words, dWords, sizes);
      return {kernel: kernel.values, recurrent: recurrent.values, bias: bias.values};
    };
    return {states, lastStep: isBackward ? 0 : sizes.steps - 1, learn};
  }
  return {kernels, readSimply, readByLstm};
}

/**
 * Makes the engine of a network from compiled kernels (`kernel/gradients.ts`).
 * @throws RangeError when a size is not a multiple of 8
 */
export function createNetworkEngine(module: WebAssembly.Module, shape: NetworkShape): NetworkEngine {
  const {kind, readOut, embeddingSize, units} = shape;
  if (embeddingSize % 8 !== 0 || units % 8 !== 0) {
    throw new RangeError(`expected sizes to be multiples of 8, received ${embeddingSize} and ${units}`);
  }
  const arena = new Arena();
  const {kernels, readSimply, readByLstm} = createReaders(module, arena);
  const width = countFeatures(shape);
  const isPooled = readOut === 'pooled' && kind !== 'mean';

  /** Blocks of the features that a reading gives, each [rows, units]. */
  function listParts({states, lastStep}: Reading, rows: number): Float32Array[] {
    const at = lastStep * rows * units;
    return isPooled
      ? [states.maximum.values, states.mean.values]
      : [states.hidden.values.subarray(at, at + rows * units)];
  }

  function read(batch: NetworkBatch, {directions}: NetworkWeights) {
    const sizes: Sizes = {embedding: embeddingSize, units, steps: kind === 'mean' ? 1 : batch.steps, rows: batch.rows};
    arena.reset();
    arena.reserve(measureBatch(sizes));
    const words = arena.copy(kind === 'mean' ? averageWords(batch, embeddingSize) : batch.words);
    const isLstm = kind === 'lstm' || kind === 'bidirectional';
    const readings = directions.map((weights, index) =>
      isLstm ? readByLstm(words, weights, index === 1, sizes) : readSimply(words, weights, sizes),
    );
    const features = new Float32Array(batch.rows * width);
    for (const [index, part] of readings.flatMap(reading => listParts(reading, batch.rows)).entries()) {
      copyColumns(features, width, index * units, part, true);
    }
    return {sizes, words, readings, features};
  }

  /** Passes the derivatives of the features on to the states of a reading. */
  function createFill({states, lastStep}: Reading, first: number, dFeatures: Float32Array, {steps, rows}: Sizes) {
    const take = (index: number) => {
      const part = arena.take(rows * units);
      copyColumns(dFeatures, width, (first + index) * units, part.values, false);
      return part;
    };
    if (isPooled) {
      const [dMaximum, dMean] = [take(0), take(1)];
      return (step: number, address: number) =>
        kernels.poolBackward(dMaximum.at, states.place.at, dMean.at, address, step, steps, rows * units);
    }
    const dLast = take(0);
    return (step: number, address: number) => {
      const target = new Float32Array(arena.memory.buffer, address, rows * units);
      if (step === lastStep) target.set(dLast.values);
      else target.fill(0);
    };
  }

  return {
    readFeatures: (batch, weights) => read(batch, weights).features,
    score: (batch, weights) => computeLogits(read(batch, weights).features, batch, weights),
    run(batch, weights, lossScale) {
      const {sizes, words, readings, features} = read(batch, weights);
      for (let i = 0; i < features.length; i++) features[i]! *= batch.mask[i]!;
      const {loss, slopes} = judge(computeLogits(features, batch, weights), batch, lossScale);
      const {dense, denseBias, dFeatures} = differentiateDense(features, slopes, batch.mask, weights);
      const dWords = arena.zeros(words.values.length);
      const directions = readings.map((reading, index) =>
        reading.learn(createFill(reading, index * (isPooled ? 2 : 1), dFeatures, sizes), dWords),
      );
      const dInput = kind === 'mean' ? spreadOverWords(dWords.values, batch.steps) : dWords.values;
      return {loss, words: dInput, pairSums: slopes, directions, dense, denseBias};
    },
  };
}
