/** Trains a network on the memory task and measures it distance by distance. */
import {createRandom, drawNormal} from '../../../core/random.ts';
import type {Vocabulary} from '../../../core/vocabulary.ts';
import type {TrainingRow} from '../../batches.ts';
import type {Progress} from '../../progress.ts';
import {createNetworkEngine, type NetworkEngine} from '../networks/engine.ts';
import {type FitOptions, fitNetwork} from '../networks/fit.ts';
import {scoreHeadlines} from '../networks/score.ts';
import {chooseUnits, type NetworkKind, type NetworkShape, type ReadOut} from '../networks/shape.ts';
import {drawWeights, type NetworkWeights} from '../networks/weights.ts';
import {CLUE_WORDS, createTaskVocabulary, drawQuartet, encodeExample} from './task.ts';

/** A network of the task. */
export interface MemoryNetwork {
  readonly kind: NetworkKind;
  readonly readOut: ReadOut;
}

/** What all trainings of the task share. */
export interface MemorySettings {
  /** Words between clue and last word, the same share of headlines each. */
  readonly distances: readonly number[];
  /** Distances that are measured and never trained on. */
  readonly beyond: readonly number[];
  /** Headlines come by fours (`drawQuartet`). */
  readonly trainQuartets: number;
  readonly validationQuartets: number;
  /** Of each distance. */
  readonly testQuartets: number;
  readonly batchSize: number;
  readonly embeddingSize: number;
  /** Parameters beside the word vectors, about. */
  readonly budget: number;
}

/** One training. */
export interface MemoryRun {
  /** Times that the training headlines are read. */
  readonly epochs: number;
  readonly rate: number;
  readonly seed: number;
}

export interface MemoryResult {
  /** Mean cross-entropy on headlines not trained on, of the epoch that was kept. */
  readonly validationLoss: number;
  /** Share read rightly, distance by distance, then beyond; headlines neither trained on nor chosen by. */
  readonly accuracy: readonly number[];
}

const NO_NOISE = {wordDropout: 0, capsDropout: 0, nameSwap: 0};

/** Seeds of the three parts are far apart: no headline is drawn from the same sequence as one of another part. */
const PART_SEEDS = {train: 1_000, validation: 2_000, test: 3_000} as const;

function drawRows(
  part: keyof typeof PART_SEEDS,
  seed: number,
  quartets: number,
  distances: readonly number[],
  vocabulary: Vocabulary,
): TrainingRow[] {
  const random = createRandom(PART_SEEDS[part] + seed);
  return Array.from({length: quartets}, (_, index) => drawQuartet(distances[index % distances.length]!, random))
    .flat()
    .map(example => ({ids: encodeExample(example, vocabulary), renamed: [], labels: [example.label], weights: [1]}));
}

/** The shape that spends the budget. */
export function shapeMemory(network: MemoryNetwork, {embeddingSize, budget}: MemorySettings): NetworkShape {
  const units = chooseUnits(network.kind, network.readOut, embeddingSize, budget);
  return {...network, vocabularySize: createTaskVocabulary().size, embeddingSize, units, pairBuckets: 0};
}

/** Word vectors of length one, about, in each dimension: nothing is known of the words beforehand. */
function drawStart(shape: NetworkShape, seed: number): NetworkWeights {
  const random = createRandom(seed);
  const vectors = Float32Array.from({length: shape.vocabularySize * shape.embeddingSize}, () => drawNormal(random));
  return drawWeights(shape, vectors, random);
}

function measureAccuracy(
  engine: NetworkEngine,
  weights: NetworkWeights,
  rows: readonly TrainingRow[],
  embeddingSize: number,
): number {
  const ids = rows.map(row => row.ids);
  const logits = scoreHeadlines(engine, weights, ids, embeddingSize);
  return rows.filter(({labels}, index) => logits[index]! > 0 === (labels[0] === 1)).length / rows.length;
}

function createOptions({batchSize, distances}: MemorySettings, {epochs, rate, seed}: MemoryRun): FitOptions {
  return {
    epochs,
    patience: epochs,
    batchSize,
    learningRate: rate,
    featureDropout: 0,
    pairDropout: 0,
    noise: NO_NOISE,
    clipNorm: 1,
    maxLength: Math.max(...distances) + CLUE_WORDS + 1,
    seed,
  };
}

/** Trains and measures one network once. */
export function measureMemory(
  network: MemoryNetwork,
  run: MemoryRun,
  settings: MemorySettings,
  module: WebAssembly.Module,
  progress: Progress,
): MemoryResult {
  const vocabulary = createTaskVocabulary();
  const shape = shapeMemory(network, settings);
  const {distances, beyond, embeddingSize} = settings;
  const draw = (part: keyof typeof PART_SEEDS, quartets: number, among: readonly number[]) =>
    drawRows(part, run.seed, quartets, among, vocabulary);
  const engine = createNetworkEngine(module, shape);
  const fitted = fitNetwork({
    shape,
    engine,
    start: drawStart(shape, run.seed),
    train: draw('train', settings.trainQuartets, distances),
    validation: draw('validation', settings.validationQuartets, distances),
    vocabulary,
    options: createOptions(settings, run),
    progress,
  });
  const accuracy = [...distances, ...beyond].map(distance => {
    const rows = draw('test', settings.testQuartets, [distance]);
    return measureAccuracy(engine, fitted.weights, rows, embeddingSize);
  });
  return {validationLoss: Math.min(...fitted.losses), accuracy};
}
