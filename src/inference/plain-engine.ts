/** The same network in plain TypeScript: a peer of the bench, and the one engine whose cells can be watched. */
import {dequantizeRow, dequantizeRows} from '../core/quantize.ts';
import type {EncodedHeadline} from '../core/vocabulary.ts';
import {readProbabilities} from '../model/calibration.ts';
import {HEADS} from '../model/card.ts';
import type {Model} from '../model/load.ts';
import type {Engine} from './engine.ts';
import {addWideSums} from './wide-sums.ts';

/** What the cells of one direction did at a word. The arrays live on: copy what is to be kept. */
export interface CellStep {
  /** 0 reads from the first word on, 1 from the last one back. */
  readonly direction: 0 | 1;
  /** Words of this headline that the direction had read before. */
  readonly read: number;
  /** [4 * units]: input gate, forget gate, candidate, output gate; gates from 0 to 1, the candidate from -1 to 1. */
  readonly gates: Float64Array;
  /** [units]: the state after the word. */
  readonly cell: Float64Array;
}

// Float64Array: storing in float32 costs a rounding each time and is 1.4 times slower.
const widen = (values: Float32Array) => Float64Array.from(values);
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** target += x [k] times weights [k, columns], from a column on. */
function multiplyAdd(x: Float64Array, weights: Float64Array, columns: number, first: number, target: Float64Array) {
  for (let k = 0; k < x.length; k++) {
    const value = x[k]!;
    const row = k * columns + first;
    for (let i = 0; i < target.length; i++) target[i]! += value * weights[row + i]!;
  }
}

/** @param watch  told of each step of each direction, the first direction first, headline after headline */
export function createPlainEngine(model: Model, watch: (step: CellStep) => void = () => undefined): Engine {
  const {embeddingSize, units} = model.card.shape;
  const {weights, card} = model;
  const kernel = widen(dequantizeRows(weights.kernel));
  const recurrent = [weights.recurrentForward, weights.recurrentBackward].map(rows => widen(dequantizeRows(rows)));
  const bias = widen(weights.bias);
  const row = new Float32Array(embeddingSize);

  const project = (id: number, direction: number): Float64Array => {
    const gates = bias.slice(direction * 4 * units, (direction + 1) * 4 * units);
    dequantizeRow(weights.embedding, id, embeddingSize, row, 0);
    multiplyAdd(widen(row), kernel, 8 * units, direction * 4 * units, gates);
    return gates;
  };
  const runDirection = (words: readonly Float64Array[], direction: 0 | 1) => {
    const hidden = new Float64Array(units);
    const cell = new Float64Array(units);
    const maximum = new Float64Array(units).fill(-1);
    const mean = new Float64Array(units);
    for (const [read, word] of words.entries()) {
      const gates = word.slice();
      multiplyAdd(hidden, recurrent[direction]!, 4 * units, 0, gates);
      for (let i = 0; i < units; i++) {
        gates[i] = logistic(gates[i]!);
        gates[units + i] = logistic(gates[units + i]!);
        gates[2 * units + i] = Math.tanh(gates[2 * units + i]!);
        gates[3 * units + i] = logistic(gates[3 * units + i]!);
        cell[i] = gates[units + i]! * cell[i]! + gates[i]! * gates[2 * units + i]!;
        hidden[i] = gates[3 * units + i]! * Math.tanh(cell[i]!);
        maximum[i] = Math.max(maximum[i]!, hidden[i]!);
        mean[i]! += hidden[i]! / words.length;
      }
      watch({direction, read, gates, cell});
    }
    return {maximum, mean};
  };
  const scoreOne = (ids: EncodedHeadline, projected: ReadonlyMap<number, readonly Float64Array[]>) => {
    const words = [0, 1].map(direction => Array.from(ids, id => projected.get(id)![direction]!));
    const left = runDirection(words[0]!, 0);
    const right = runDirection(words[1]!.reverse(), 1);
    const logits = Float32Array.from(weights.denseBias);
    for (const [part, values] of [left.maximum, right.maximum, left.mean, right.mean].entries()) {
      for (let i = 0; i < units; i++) {
        for (let head = 0; head < HEADS.length; head++) {
          logits[head]! += values[i]! * weights.dense[(part * units + i) * HEADS.length + head]!;
        }
      }
    }
    addWideSums(ids, model, logits, 0);
    return readProbabilities(logits, 0, card);
  };
  return {
    async score(batch) {
      const distinct = new Set(batch.flatMap(ids => [...ids]));
      const projected = new Map([...distinct].map(id => [id, [project(id, 0), project(id, 1)]] as const));
      return batch.map(ids => scoreOne(ids, projected));
    },
    dispose: () => undefined,
  };
}
