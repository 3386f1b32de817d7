/** Trains the network: batches in, weights out. Which engine computes the gradients is an argument. */
import {createRandom, drawNormal, type Random} from '../core/random.ts';
import {hashPairs, type Vocabulary} from '../core/vocabulary.ts';
import {HEADS, type Shape} from '../model/card.ts';
import type {FloatWeights} from '../model/weights.ts';
import {type AdamState, applyAdam, createAdamState, RowGradients} from './adam.ts';
import {type Batch, cutBatches, type Noise, type TrainingRow} from './batches.ts';
import {
  DENSE_TENSORS,
  type DenseTensor,
  type GradientEngine,
  type Gradients,
  type TrainingBatch,
} from './gradient-engine.ts';
import type {Progress} from './progress.ts';

export interface NetworkOptions {
  readonly epochs: number;
  readonly batchSize: number;
  /** Falls linearly to zero. */
  readonly learningRate: number;
  readonly featureDropout: number;
  readonly pairDropout: number;
  readonly noise: Noise;
  /** Longest gradient; longer ones are scaled down (Pascanu et al. 2013). */
  readonly clipNorm: number;
  readonly seed: number;
}

/** Everything that changes during training, so that it can be written down and taken up again. */
export interface TrainingState {
  readonly weights: FloatWeights;
  readonly moments: Readonly<Record<keyof FloatWeights, AdamState>>;
  epoch: number;
  step: number;
}

const TENSORS = [
  'embedding',
  'kernel',
  'recurrentForward',
  'recurrentBackward',
  'bias',
  'pairs',
  'dense',
  'denseBias',
] as const;

/** Glorot uniform (Glorot and Bengio 2010). */
function drawGlorot(rows: number, columns: number, fanOut: number, random: Random): Float32Array {
  const limit = Math.sqrt(6 / (rows + fanOut));
  return Float32Array.from({length: rows * columns}, () => (random() * 2 - 1) * limit);
}

/**
 * Weights to start from.
 * @param embedding  [vocabularySize, embeddingSize] word vectors, copied
 */
export function initialiseWeights(shape: Shape, embedding: Float32Array, random: Random): FloatWeights {
  const {embeddingSize, units, pairBuckets} = shape;
  const recurrent = () =>
    Float32Array.from({length: units * 4 * units}, () => drawNormal(random) / Math.sqrt(2 * units));
  const bias = new Float32Array(8 * units);
  // Forget gates start open (Jozefowicz et al. 2015): a fresh cell remembers.
  for (const direction of [0, 1]) bias.fill(1, (4 * direction + 1) * units, (4 * direction + 2) * units);
  return {
    embedding: embedding.slice(),
    kernel: drawGlorot(embeddingSize, 8 * units, 4 * units, random),
    recurrentForward: recurrent(),
    recurrentBackward: recurrent(),
    bias,
    pairs: new Float32Array(HEADS.length * pairBuckets),
    dense: drawGlorot(4 * units, HEADS.length, HEADS.length, random),
    denseBias: new Float32Array(HEADS.length),
  };
}

/** A state before the first step. */
export function createTrainingState(weights: FloatWeights): TrainingState {
  const moments = Object.fromEntries(TENSORS.map(name => [name, createAdamState(weights[name].length)]));
  return {weights, moments: moments as never, epoch: 0, step: 0};
}

/** Pairs of each row that dropout left; the rest weigh more, so that sums keep their size. */
function drawPairs(ids: readonly Int32Array[], buckets: number, rate: number, random: Random): Int32Array[] {
  return ids.map(headline => hashPairs(headline, buckets).filter(() => random() >= rate));
}

function buildBatch(
  batch: Batch,
  pairs: readonly Int32Array[],
  shape: Shape,
  weights: FloatWeights,
  options: NetworkOptions,
  random: Random,
): TrainingBatch {
  const {embeddingSize, units, pairBuckets} = shape;
  const rows = batch.rows.length;
  const steps = batch.ids[0]!.length;
  const words = new Float32Array(steps * rows * embeddingSize);
  const pairSums = new Float32Array(rows * HEADS.length);
  const pairScale = 1 / (1 - options.pairDropout);
  for (const [row, ids] of batch.ids.entries()) {
    for (let step = 0; step < steps; step++) {
      const from = ids[step]! * embeddingSize;
      words.set(weights.embedding.subarray(from, from + embeddingSize), (step * rows + row) * embeddingSize);
    }
    for (const bucket of pairs[row]!) {
      for (let head = 0; head < HEADS.length; head++) {
        pairSums[row * HEADS.length + head]! += pairScale * weights.pairs[head * pairBuckets + bucket]!;
      }
    }
  }
  const keep = 1 / (1 - options.featureDropout);
  return {
    steps,
    batch: rows,
    words,
    pairSums,
    featureMask: Float32Array.from({length: rows * 4 * units}, () => (random() < options.featureDropout ? 0 : keep)),
    labels: Float32Array.from(batch.rows.flatMap(row => row.labels)),
    weights: Float32Array.from(batch.rows.flatMap(row => row.weights)),
  };
}

