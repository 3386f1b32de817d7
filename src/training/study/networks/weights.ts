/** The weights of a network of the study. */
import {drawNormal, type Random} from '../../../core/random.ts';
import type {DirectionWeights} from '../../kernel-passes.ts';
import {countDirections, countFeatures, countSums, type NetworkShape} from './shape.ts';

/** What is trained beside the tables; gradients have the same form. */
export interface LayerWeights {
  /**
   * One for each direction: kernel [embedding, sums * units], recurrent [units, sums * units] (empty for a mean of
   * words), bias [sums * units]; sums as in `countSums`.
   */
  readonly directions: readonly DirectionWeights[];
  /** [features] */
  readonly dense: Float32Array;
  /** [1] */
  readonly denseBias: Float32Array;
}

export interface NetworkWeights extends LayerWeights {
  /** [vocabulary, embedding] */
  readonly embedding: Float32Array;
  /** [pairBuckets] */
  readonly pairs: Float32Array;
}

/** The arrays of the layers, in a fixed order. */
export function listLayers({directions, dense, denseBias}: LayerWeights): Float32Array[] {
  return [...directions.flatMap(({kernel, recurrent, bias}) => [kernel, recurrent, bias]), dense, denseBias];
}

/** All arrays of a network, in a fixed order. */
export function listArrays(weights: NetworkWeights): Float32Array[] {
  return [weights.embedding, weights.pairs, ...listLayers(weights)];
}

/** Glorot uniform (Glorot and Bengio 2010). */
function drawGlorot(rows: number, columns: number, fanOut: number, random: Random): Float32Array {
  const limit = Math.sqrt(6 / (rows + fanOut));
  return Float32Array.from({length: rows * columns}, () => (random() * 2 - 1) * limit);
}

/** Weights of one direction; those that meet the last state keep its length, about. */
function drawDirection(shape: NetworkShape, random: Random): DirectionWeights {
  const {kind, embeddingSize, units} = shape;
  const width = countSums(shape) * units;
  const spread = 1 / Math.sqrt(countSums(shape) === 4 ? 2 * units : units);
  const bias = new Float32Array(width);
  // Forget gates start open (Jozefowicz et al. 2015): a fresh cell remembers.
  if (countSums(shape) === 4) bias.fill(1, units, 2 * units);
  return {
    kernel: drawGlorot(embeddingSize, width, width, random),
    recurrent: Float32Array.from({length: kind === 'mean' ? 0 : units * width}, () => drawNormal(random) * spread),
    bias,
  };
}

/**
 * Weights to start from.
 * @param embedding  [vocabularySize, embeddingSize] word vectors, copied: the same for all networks of a comparison
 */
export function drawWeights(shape: NetworkShape, embedding: Float32Array, random: Random): NetworkWeights {
  return {
    embedding: embedding.slice(),
    pairs: new Float32Array(shape.pairBuckets),
    directions: Array.from({length: countDirections(shape)}, () => drawDirection(shape, random)),
    dense: drawGlorot(countFeatures(shape), 1, 1, random),
    denseBias: new Float32Array(1),
  };
}

/** A copy that training leaves alone. */
export function copyWeights(weights: NetworkWeights): NetworkWeights {
  return {
    embedding: weights.embedding.slice(),
    pairs: weights.pairs.slice(),
    directions: weights.directions.map(({kernel, recurrent, bias}) => ({
      kernel: kernel.slice(),
      recurrent: recurrent.slice(),
      bias: bias.slice(),
    })),
    dense: weights.dense.slice(),
    denseBias: weights.denseBias.slice(),
  };
}
