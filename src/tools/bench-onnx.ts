/** A peer of the bench: the same network in onnxruntime-web, one thread, WebAssembly. */
import * as ort from 'onnxruntime-web/wasm';
import {dequantizeRows} from '../core/quantize.ts';
import type {Engine} from '../inference/engine.ts';
import {addWideSums} from '../inference/wide-sums.ts';
import {readProbabilities} from '../model/calibration.ts';
import type {Model} from '../model/load.ts';
import {encodeOnnx} from './bench-onnx-model.ts';

/**
 * @param wasm  address of ort-wasm-simd-threaded.wasm
 */
export async function createOnnxEngine(model: Model, wasm: string): Promise<Engine> {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = {wasm};
  const embedding = dequantizeRows(model.weights.embedding);
  const session = await ort.InferenceSession.create(encodeOnnx(model, embedding), {executionProviders: ['wasm']});
  return {
    async score(batch) {
      const rows = batch.length;
      const longest = Math.max(...batch.map(ids => ids.length));
      const ids = new Int32Array(longest * rows);
      for (const [row, headline] of batch.entries()) {
        for (const [at, id] of headline.entries()) ids[at * rows + row] = id;
      }
      const lengths = Int32Array.from(batch, headline => headline.length);
      const {logits} = await session.run({
        ids: new ort.Tensor('int32', ids, [longest, rows]),
        lengths: new ort.Tensor('int32', lengths, [rows]),
        shares: new ort.Tensor(
          'float32',
          Float32Array.from(lengths, length => 1 / length),
          [rows, 1],
        ),
      });
      const values = logits!.data as Float32Array;
      for (const [row, headline] of batch.entries()) addWideSums(headline, model, values, row);
      return batch.map((_, row) => readProbabilities(values, row, model.card));
    },
    dispose: () => void session.release(),
  };
}
