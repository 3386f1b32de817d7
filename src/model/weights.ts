/**
 * The file of weights, `models/weights.bin`: the tensors of `listTensors`, one after the other, little-endian.
 *
 * A quantized tensor is its scales (float32, one a row), its minimums (likewise) and its levels (uint8, row after row,
 * filled up to a multiple of four bytes); a plain one is float32. There is no header: the card's shape says it all.
 */
import {type QuantizedRows, quantizeRows} from '../core/quantize.ts';
import {HEADS, ModelLoadError, type Shape} from './card.ts';

/** Weights of the network in float32, as trained. Gates stand in the order of Keras: input, forget, cell, output. */
export interface FloatWeights {
  /** [vocabularySize, embeddingSize] */
  readonly embedding: Float32Array;
  /** [embeddingSize, 8 * units]: four gates forward, then four backward. */
  readonly kernel: Float32Array;
  /** [units, 4 * units] each. */
  readonly recurrentForward: Float32Array;
  readonly recurrentBackward: Float32Array;
  /** [8 * units] */
  readonly bias: Float32Array;
  /** [heads, pairBuckets] */
  readonly pairs: Float32Array;
  /** [4 * units, heads]: maximum forward, maximum backward, mean forward, mean backward. */
  readonly dense: Float32Array;
  /** [heads] */
  readonly denseBias: Float32Array;
}

/** All weights of a model in float32: the network, and what a linear part adds to its credibility. */
export interface ModelWeights extends FloatWeights {
  /** [vocabularySize]: each word by itself. What the linear part says of pairs is added to `pairs`. */
  readonly words: Float32Array;
}

export type TensorName = keyof ModelWeights;

/** Weights as shipped: matrices quantized per row, the few others plain. */
export interface Weights {
  readonly embedding: QuantizedRows;
  readonly kernel: QuantizedRows;
  readonly recurrentForward: QuantizedRows;
  readonly recurrentBackward: QuantizedRows;
  readonly bias: Float32Array;
  readonly pairs: QuantizedRows;
  readonly dense: Float32Array;
  readonly denseBias: Float32Array;
  readonly words: QuantizedRows;
}

interface TensorSpec<Name extends TensorName = TensorName> {
  readonly name: Name;
  readonly rows: number;
  readonly columns: number;
  readonly isQuantized: boolean;
  /** The highest level of a row, where not all 256 are worth their bytes in a compressed package. */
  readonly highestLevel?: (row: number) => number;
}

/**
 * Satire and clickbait, which show from a half on, take a coarser grid of pairs than credibility: 24 kB less in a
 * package. With 64 levels for credibility, too, 7 in 1,000 verdicts differ from float32; with 256, 4 do.
 */
const highestPairLevel = (head: number) => (head === 0 ? 255 : 63);

/** The tensors that a network of that shape is trained with. */
export function listTrainedTensors(shape: Shape): TensorSpec<keyof FloatWeights>[] {
  const {vocabularySize, embeddingSize, units, pairBuckets} = shape;
  const heads = HEADS.length;
  return [
    {name: 'embedding', rows: vocabularySize, columns: embeddingSize, isQuantized: true},
    {name: 'kernel', rows: embeddingSize, columns: 8 * units, isQuantized: true},
    {name: 'recurrentForward', rows: units, columns: 4 * units, isQuantized: true},
    {name: 'recurrentBackward', rows: units, columns: 4 * units, isQuantized: true},
    {name: 'bias', rows: 1, columns: 8 * units, isQuantized: false},
    {name: 'pairs', rows: heads, columns: pairBuckets, isQuantized: true, highestLevel: highestPairLevel},
    {name: 'dense', rows: 4 * units, columns: heads, isQuantized: false},
    {name: 'denseBias', rows: 1, columns: heads, isQuantized: false},
  ];
}

/** The tensors of a model of that shape, in the order of the file. */
export function listTensors(shape: Shape): TensorSpec[] {
  return [...listTrainedTensors(shape), {name: 'words', rows: 1, columns: shape.vocabularySize, isQuantized: true}];
}

const padToFour = (bytes: number) => Math.ceil(bytes / 4) * 4;

function measureTensor({rows, columns, isQuantized}: TensorSpec): number {
  return isQuantized ? 8 * rows + padToFour(rows * columns) : 4 * rows * columns;
}

/** Quantizes what the file holds quantized. */
export function quantizeWeights(weights: ModelWeights, shape: Shape): Weights {
  const entries = listTensors(shape).map(({name, rows, columns, isQuantized, highestLevel}) => {
    const values = weights[name];
    if (values.length !== rows * columns) {
      throw new RangeError(`expected ${name} to hold ${rows} x ${columns} values, received ${values.length}`);
    }
    return [name, isQuantized ? quantizeRows(values, rows, columns, highestLevel) : values] as const;
  });
  return Object.fromEntries(entries) as unknown as Weights;
}

/** Writes weights as the bytes of `weights.bin`. */
export function packWeights(weights: Weights, shape: Shape): Uint8Array {
  const specs = listTensors(shape);
  const bytes = new Uint8Array(specs.reduce((sum, spec) => sum + measureTensor(spec), 0));
  let offset = 0;
  const put = (part: Float32Array | Uint8Array) => {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offset);
    offset += padToFour(part.byteLength);
  };
  for (const {name} of specs) {
    const tensor = weights[name];
    if (tensor instanceof Float32Array) put(tensor);
    else for (const part of [tensor.scales, tensor.minimums, tensor.values]) put(part);
  }
  return bytes;
}

/**
 * Reads weights from the bytes of `weights.bin`, without copying the large parts when the bytes are aligned.
 * @throws ModelLoadError when the size is not that of the shape
 */
export function unpackWeights(bytes: Uint8Array, shape: Shape): Weights {
  const specs = listTensors(shape);
  const expected = specs.reduce((sum, spec) => sum + measureTensor(spec), 0);
  if (bytes.byteLength !== expected) {
    throw new ModelLoadError(`weights: expected ${expected} bytes, received ${bytes.byteLength}`);
  }
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  let offset = aligned.byteOffset;
  const take = (length: number) => {
    const part = new Float32Array(aligned.buffer, offset, length);
    offset += part.byteLength;
    return part;
  };
  const takeQuantized = ({rows, columns}: TensorSpec): QuantizedRows => {
    const scales = take(rows);
    const minimums = take(rows);
    const values = new Uint8Array(aligned.buffer, offset, rows * columns);
    offset += padToFour(values.byteLength);
    return {scales, minimums, values};
  };
  const entries = specs.map(spec => [
    spec.name,
    spec.isQuantized ? takeQuantized(spec) : take(spec.rows * spec.columns),
  ]);
  return Object.fromEntries(entries) as unknown as Weights;
}
