/** The reference engine: TensorFlow.js on its WebAssembly backend. */

import {setWasmPaths} from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import {dequantizeRow, dequantizeRows} from '../core/quantize.ts';
import type {Probabilities} from '../core/score.ts';
import type {EncodedHeadline} from '../core/vocabulary.ts';
import {computeFeatures, computeLogits, createGraphTensors, type GraphTensors} from '../model/architecture.ts';
import {readProbabilities} from '../model/calibration.ts';
import {type Card, HEADS, type Shape} from '../model/card.ts';
import type {Model} from '../model/load.ts';
import type {FloatWeights} from '../model/weights.ts';
import type {Engine} from './engine.ts';
import {addWideSums} from './wide-sums.ts';

/** Headlines in one call of the graph: more win nothing and hold the worker longer. */
const MAX_GROUP = 64;

/**
 * Starts the WebAssembly backend of TensorFlow.js; calling again does nothing.
 * @param wasmDirectory  URL or path ending in '/' of tfjs-backend-wasm.wasm and its SIMD twin
 */
export async function startWasmBackend(wasmDirectory: string): Promise<void> {
  if (tf.getBackend() === 'wasm') return;
  // The threaded build starts its threads from blob: URLs, which no extension may; it also wins nothing on one batch.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(wasmDirectory);
  if (!(await tf.setBackend('wasm'))) throw new Error('expected the wasm backend of TensorFlow.js to start');
  await tf.ready();
}

/** Positions of a batch grouped by length, so that no group needs padding; at most MAX_GROUP in one. */
function groupByLength(batch: readonly EncodedHeadline[]): number[][] {
  const open = new Map<number, number[]>();
  const groups: number[][] = [];
  for (const [index, ids] of batch.entries()) {
    let group = open.get(ids.length);
    if (!group || group.length === MAX_GROUP) {
      group = [];
      open.set(ids.length, group);
      groups.push(group);
    }
    group.push(index);
  }
  return groups;
}

/** The weights that the graph needs, in float32; the tables stay quantized. */
function dequantizeGraph({weights}: Model): FloatWeights {
  const none = new Float32Array(0);
  return {
    embedding: none,
    pairs: none,
    kernel: dequantizeRows(weights.kernel),
    recurrentForward: dequantizeRows(weights.recurrentForward),
    recurrentBackward: dequantizeRows(weights.recurrentBackward),
    bias: weights.bias,
    dense: weights.dense,
    denseBias: weights.denseBias,
  };
}

/** What is looked up outside of the graph. */
export interface Tables {
  /** Writes the embedding of a token, float32 [embeddingSize], to `target` from `offset` on. */
  writeWord(id: number, target: Float32Array, offset: number): void;
  /** Adds the weights of a headline's words and word pairs to `sums` [.., heads], at the heads of `row`. */
  addWide(ids: EncodedHeadline, sums: Float32Array, row: number): void;
}

/** Embedded words of headlines of one length, time-major [steps * batch, embeddingSize]. */
function embedWords(group: readonly EncodedHeadline[], {embeddingSize}: Shape, tables: Tables): Float32Array {
  const steps = group[0]!.length;
  const words = new Float32Array(steps * group.length * embeddingSize);
  for (const [row, ids] of group.entries()) {
    for (let step = 0; step < steps; step++) {
      tables.writeWord(ids[step]!, words, (step * group.length + row) * embeddingSize);
    }
  }
  return words;
}

/** Sums of the word and pair weights of each headline, [batch, heads]. */
function sumWide(group: readonly EncodedHeadline[], tables: Tables): Float32Array {
  const sums = new Float32Array(group.length * HEADS.length);
  for (const [row, ids] of group.entries()) tables.addWide(ids, sums, row);
  return sums;
}

function scoreGroup(
  group: readonly EncodedHeadline[],
  shape: Shape,
  tables: Tables,
  tensors: GraphTensors,
): Float32Array {
  const steps = group[0]!.length;
  const batch = group.length;
  return tf.tidy(() => {
    const words = tf.tensor2d(embedWords(group, shape, tables), [steps * batch, shape.embeddingSize]);
    const pairSums = tf.tensor2d(sumWide(group, tables), [batch, HEADS.length]);
    const input = {words, pairSums, steps, batch};
    return computeLogits(computeFeatures(input, tensors), input, tensors).dataSync() as Float32Array;
  });
}

/**
 * Makes an engine of a graph's weights, of which the tables may be empty, and of tables to look up in.
 * @param wasmDirectory  see `startWasmBackend`
 */
export async function createGraphEngine(
  card: Card,
  graph: FloatWeights,
  tables: Tables,
  wasmDirectory: string,
): Promise<Engine> {
  await startWasmBackend(wasmDirectory);
  const tensors = createGraphTensors(graph, card.shape.embeddingSize, card.shape.units);
  return {
    async score(batch) {
      const results = new Array<Probabilities>(batch.length);
      for (const indices of groupByLength(batch)) {
        const group = indices.map(index => batch[index]!);
        const logits = scoreGroup(group, card.shape, tables, tensors);
        for (const [row, index] of indices.entries()) results[index] = readProbabilities(logits, row, card);
      }
      return results;
    },
    dispose: () => tf.dispose(Object.values(tensors)),
  };
}

/**
 * Makes an engine that runs the network in TensorFlow.js.
 * @param wasmDirectory  see `startWasmBackend`
 */
export function createTfjsEngine(model: Model, wasmDirectory: string): Promise<Engine> {
  const {card, weights} = model;
  const tables: Tables = {
    writeWord: (id, target, offset) => dequantizeRow(weights.embedding, id, card.shape.embeddingSize, target, offset),
    addWide: (ids, sums, row) => addWideSums(ids, model, sums, row),
  };
  return createGraphEngine(card, dequantizeGraph(model), tables, wasmDirectory);
}
