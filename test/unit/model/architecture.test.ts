/** The graph against a trusted implementation: Keras' bidirectional LSTM as TensorFlow.js has it. */
import {beforeAll, describe, expect, test} from '@jest/globals';
import * as tf from '@tensorflow/tfjs';
import {startWasmBackend} from '../../../src/inference/tfjs-engine.ts';
import {computeFeatures, computeLogits, createGraphTensors} from '../../../src/model/architecture.ts';
import {WASM_DIRECTORY} from '../../../src/training/wasm-directory.ts';
import {drawWeights, SMALL_SHAPE} from '../../support/random-model.ts';

const {embeddingSize, units} = SMALL_SHAPE;
const [steps, batch] = [7, 3];

beforeAll(() => startWasmBackend(WASM_DIRECTORY));

function computeWithLayers(words: tf.Tensor3D, weights: ReturnType<typeof drawWeights>): tf.Tensor2D {
  const lstm = tf.layers.lstm({units, returnSequences: true, recurrentActivation: 'sigmoid'});
  const layer = tf.layers.bidirectional({
    layer: lstm as never,
    mergeMode: 'concat',
    inputShape: [steps, embeddingSize],
  });
  const model = tf.sequential({layers: [layer]});
  const kernel = tf.tensor2d(weights.kernel, [embeddingSize, 8 * units]);
  const bias = tf.tensor1d(weights.bias);
  const side = (index: 0 | 1, recurrent: Float32Array) => [
    tf.slice(kernel, [0, index * 4 * units], [-1, 4 * units]),
    tf.tensor2d(recurrent, [units, 4 * units]),
    tf.slice(bias, [index * 4 * units], [4 * units]),
  ];
  model.setWeights([...side(0, weights.recurrentForward), ...side(1, weights.recurrentBackward)]);
  const states = model.predict(words) as tf.Tensor3D;
  return tf.concat([tf.max(states, 1), tf.mean(states, 1)], 1) as tf.Tensor2D;
}

describe('computeFeatures', () => {
  test('equals the bidirectional LSTM layer of TensorFlow.js, pooled', () => {
    const weights = drawWeights(SMALL_SHAPE, 11);
    const words = tf.randomNormal([steps, batch, embeddingSize], 0, 1, 'float32', 7) as tf.Tensor3D;
    const input = {
      words: tf.reshape(words, [-1, embeddingSize]) as tf.Tensor2D,
      pairSums: tf.zeros([batch, 3]) as tf.Tensor2D,
      steps,
      batch,
    };
    const ours = computeFeatures(input, createGraphTensors(weights, embeddingSize, units));
    const layers = computeWithLayers(tf.transpose(words, [1, 0, 2]) as tf.Tensor3D, weights);
    expect(ours.shape).toEqual([batch, 4 * units]);
    const expected = layers.dataSync();
    for (const [i, value] of ours.dataSync().entries()) expect(value).toBeCloseTo(expected[i]!, 5);
  });
});

describe('computeLogits', () => {
  test('adds the sums of the pairs to the dense layer', () => {
    const tensors = createGraphTensors(drawWeights(SMALL_SHAPE, 2), embeddingSize, units);
    const input = (pairs: number) => ({
      words: tf.zeros([1, 1]) as tf.Tensor2D,
      pairSums: tf.fill([2, 3], pairs) as tf.Tensor2D,
      steps: 1,
      batch: 2,
    });
    const features = tf.ones([2, 4 * units]) as tf.Tensor2D;
    const [without, with2] = [0, 2].map(pairs => computeLogits(features, input(pairs), tensors).dataSync());
    for (let i = 0; i < 6; i++) expect(with2![i]! - without![i]!).toBeCloseTo(2, 5);
  });
});
