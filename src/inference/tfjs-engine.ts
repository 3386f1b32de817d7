/** The reference engine: TensorFlow.js on its WebAssembly backend. */

import {setWasmPaths} from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import {dequantizeRow, dequantizeRows} from '../core/quantize.ts';
import type {Probabilities} from '../core/score.ts';
import type {EncodedHeadline} from '../core/vocabulary.ts';
import {computeFeatures, computeLogits, createGraphTensors, type GraphTensors} from '../model/architecture.ts';
import {readProbabilities} from '../model/calibration.ts';
import {HEADS} from '../model/card.ts';
import type {Model} from '../model/load.ts';
import type {FloatWeights} from '../model/weights.ts';
import type {Engine} from './engine.ts';
import {addPairSums} from './pair-sums.ts';

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

/** Embedded words of headlines of one length, time-major [steps * batch, embeddingSize]. */
function embedWords(group: readonly EncodedHeadline[], {weights, card}: Model): Float32Array {
  const size = card.shape.embeddingSize;
  const steps = group[0]!.length;
  const words = new Float32Array(steps * group.length * size);
  for (const [row, ids] of group.entries()) {
    for (let step = 0; step < steps; step++) {
      dequantizeRow(weights.embedding, ids[step]!, size, words, (step * group.length + row) * size);
    }
  }
  return words;
}

/** Sums of the pair weights of each headline, [batch, heads]. */
function sumPairs(group: readonly EncodedHeadline[], model: Model): Float32Array {
  const sums = new Float32Array(group.length * HEADS.length);
  for (const [row, ids] of group.entries()) addPairSums(ids, model, sums, row);
  return sums;
}

function scoreGroup(group: readonly EncodedHeadline[], model: Model, tensors: GraphTensors): Float32Array {
  const steps = group[0]!.length;
  const batch = group.length;
  return tf.tidy(() => {
    const words = tf.tensor2d(embedWords(group, model), [steps * batch, model.card.shape.embeddingSize]);
    const pairSums = tf.tensor2d(sumPairs(group, model), [batch, HEADS.length]);
    const input = {words, pairSums, steps, batch};
    return computeLogits(computeFeatures(input, tensors), input, tensors).dataSync() as Float32Array;
  });
}

/**
 * Makes an engine that runs the network in TensorFlow.js.
 * @param wasmDirectory  see `startWasmBackend`
 */
export async function createTfjsEngine(model: Model, wasmDirectory: string): Promise<Engine> {
  await startWasmBackend(wasmDirectory);
  const {embeddingSize, units} = model.card.shape;
  const tensors = createGraphTensors(dequantizeGraph(model), embeddingSize, units);
  return {
    async score(batch) {
      const results = new Array<Probabilities>(batch.length);
      for (const group of groupByLength(batch)) {
        const logits = scoreGroup(
          group.map(index => batch[index]!),
          model,
          tensors,
        );
        for (const [row, index] of group.entries()) results[index] = readProbabilities(logits, row, model.card);
      }
      return results;
    },
    dispose: () => tf.dispose(Object.values(tensors)),
  };
}
