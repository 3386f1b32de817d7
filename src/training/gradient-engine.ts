/** Loss and gradients of one batch. The seam behind which TensorFlow.js trains. */
import type {FloatWeights} from '../model/weights.ts';

/** Headlines of one length, embedded, with labels and weights of the heads. */
export interface TrainingBatch {
  readonly steps: number;
  readonly batch: number;
  /** [steps * batch, embeddingSize], time-major. */
  readonly words: Float32Array;
  /** [batch, heads] */
  readonly pairSums: Float32Array;
  /** [batch, 4 * units]: 0 where a feature is dropped, 1 / (1 - rate) elsewhere. */
  readonly featureMask: Float32Array;
  /** [batch, heads], 0 to 1. */
  readonly labels: Float32Array;
  /** [batch, heads]; 0 where a head is not taught. */
  readonly weights: Float32Array;
}

export const DENSE_TENSORS = ['kernel', 'recurrentForward', 'recurrentBackward', 'bias', 'dense', 'denseBias'] as const;
export type DenseTensor = (typeof DENSE_TENSORS)[number];

export interface Gradients {
  /** Weighted cross-entropy, summed over rows and heads, divided by `lossScale`. */
  readonly loss: number;
  readonly dense: Readonly<Record<DenseTensor, Float32Array>>;
  /** Shapes of `words` and `pairSums`. */
  readonly words: Float32Array;
  readonly pairSums: Float32Array;
}

export interface GradientEngine {
  /** Leaves nothing allocated. @param lossScale  rows that count as one full batch */
  run(batch: TrainingBatch, weights: FloatWeights, lossScale: number): Gradients;
}