/** Gradients of the rows of the two tables that a batch met. */
export interface SparseGradients {
  readonly embedding: RowGradients;
  /** A table of pairs is [heads, buckets]; its rows here are single values. */
  readonly pairs: RowGradients;
}

function gatherSparse(
  batch: Batch,
  pairs: readonly Int32Array[],
  gradients: Gradients,
  sparse: SparseGradients,
  shape: Shape,
  pairScale: number,
): void {
  const rows = batch.rows.length;
  for (const [row, ids] of batch.ids.entries()) {
    for (const [step, id] of ids.entries()) {
      sparse.embedding.add(id, gradients.words, (step * rows + row) * shape.embeddingSize);
    }
    for (const bucket of pairs[row]!) {
      for (let head = 0; head < HEADS.length; head++) {
        const gradient = row * HEADS.length + head;
        if (gradients.pairSums[gradient] === 0) continue;
        sparse.pairs.add(head * shape.pairBuckets + bucket, gradients.pairSums, gradient, pairScale);
      }
    }
  }
}

function sumSquares(dense: Readonly<Record<DenseTensor, Float32Array>>): number {
  let sum = 0;
  for (const name of DENSE_TENSORS) for (const value of dense[name]) sum += value * value;
  return sum;
}

/** One step of Adam on everything, the whole gradient clipped to `clipNorm`; the sparse gradients are forgotten. */
export function applyGradients(
  state: TrainingState,
  dense: Readonly<Record<DenseTensor, Float32Array>>,
  sparse: SparseGradients,
  rate: number,
  clipNorm: number,
): void {
  const norm = Math.sqrt(sumSquares(dense) + sparse.embedding.sumSquares() + sparse.pairs.sumSquares());
  if (!Number.isFinite(norm))
    throw new Error(`expected finite gradients at step ${state.step}, received a norm of ${norm}`);
  const how = {rate, step: state.step, scale: Math.min(1, clipNorm / (norm + 1e-12))};
  for (const name of DENSE_TENSORS) {
    const range = {at: 0, from: 0, count: dense[name].length};
    applyAdam(state.weights[name], state.moments[name], dense[name], range, how);
  }
  sparse.embedding.apply(state.weights.embedding, state.moments.embedding, how);
  sparse.pairs.apply(state.weights.pairs, state.moments.pairs, how);
}

export interface TrainingJob {
  readonly rows: readonly TrainingRow[];
  readonly vocabulary: Vocabulary;
  readonly shape: Shape;
  readonly options: NetworkOptions;
  readonly engine: GradientEngine;
  readonly progress: Progress;
  /** Told of each finished epoch: the place to write a checkpoint. */
  readonly onEpoch?: (state: TrainingState, meanLoss: number) => Promise<void> | void;
}

/** Trains from `state` on to the last epoch; the state is changed in place. Epochs draw from seeds of their own. */
export async function trainNetwork(state: TrainingState, job: TrainingJob): Promise<void> {
  const {rows, options, progress} = job;
  const startRows = state.epoch * rows.length;
  const sparse = {embedding: new RowGradients(job.shape.embeddingSize), pairs: new RowGradients(1)};
  const total = options.epochs * rows.length;
  while (state.epoch < options.epochs) {
    const random = createRandom(options.seed * 1000 + state.epoch);
    let done = 0;
    let loss = 0;
    const cut = {size: options.batchSize, maxLength: job.shape.maxLength, noise: options.noise};
    for (const batch of cutBatches(rows, job.vocabulary, cut, random)) {
      const seen = state.epoch * rows.length + done;
      loss += trainBatch(state, batch, job, sparse, random, options.learningRate * (1 - seen / total));
      done += batch.rows.length;
      const mean = ((loss * options.batchSize) / done).toFixed(4);
      progress.step(
        `Training: epoch ${state.epoch + 1} of ${options.epochs}, loss ${mean}`,
        (state.epoch * rows.length + done - startRows) / (total - startRows),
      );
      // Gives signals and timers their turn between the synchronous batches.
      if (state.step % 16 === 0) await new Promise(resolve => setImmediate(resolve));
    }
    state.epoch++;
    await job.onEpoch?.(state, (loss * options.batchSize) / rows.length);
  }
}

function trainBatch(
  state: TrainingState,
  batch: Batch,
  job: TrainingJob,
  sparse: SparseGradients,
  random: Random,
  rate: number,
): number {
  const {shape, options, engine} = job;
  const pairs = drawPairs(batch.ids, shape.pairBuckets, options.pairDropout, random);
  const input = buildBatch(batch, pairs, shape, state.weights, options, random);
  const gradients = engine.run(input, state.weights, options.batchSize);
  gatherSparse(batch, pairs, gradients, sparse, shape, 1 / (1 - options.pairDropout));
  state.step++;
  applyGradients(state, gradients.dense, sparse, rate, options.clipNorm);
  return gradients.loss;
}
