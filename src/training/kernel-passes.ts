/** Both passes of one direction of the LSTM, by the kernels. */
import type {FloatWeights} from '../model/weights.ts';
import {type Arena, type Block, type Kernels, PAGE_BYTES, type Sizes} from './kernel-memory.ts';

/** What one direction keeps between its two passes. */
export interface Direction {
  readonly isBackward: boolean;
  /** [embedding, 4 * units] and [units, 4 * units]. */
  readonly kernel: Block;
  readonly recurrent: Block;
  /** [steps * rows, 4 * units]: sums, then activated gates, then derivatives of the sums. */
  readonly gates: Block;
  /** [steps * rows, units] each. */
  readonly cell: Block;
  readonly tanhCell: Block;
  readonly hidden: Block;
  /** [rows, units] each; `place` holds int32. */
  readonly maximum: Block;
  readonly place: Block;
  readonly mean: Block;
}

/** Columns `from … from + width` of a matrix. */
export function sliceColumns(matrix: Float32Array, columns: number, from: number, width: number): Float32Array {
  const rows = matrix.length / columns;
  const slice = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++)
    slice.set(matrix.subarray(row * columns + from, row * columns + from + width), row * width);
  return slice;
}

/** Both halves of the kernel or of the bias, side by side again. */
export function joinColumns(left: Float32Array, right: Float32Array, width: number): Float32Array {
  const joined = new Float32Array(2 * left.length);
  for (let row = 0; row * width < left.length; row++) {
    joined.set(left.subarray(row * width, (row + 1) * width), 2 * row * width);
    joined.set(right.subarray(row * width, (row + 1) * width), (2 * row + 1) * width);
  }
  return joined;
}

/** Weights of one direction: [embedding, 4 * units], [units, 4 * units] and [4 * units]. */
export interface DirectionWeights {
  readonly kernel: Float32Array;
  readonly recurrent: Float32Array;
  readonly bias: Float32Array;
}

/** The weights of one direction of a bidirectional network. */
export function sliceDirection(weights: FloatWeights, isBackward: boolean, units: number): DirectionWeights {
  const from = isBackward ? 4 * units : 0;
  return {
    kernel: sliceColumns(weights.kernel, 8 * units, from, 4 * units),
    recurrent: isBackward ? weights.recurrentBackward : weights.recurrentForward,
    bias: weights.bias.subarray(from, from + 4 * units),
  };
}

/** The step that a direction reads as its `index`-th. */
const stepAt = (isBackward: boolean, index: number, steps: number) => (isBackward ? steps - 1 - index : index);

