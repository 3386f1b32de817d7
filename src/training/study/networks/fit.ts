/** Trains a network of the study: Adam, a falling rate, and the epoch that served unseen headlines best. */
import {createRandom, type Random} from '../../../core/random.ts';
import type {Vocabulary} from '../../../core/vocabulary.ts';
import {type AdamState, applyAdam, createAdamState, RowGradients} from '../../adam.ts';
import {type Batch, cutBatches, type Noise, type TrainingRow} from '../../batches.ts';
import type {Progress} from '../../progress.ts';
import type {LabelledBatch, NetworkEngine, NetworkGradients} from './engine.ts';
import {embedWords, listPairs, scoreHeadlines, sumPairs} from './score.ts';
import {countFeatures, type NetworkShape} from './shape.ts';
import {copyWeights, listArrays, listLayers, type NetworkWeights} from './weights.ts';

export interface FitOptions {
  /** At most. */
  readonly epochs: number;
  /** Epochs without a better one after which training stops. */
  readonly patience: number;
  readonly batchSize: number;
  /** Falls linearly to zero over all epochs. */
  readonly learningRate: number;
  readonly featureDropout: number;
  readonly pairDropout: number;
  readonly noise: Noise;
  /** Longest gradient; longer ones are scaled down (Pascanu et al. 2013). */
  readonly clipNorm: number;
  /** Longer headlines are cut. */
  readonly maxLength: number;
  /** Draws batches, noise and dropout. */
  readonly seed: number;
}

export interface NetworkFit {
  readonly shape: NetworkShape;
  readonly engine: NetworkEngine;
  /** Left as it is. */
  readonly start: NetworkWeights;
  /** Rows with one label and one weight each. */
  readonly train: readonly TrainingRow[];
  readonly validation: readonly TrainingRow[];
  /** Of the ids; noise needs it. */
  readonly vocabulary: Vocabulary;
  readonly options: FitOptions;
  readonly progress: Progress;
}

export interface FittedNetwork {
  /** Those of the best epoch. */
  readonly weights: NetworkWeights;
  /** From 1. */
  readonly bestEpoch: number;
  /** Weighted mean cross-entropy on the validation rows after each epoch. */
  readonly losses: readonly number[];
}

function buildBatch(
  batch: Batch,
  pairs: readonly Int32Array[],
  weights: NetworkWeights,
  fit: NetworkFit,
  random: Random,
) {
  const {featureDropout, pairDropout} = fit.options;
  const keep = 1 / (1 - featureDropout);
  const rows = batch.ids.length;
  return {
    steps: batch.ids[0]!.length,
    rows,
    words: embedWords(batch.ids, weights, fit.shape.embeddingSize),
    pairSums: sumPairs(pairs, weights, 1 / (1 - pairDropout)),
    mask: Float32Array.from({length: rows * countFeatures(fit.shape)}, () => (random() < featureDropout ? 0 : keep)),
    labels: Float32Array.from(batch.rows, ({labels}) => labels[0]!),
    weights: Float32Array.from(batch.rows, row => row.weights[0]!),
  } satisfies LabelledBatch;
}

/** The weights with what Adam remembers of them. */
interface Learner {
  readonly weights: NetworkWeights;
  readonly moments: readonly AdamState[];
  readonly words: RowGradients;
  readonly pairs: RowGradients;
  step: number;
}

function createLearner(start: NetworkWeights, embeddingSize: number): Learner {
  const weights = copyWeights(start);
  return {
    weights,
    moments: listArrays(weights).map(({length}) => createAdamState(length)),
    words: new RowGradients(embeddingSize),
    pairs: new RowGradients(1),
    step: 0,
  };
}

