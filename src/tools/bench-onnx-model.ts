/** Writes the network as an ONNX model (operators of version 12), for the peer of the bench that reads it. */
import {dequantizeRows} from '../core/quantize.ts';
import {HEADS} from '../model/card.ts';
import type {Model} from '../model/load.ts';

type Part = Uint8Array | number[];

const FLOAT = 1;
const INT32 = 6;
const INT64 = 7;
/** Kinds of attributes. */
const INT = 2;
const TEXT = 3;
const INTS = 7;

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

/** A field of Protocol Buffers: a number, a text, or bytes that may be a message themselves. */
function field(key: number, value: number | string | Uint8Array): Part[] {
  if (typeof value === 'number') return [[...varint(key * 8), ...varint(value)]];
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return [[...varint(key * 8 + 2), ...varint(bytes.length)], bytes];
}

function message(...fields: readonly Part[][]): Uint8Array {
  const parts = fields.flat();
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

function tensor(name: string, dims: readonly number[], values: Float32Array | BigInt64Array): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const type = values instanceof Float32Array ? FLOAT : INT64;
  return message(...dims.map(dim => field(1, dim)), field(2, type), field(8, name), field(9, bytes));
}

function attribute(name: string, value: number | string | readonly number[]): Uint8Array {
  if (typeof value === 'number') return message(field(1, name), field(3, value), field(20, INT));
  if (typeof value === 'string') return message(field(1, name), field(4, value), field(20, TEXT));
  return message(field(1, name), ...value.map(entry => field(8, entry)), field(20, INTS));
}

type Attributes = Readonly<Record<string, number | string | readonly number[]>>;

function node(operator: string, inputs: readonly string[], outputs: readonly string[], attributes: Attributes = {}) {
  return message(
    ...inputs.map(name => field(1, name)),
    ...outputs.map(name => field(2, name)),
    field(4, operator),
    ...Object.entries(attributes).map(([name, value]) => field(5, attribute(name, value))),
  );
}

function declare(name: string, type: number, dims: readonly (number | string)[]): Uint8Array {
  const shape = message(...dims.map(dim => field(1, message(field(typeof dim === 'number' ? 1 : 2, dim)))));
  return message(field(1, name), field(2, message(field(1, message(field(1, type), field(2, shape))))));
}

/** Weights of one direction as ONNX has them: gates output first, [4 * units, inputs]. */
function transposeGates(weights: Float32Array, columns: number, first: number, units: number): Float32Array {
  const inputs = weights.length / columns;
  // ONNX: input, output, forget, candidate; ours: input, forget, candidate, output.
  const order = [0, 3, 1, 2];
  return Float32Array.from({length: 4 * units * inputs}, (_, at) => {
    const row = Math.floor(at / inputs);
    const gate = order[Math.floor(row / units)]!;
    return weights[(at % inputs) * columns + first + gate * units + (row % units)]!;
  });
}

const join = (...parts: readonly Float32Array[]) => Float32Array.from(parts.flatMap(part => [...part]));

function listWeights({weights, card}: Model, embedding: Float32Array): Uint8Array[] {
  const {vocabularySize, embeddingSize, units} = card.shape;
  const gates = 4 * units;
  const kernel = dequantizeRows(weights.kernel);
  const recurrent = [weights.recurrentForward, weights.recurrentBackward].map(rows =>
    transposeGates(dequantizeRows(rows), gates, 0, units),
  );
  const half = (values: Float32Array, columns: number, direction: number) =>
    transposeGates(values, columns, direction * gates, units);
  const none = new Float32Array(gates);
  const bias = join(half(weights.bias, 2 * gates, 0), none, half(weights.bias, 2 * gates, 1), none);
  return [
    tensor('embedding', [vocabularySize, embeddingSize], embedding),
    tensor('W', [2, gates, embeddingSize], join(half(kernel, 2 * gates, 0), half(kernel, 2 * gates, 1))),
    tensor('R', [2, gates, units], join(...recurrent)),
    tensor('B', [2, 2 * gates], bias),
    tensor('dense', [gates, HEADS.length], weights.dense),
    tensor('denseBias', [HEADS.length], weights.denseBias),
    tensor('flat', [2], BigInt64Array.of(-1n, BigInt(2 * units))),
  ];
}

/** The bytes of the model: ids [steps, batch], lengths [batch] and 1 / lengths [batch, 1] to logits [batch, heads]. */
export function encodeOnnx(model: Model, embedding: Float32Array): Uint8Array {
  const lstm = {hidden_size: model.card.shape.units, direction: 'bidirectional'};
  const nodes = [
    node('Gather', ['embedding', 'ids'], ['words']),
    node('LSTM', ['words', 'W', 'R', 'B', 'lengths'], ['states'], lstm),
    ...(['Max', 'Sum'] as const).flatMap(kind => [
      node(`Reduce${kind}`, ['states'], [`${kind}0`], {axes: [0], keepdims: 0}),
      node('Transpose', [`${kind}0`], [`${kind}1`], {perm: [1, 0, 2]}),
      node('Reshape', [`${kind}1`, 'flat'], [`${kind}2`]),
    ]),
    node('Mul', ['Sum2', 'shares'], ['mean']),
    node('Concat', ['Max2', 'mean'], ['features'], {axis: 1}),
    node('Gemm', ['features', 'dense', 'denseBias'], ['logits']),
  ];
  const graph = message(
    ...nodes.map(entry => field(1, entry)),
    field(2, 'headlines'),
    ...listWeights(model, embedding).map(entry => field(5, entry)),
    field(11, declare('ids', INT32, ['steps', 'batch'])),
    field(11, declare('lengths', INT32, ['batch'])),
    field(11, declare('shares', FLOAT, ['batch', 1])),
    field(12, declare('logits', FLOAT, ['batch', HEADS.length])),
  );
  return message(field(1, 8), field(2, 'bench'), field(7, graph), field(8, message(field(1, ''), field(2, 12))));
}
