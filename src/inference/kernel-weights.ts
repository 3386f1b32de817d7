/** Puts the weights of a model into the memory of the kernels. */
import type {QuantizedRows} from '../core/quantize.ts';
import {HEADS} from '../model/card.ts';
import type {Model} from '../model/load.ts';
import type {KernelMemory, Kernels} from './kernel-memory.ts';

interface RowsAddress {
  readonly levels: number;
  readonly scales: number;
  readonly minimums: number;
}

/** Addresses of everything that stays as long as the engine. */
export interface KernelWeights {
  /** Still quantized: words are dequantized when a batch has them. */
  readonly embedding: RowsAddress;
  /** Panels of both directions, forward first. */
  readonly kernel: number;
  readonly bias: number;
  /** Panels of each direction. */
  readonly recurrent: readonly [number, number];
  /** [heads, pairBuckets], still quantized. */
  readonly pairs: RowsAddress;
  /** [vocabularySize], still quantized. */
  readonly words: RowsAddress;
  /** [heads, 4 * units] */
  readonly dense: number;
  readonly denseBias: number;
}

function copyRows(memory: KernelMemory, {values, scales, minimums}: QuantizedRows): RowsAddress {
  return {levels: memory.copy(values), scales: memory.copy(scales), minimums: memory.copy(minimums)};
}

/** The dense layer with one row for each head: a head is then one product of vectors. */
function transposeDense(dense: Float32Array): Float32Array {
  const width = dense.length / HEADS.length;
  return Float32Array.from(dense, (_, at) => dense[(at % width) * HEADS.length + Math.floor(at / width)]!);
}

/** Copies and packs the weights; what the packing needed on the way is given back. */
export function placeWeights({weights, card}: Model, memory: KernelMemory, kernels: Kernels): KernelWeights {
  const {embeddingSize, units} = card.shape;
  const gates = 4 * units;
  const placed = {
    embedding: copyRows(memory, weights.embedding),
    pairs: copyRows(memory, weights.pairs),
    words: copyRows(memory, weights.words),
    kernel: memory.take(2 * gates * embeddingSize * 4),
    bias: memory.take(2 * gates * 4),
    recurrent: [memory.take(gates * units * 4), memory.take(gates * units * 4)] as const,
    dense: memory.copy(transposeDense(weights.dense)),
    denseBias: memory.copy(weights.denseBias),
  };
  const {mark} = memory;
  const pack = ({levels, scales, minimums}: RowsAddress, rows: number, columns: number, first: number, to: number) =>
    kernels.packGates(levels, scales, minimums, rows, columns, first, units, to);
  const kernel = copyRows(memory, weights.kernel);
  const bias = memory.copy(weights.bias);
  for (const direction of [0, 1] as const) {
    const first = direction * gates;
    pack(kernel, embeddingSize, 2 * gates, first, placed.kernel + first * embeddingSize * 4);
    kernels.packBias(bias + first * 4, units, placed.bias + first * 4);
    const recurrent = direction === 0 ? weights.recurrentForward : weights.recurrentBackward;
    pack(copyRows(memory, recurrent), units, gates, 0, placed.recurrent[direction]);
  }
  memory.release(mark);
  return placed;
}