function gatherRows(
  learner: Learner,
  batch: Batch,
  pairs: readonly Int32Array[],
  gradients: NetworkGradients,
  scale: number,
) {
  const {words, pairSums} = gradients;
  const rows = batch.ids.length;
  for (const [row, ids] of batch.ids.entries()) {
    for (const [step, id] of ids.entries()) learner.words.add(id, words, (step * rows + row) * learner.words.columns);
    for (const bucket of pairs[row]!) learner.pairs.add(bucket, pairSums, row, scale);
  }
}

/** One step of Adam, the whole gradient clipped. */
function applyStep(learner: Learner, gradients: NetworkGradients, rate: number, clipNorm: number): void {
  const {weights, moments, words, pairs} = learner;
  const layers = listLayers(gradients);
  let squares = words.sumSquares() + pairs.sumSquares();
  for (const values of layers) for (const value of values) squares += value * value;
  if (!Number.isFinite(squares))
    throw new Error(`expected finite gradients, received ${squares} at step ${learner.step}`);
  learner.step++;
  const how = {rate, step: learner.step, scale: Math.min(1, clipNorm / (Math.sqrt(squares) + 1e-12))};
  words.apply(weights.embedding, moments[0]!, how);
  pairs.apply(weights.pairs, moments[1]!, how);
  for (const [index, values] of listLayers(weights).entries()) {
    applyAdam(values, moments[index + 2]!, layers[index]!, {at: 0, from: 0, count: values.length}, how);
  }
}

/** Weighted mean cross-entropy. */
function measureLoss(
  {engine, shape, options}: NetworkFit,
  weights: NetworkWeights,
  rows: readonly TrainingRow[],
): number {
  const ids = rows.map(row => row.ids.slice(0, options.maxLength));
  const logits = scoreHeadlines(engine, weights, ids, shape.embeddingSize);
  let [loss, total] = [0, 0];
  for (const [row, {labels, weights}] of rows.entries()) {
    const logit = logits[row]!;
    loss += weights[0]! * (Math.max(logit, 0) - logit * labels[0]! + Math.log1p(Math.exp(-Math.abs(logit))));
    total += weights[0]!;
  }
  return loss / total;
}

function runEpoch(learner: Learner, fit: NetworkFit, epoch: number): void {
  const {train, options, shape, engine, vocabulary, progress} = fit;
  const random = createRandom(options.seed * 1000 + epoch);
  const cut = {size: options.batchSize, maxLength: options.maxLength, noise: options.noise};
  let done = 0;
  for (const batch of cutBatches(train, vocabulary, cut, random)) {
    const seen = (epoch * train.length + done) / (options.epochs * train.length);
    const pairs = listPairs(batch.ids, learner.weights).map(row => row.filter(() => random() >= options.pairDropout));
    const gradients = engine.run(
      buildBatch(batch, pairs, learner.weights, fit, random),
      learner.weights,
      options.batchSize,
    );
    gatherRows(learner, batch, pairs, gradients, 1 / (1 - options.pairDropout));
    applyStep(learner, gradients, options.learningRate * (1 - seen), options.clipNorm);
    done += batch.rows.length;
    progress.step(`Training ${shape.kind}: epoch ${epoch + 1} of ${options.epochs}`, done / train.length);
  }
}

/** Trains to the end or until patience is at its end. */
export function fitNetwork(fit: NetworkFit): FittedNetwork {
  const {options, validation} = fit;
  const learner = createLearner(fit.start, fit.shape.embeddingSize);
  const losses: number[] = [];
  let best = {weights: fit.start, bestEpoch: 0, loss: Number.POSITIVE_INFINITY};
  for (let epoch = 0; epoch < options.epochs && epoch - best.bestEpoch < options.patience; epoch++) {
    runEpoch(learner, fit, epoch);
    const loss = measureLoss(fit, learner.weights, validation);
    losses.push(loss);
    if (loss < best.loss) best = {weights: copyWeights(learner.weights), bestEpoch: epoch + 1, loss};
  }
  return {weights: best.weights, bestEpoch: best.bestEpoch, losses};
}
