/** The networks that are compared on left-out sets, each one step of the founding argument from the one before. */

import {createRandom} from '../../../core/random.ts';
import type {FloatWeights} from '../../../model/weights.ts';
import type {Noise} from '../../batches.ts';
import {sliceDirection} from '../../kernel-passes.ts';
import type {StudyConfig} from '../config.ts';
import type {FitOptions} from '../networks/fit.ts';
import {chooseUnits, countParameters, type NetworkKind, type NetworkShape} from '../networks/shape.ts';
import {drawWeights, type NetworkWeights} from '../networks/weights.ts';
import type {Start} from '../start.ts';

export interface Contender {
  readonly name: string;
  readonly kind: NetworkKind;
  /** As the shipped network: its units, pooling, word pairs, and directions that were language models first. */
  readonly isShipped: boolean;
}

export const CONTENDERS: readonly Contender[] = [
  {name: 'mean of words', kind: 'mean', isShipped: false},
  {name: 'simple recurrent network', kind: 'simple', isShipped: false},
  {name: 'LSTM', kind: 'lstm', isShipped: false},
  {name: 'bidirectional LSTM', kind: 'bidirectional', isShipped: false},
  {name: 'shipped architecture', kind: 'bidirectional', isShipped: true},
];

/** The shape of a contender: its units spend the budget, the shipped network has its own. */
export function shapeContender(
  {kind, isShipped}: Contender,
  config: StudyConfig,
  vocabularySize: number,
): NetworkShape {
  const {embeddingSize, units, pairBuckets} = config.training.shape;
  const readOut = isShipped ? 'pooled' : 'last';
  return {
    kind,
    readOut,
    vocabularySize,
    embeddingSize,
    units: isShipped ? units : chooseUnits(kind, readOut, embeddingSize, config.budget),
    pairBuckets: isShipped ? pairBuckets : 0,
  };
}

/** The shape without what depends on data. */
export function sizeContender(contender: Contender, config: StudyConfig) {
  const shape = shapeContender(contender, config, 0);
  return {name: contender.name, units: shape.units, parameters: countParameters(shape)};
}

function takeDirections(pretrained: FloatWeights, units: number): NetworkWeights['directions'] {
  return [false, true].map(isBackward => sliceDirection(pretrained, isBackward, units));
}

/** Weights to start from: for all but the shipped network word vectors and nothing else. */
export function startContender(
  {isShipped}: Contender,
  shape: NetworkShape,
  start: Start,
  seed: number,
): NetworkWeights {
  const known = isShipped ? start.language : start.vectors;
  const drawn = drawWeights(shape, known.embedding, createRandom(100 + seed));
  return isShipped ? {...drawn, directions: takeDirections(start.language, shape.units)} : drawn;
}

/** Of the study's own, so that its figures stay comparable while the recipe of the shipped network moves on. */
const NOISE: Noise = {wordDropout: 0.3, capsDropout: 0.5, nameSwap: 0.5};

/** How all of them are trained: much as the shipped network is, but for the epoch that early stopping chooses. */
export function configureFit({training, epochs}: StudyConfig, seed: number): FitOptions {
  const {batchSize, learningRate, featureDropout, pairDropout, clipNorm} = training.network;
  const {maxLength} = training.shape;
  return {
    epochs,
    patience: 2,
    batchSize,
    learningRate,
    featureDropout,
    pairDropout,
    noise: NOISE,
    clipNorm,
    maxLength,
    seed,
  };
}