/** Makes the passes over one memory. */
export function createPasses(kernels: Kernels, arena: Arena) {
  function multiplyBy(a: Block, b: Block, c: Block, [m, k, n]: readonly [number, number, number]): void {
    const packed = arena.take(k * n);
    kernels.packPanels(b.at, packed.at, k, n);
    kernels.multiply(a.at, packed.at, c.at, m, k, n);
  }

  function runForward(isBackward: boolean, words: Block, weights: DirectionWeights, sizes: Sizes): Direction {
    const {embedding, units, steps, rows} = sizes;
    const direction: Direction = {
      isBackward,
      kernel: arena.copy(weights.kernel),
      recurrent: arena.copy(weights.recurrent),
      gates: arena.take(steps * rows * 4 * units),
      cell: arena.take(steps * rows * units),
      tanhCell: arena.take(steps * rows * units),
      hidden: arena.take(steps * rows * units),
      maximum: arena.take(rows * units),
      place: arena.take(rows * units),
      mean: arena.take(rows * units),
    };
    const bias = arena.copy(weights.bias);
    kernels.fillRows(bias.at, direction.gates.at, steps * rows, 4 * units);
    multiplyBy(words, direction.kernel, direction.gates, [steps * rows, embedding, 4 * units]);
    const packed = arena.take(units * 4 * units);
    kernels.packPanels(direction.recurrent.at, packed.at, units, 4 * units);
    const part = rows * units * 4;
    for (let index = 0; index < steps; index++) {
      const step = stepAt(isBackward, index, steps);
      const last = stepAt(isBackward, index - 1, steps);
      const gates = direction.gates.at + step * 4 * part;
      if (index > 0) kernels.multiply(direction.hidden.at + last * part, packed.at, gates, rows, units, 4 * units);
      const {cell, tanhCell, hidden} = direction;
      const before = index > 0 ? cell.at + last * part : 0;
      kernels.stepForward(
        gates,
        before,
        cell.at + step * part,
        tanhCell.at + step * part,
        hidden.at + step * part,
        rows,
        units,
      );
    }
    kernels.poolForward(
      direction.hidden.at,
      direction.maximum.at,
      direction.place.at,
      direction.mean.at,
      steps,
      rows * units,
    );
    return direction;
  }

  /**
   * Turns the activated gates of a direction into derivatives of their sums.
   * @param fill  writes what the loss says of the hidden states of a step to an address, [rows, units]
   */
  function runBackward(direction: Direction, fill: (step: number, address: number) => void, sizes: Sizes): void {
    const {units, steps, rows} = sizes;
    const {isBackward, gates, cell, tanhCell} = direction;
    const turned = arena.take(units * 4 * units);
    kernels.transpose(direction.recurrent.at, turned.at, units, 4 * units);
    const packed = arena.take(units * 4 * units);
    kernels.packPanels(turned.at, packed.at, 4 * units, units);
    const dHidden = arena.take(rows * units);
    const dCell = arena.zeros(rows * units);
    const part = rows * units * 4;
    for (let index = steps - 1; index >= 0; index--) {
      const step = stepAt(isBackward, index, steps);
      fill(step, dHidden.at);
      if (index < steps - 1) {
        const next = stepAt(isBackward, index + 1, steps);
        kernels.multiply(gates.at + next * 4 * part, packed.at, dHidden.at, rows, 4 * units, units);
      }
      const before = index > 0 ? cell.at + stepAt(isBackward, index - 1, steps) * part : 0;
      kernels.stepBackward(
        gates.at + step * 4 * part,
        before,
        tanhCell.at + step * part,
        dHidden.at,
        dCell.at,
        rows,
        units,
      );
    }
  }

  /** What pooled features say of the hidden states, for `runBackward`. */
  function unpool({place}: Direction, dMaximum: Block, dMean: Block, {units, steps, rows}: Sizes) {
    return (step: number, address: number) =>
      kernels.poolBackward(dMaximum.at, place.at, dMean.at, address, step, steps, rows * units);
  }

  /** Gradients of the weights of a direction; adds its share to dWords. */
  function gatherGradients(direction: Direction, words: Block, dWords: Block, {embedding, units, steps, rows}: Sizes) {
    const {isBackward, gates, hidden} = direction;
    const kernel = arena.zeros(embedding * 4 * units);
    kernels.multiplyTransposed(words.at, gates.at, kernel.at, steps * rows, embedding, 4 * units);
    const bias = arena.zeros(4 * units);
    kernels.addRows(gates.at, bias.at, steps * rows, 4 * units);
    // Each step's gates met the hidden state of the step read before it: the two arrays, shifted by one step.
    const recurrent = arena.zeros(units * 4 * units);
    const part = rows * units * 4;
    const [states, sums] = isBackward ? [hidden.at + part, gates.at] : [hidden.at, gates.at + 4 * part];
    kernels.multiplyTransposed(states, sums, recurrent.at, (steps - 1) * rows, units, 4 * units);
    const turned = arena.take(embedding * 4 * units);
    kernels.transpose(direction.kernel.at, turned.at, embedding, 4 * units);
    multiplyBy(gates, turned, dWords, [steps * rows, 4 * units, embedding]);
    return {kernel, bias, recurrent};
  }

  return {runForward, runBackward, unpool, gatherGradients, multiplyBy};
}

/** Bytes that one batch needs, generously. */
export function measureBatch({embedding, units, steps, rows}: Sizes): number {
  const cells = steps * rows;
  return (
    4 * (2 * cells * embedding + 2 * cells * 7 * units + 40 * rows * units + 40 * units * (embedding + units)) +
    PAGE_BYTES
  );
}
