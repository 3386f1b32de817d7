/**
 * Gradients by TensorFlow.js on its WebAssembly backend, with the repairs of PERF.md part C: a gradient of matMul that
 * stays fast, and tables of words and pairs outside the graph (`network.ts`), which also spares the backend the one
 * kernel that it lacks, UnsortedSegmentSum.
 */
import * as tf from '@tensorflow/tfjs';
import {computeFeatures, computeLogits, createGraphTensors, type GraphTensors} from '../model/architecture.ts';
import {HEADS} from '../model/card.ts';
import {DENSE_TENSORS, type GradientEngine, type TrainingBatch} from './gradient-engine.ts';

/**
 * The stock gradient of matMul asks for transposed factors, which the wasm backend multiplies with a plain loop; with
 * explicit transposes both products reach XNNPACK (twice as fast, PERF.md part C).
 */
export function registerFastMatMulGradient(): void {
  tf.unregisterGradient('BatchMatMul');
  tf.registerGradient({
    kernelName: 'BatchMatMul',
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [tf.Tensor2D, tf.Tensor2D];
      const upstream = dy as tf.Tensor2D;
      return {
        a: () => tf.matMul(upstream, tf.transpose(b)),
        b: () => tf.matMul(tf.transpose(a), upstream),
      };
    },
  });
}

/** Weighted binary cross-entropy of logits in its stable form: relu(x) - x y + log(1 + exp(-|x|)). */
export function computeLoss(logits: tf.Tensor2D, labels: tf.Tensor2D, weights: tf.Tensor2D, scale: number): tf.Scalar {
  const linear = tf.sub(tf.relu(logits), tf.mul(logits, labels));
  const curve = tf.log(tf.add(tf.exp(tf.neg(tf.abs(logits))), 1));
  return tf.div(tf.sum(tf.mul(tf.add(linear, curve), weights)), scale) as tf.Scalar;
}

/** Makes the engine; the wasm backend must have been started. */
export function createTfjsGradients(embeddingSize: number, units: number): GradientEngine {
  registerFastMatMulGradient();
  return {
    run(batch, weights, lossScale) {
      const tensors = createGraphTensors(weights, embeddingSize, units);
      const inputs = createInputs(batch, embeddingSize, units);
      const result = tf.tidy(() => {
        const loss = (words: tf.Tensor, pairSums: tf.Tensor, ...dense: tf.Tensor[]) => {
          const entries = DENSE_TENSORS.map((name, index) => [name, dense[index]]);
          const graph = Object.fromEntries(entries) as unknown as GraphTensors;
          const {steps, batch: rows} = batch;
          const input = {words: words as tf.Tensor2D, pairSums: pairSums as tf.Tensor2D, steps, batch: rows};
          const features = tf.mul(computeFeatures(input, graph), inputs.featureMask) as tf.Tensor2D;
          return computeLoss(computeLogits(features, input, graph), inputs.labels, inputs.weights, lossScale);
        };
        const factors = [inputs.words, inputs.pairSums, ...DENSE_TENSORS.map(name => tensors[name])];
        const {value, grads} = tf.valueAndGrads(loss)(factors);
        // Copies: what dataSync returns is a view of the backend's memory, gone with the tidy.
        return {loss: value.dataSync()[0]!, grads: grads.map(grad => Float32Array.from(grad.dataSync()))};
      });
      tf.dispose([...Object.values(tensors), ...Object.values(inputs)]);
      const [words, pairSums, ...dense] = result.grads;
      const named = Object.fromEntries(DENSE_TENSORS.map((name, index) => [name, dense[index]!]));
      return {loss: result.loss, words: words!, pairSums: pairSums!, dense: named as never};
    },
  };
}

function createInputs({steps, batch, ...values}: TrainingBatch, embeddingSize: number, units: number) {
  return {
    words: tf.tensor2d(values.words, [steps * batch, embeddingSize]),
    pairSums: tf.tensor2d(values.pairSums, [batch, HEADS.length]),
    featureMask: tf.tensor2d(values.featureMask, [batch, 4 * units]),
    labels: tf.tensor2d(values.labels, [batch, HEADS.length]),
    weights: tf.tensor2d(values.weights, [batch, HEADS.length]),
  };
}
