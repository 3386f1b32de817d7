/** A peer of the bench: the same network as a LayersModel of TensorFlow.js, on one of its backends. */
// The layers call operations as methods of tensors, which the core has only after this.
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import {dequantizeRows} from '../core/quantize.ts';
import type {EncodedHeadline} from '../core/vocabulary.ts';
import type {Engine} from '../inference/engine.ts';
import {addWideSums} from '../inference/wide-sums.ts';
import {readProbabilities} from '../model/calibration.ts';
import {HEADS} from '../model/card.ts';
import type {Model} from '../model/load.ts';

function buildModel({card, weights}: Model): layers.LayersModel {
  const {vocabularySize, embeddingSize, units} = card.shape;
  const input = layers.input({shape: [null]});
  const embedding = layers.layers.embedding({inputDim: vocabularySize, outputDim: embeddingSize});
  const lstm = layers.layers.lstm({
    units,
    returnSequences: true,
    recurrentActivation: 'sigmoid',
    recurrentInitializer: 'zeros',
  });
  const both = layers.layers.bidirectional({layer: lstm as layers.RNN, mergeMode: 'concat'});
  const dense = layers.layers.dense({units: HEADS.length});
  const states = both.apply(embedding.apply(input)) as layers.SymbolicTensor;
  const pooled = [layers.layers.globalMaxPooling1d(), layers.layers.globalAveragePooling1d()].map(
    layer => layer.apply(states) as layers.SymbolicTensor,
  );
  const output = dense.apply(layers.layers.concatenate().apply(pooled) as layers.SymbolicTensor);
  const model = layers.model({inputs: input, outputs: output as layers.SymbolicTensor});
  const kernel = tf.tensor2d(dequantizeRows(weights.kernel), [embeddingSize, 8 * units]);
  const [left, right] = tf.split(kernel, 2, 1);
  const bias = weights.bias;
  const recurrent = (rows: Float32Array) => tf.tensor2d(rows, [units, 4 * units]);
  embedding.setWeights([tf.tensor2d(dequantizeRows(weights.embedding), [vocabularySize, embeddingSize])]);
  both.setWeights([
    ...[left!, recurrent(dequantizeRows(weights.recurrentForward)), tf.tensor1d(bias.slice(0, 4 * units))],
    ...[right!, recurrent(dequantizeRows(weights.recurrentBackward)), tf.tensor1d(bias.slice(4 * units))],
  ]);
  dense.setWeights([tf.tensor2d(weights.dense, [4 * units, HEADS.length]), tf.tensor1d(weights.denseBias)]);
  return model;
}

/**
 * One call for a batch, padded to its longest headline, unmasked: the fastest use of it. Only headlines of one length
 * then get exact scores; a mask that mends the others would cost more time.
 */
export async function createLayersEngine(model: Model, backend: 'wasm' | 'cpu'): Promise<Engine> {
  // The engines take turns, and the others run on the backend that they find.
  const runOn = async <T>(use: () => T): Promise<T> => {
    const other = tf.getBackend();
    await tf.setBackend(backend);
    const result = use();
    await tf.setBackend(other);
    return result;
  };
  const network = await runOn(() => buildModel(model));
  return {
    async score(batch: readonly EncodedHeadline[]) {
      const longest = Math.max(...batch.map(ids => ids.length));
      const padded = new Float32Array(batch.length * longest);
      for (const [row, ids] of batch.entries()) padded.set(ids, row * longest);
      const predict = (): Float32Array => {
        const output = network.predict(tf.tensor2d(padded, [batch.length, longest])) as tf.Tensor;
        return output.dataSync() as Float32Array;
      };
      const logits = await runOn(() => tf.tidy(predict));
      for (const [row, ids] of batch.entries()) addWideSums(ids, model, logits, row);
      return batch.map((_, row) => readProbabilities(logits, row, model.card));
    },
    dispose: () => void network.dispose(),
  };
}
