/**
 * The network, in TensorFlow.js operations: used by training (with gradients) and by the reference engine (without).
 *
 * A batch holds headlines of one length, so that nothing is padded and nothing masked: in each direction the state
 * after the last word has seen just the headline. The equations of the cell are those of Hochreiter and Schmidhuber
 * 1997 with the forget gate of Gers et al. 2000, gates in the order of Keras.
 */
import * as tf from '@tensorflow/tfjs-core';
import type {FloatWeights} from './weights.ts';

/** The weights that the graph multiplies with; tables of words and pairs are looked up outside of it. */
export interface GraphTensors {
  /** [embeddingSize, 8 * units] */
  readonly kernel: tf.Tensor2D;
  /** [units, 4 * units] each */
  readonly recurrentForward: tf.Tensor2D;
  readonly recurrentBackward: tf.Tensor2D;
  /** [8 * units] */
  readonly bias: tf.Tensor1D;
  /** [4 * units, heads] */
  readonly dense: tf.Tensor2D;
  /** [heads] */
  readonly denseBias: tf.Tensor1D;
}

export const GRAPH_TENSORS = ['kernel', 'recurrentForward', 'recurrentBackward', 'bias', 'dense', 'denseBias'] as const;

/** One batch of headlines of the same length. */
export interface GraphInput {
  /** Embedded words, time-major: [steps * batch, embeddingSize], the batch of the first word first. */
  readonly words: tf.Tensor2D;
  /** Sums of the weights of each headline's word pairs: [batch, heads]. */
  readonly pairSums: tf.Tensor2D;
  readonly steps: number;
  readonly batch: number;
}

/** Copies the weights of the graph into tensors; the caller disposes of them. */
export function createGraphTensors(weights: FloatWeights, embeddingSize: number, units: number): GraphTensors {
  return {
    kernel: tf.tensor2d(weights.kernel, [embeddingSize, 8 * units]),
    recurrentForward: tf.tensor2d(weights.recurrentForward, [units, 4 * units]),
    recurrentBackward: tf.tensor2d(weights.recurrentBackward, [units, 4 * units]),
    bias: tf.tensor1d(weights.bias),
    dense: tf.tensor2d(weights.dense, [4 * units, weights.denseBias.length]),
    denseBias: tf.tensor1d(weights.denseBias),
  };
}

interface CellState {
  readonly hidden: tf.Tensor2D;
  readonly cell: tf.Tensor2D;
}

/**
 * One step of a cell.
 * @param gates  [batch, 4 * units]: what the word and the last hidden state say to input, forget, cell, output
 */
function stepCell(gates: tf.Tensor2D, last: tf.Tensor2D | null, units: number): CellState {
  const [inputAndForget, candidate, output] = tf.split(gates, [2 * units, units, units], 1) as tf.Tensor2D[];
  const opened = tf.sigmoid(inputAndForget!);
  const fresh = tf.mul(tf.slice(opened, [0, 0], [-1, units]), tf.tanh(candidate!)) as tf.Tensor2D;
  const cell = last ? (tf.add(fresh, tf.mul(tf.slice(opened, [0, units], [-1, units]), last)) as tf.Tensor2D) : fresh;
  return {cell, hidden: tf.mul(tf.sigmoid(output!), tf.tanh(cell)) as tf.Tensor2D};
}

/** Runs one direction; returns the hidden state after each word, in the order they were read. */
function runDirection(projected: readonly tf.Tensor2D[], recurrent: tf.Tensor2D, units: number): tf.Tensor2D[] {
  const hiddens: tf.Tensor2D[] = [];
  let state: CellState | null = null;
  for (const projection of projected) {
    const gates = state ? (tf.add(projection, tf.matMul(state.hidden, recurrent)) as tf.Tensor2D) : projection;
    state = stepCell(gates, state ? state.cell : null, units);
    hiddens.push(state.hidden);
  }
  return hiddens;
}

/** Maximum and mean over time of hidden states, each [batch, units]. */
function poolStates(hiddens: readonly tf.Tensor2D[]): {maximum: tf.Tensor2D; mean: tf.Tensor2D} {
  // A chain of pairwise maxima: the gradient of tf.max over a stacked axis is slower on the wasm backend.
  const maximum = hiddens.reduce((a, b) => tf.maximum(a, b) as tf.Tensor2D);
  const sum = tf.addN([...hiddens]) as tf.Tensor2D;
  return {maximum, mean: tf.mul(sum, 1 / hiddens.length) as tf.Tensor2D};
}

/** What the dense layer reads: [batch, 4 * units], maximum forward, maximum backward, mean forward, mean backward. */
export function computeFeatures(input: GraphInput, tensors: GraphTensors): tf.Tensor2D {
  const {words, steps, batch} = input;
  const units = tensors.recurrentForward.shape[0];
  // Both directions read the same words: one multiplication projects each word for both.
  const projected = tf.add(tf.matMul(words, tensors.kernel), tensors.bias) as tf.Tensor2D;
  const cut = (half: tf.Tensor) => (steps === 1 ? [half] : tf.split(half, steps, 0)) as tf.Tensor2D[];
  const [left, right] = tf.split(projected, 2, 1).map(cut);
  const forward = poolStates(runDirection(left!, tensors.recurrentForward, units));
  // A copy: the tape of the gradients holds the array that split returned, and must not find it turned round.
  const backward = poolStates(runDirection([...right!].reverse(), tensors.recurrentBackward, units));
  const features = tf.concat([forward.maximum, backward.maximum, forward.mean, backward.mean], 1);
  return tf.reshape(features, [batch, 4 * units]);
}

/** Logits of the heads, [batch, heads], from features that training may have dropped out. */
export function computeLogits(features: tf.Tensor2D, input: GraphInput, tensors: GraphTensors): tf.Tensor2D {
  const sums = tf.add(tf.matMul(features, tensors.dense), input.pairSums);
  return tf.add(sums, tensors.denseBias) as tf.Tensor2D;
}
