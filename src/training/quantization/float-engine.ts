/** The network on weights that are not quantized: what quantized ones are measured against. */
import {hashPairs} from '../../core/vocabulary.ts';
import type {Engine} from '../../inference/engine.ts';
import {createGraphEngine, type Tables} from '../../inference/tfjs-engine.ts';
import {type Card, HEADS} from '../../model/card.ts';
import type {ModelWeights} from '../../model/weights.ts';
import {WASM_DIRECTORY} from '../wasm-directory.ts';

/** Makes an engine of float32 weights; shape and calibration are those of the card. */
export function createFloatEngine(card: Card, weights: ModelWeights): Promise<Engine> {
  const {embeddingSize, pairBuckets} = card.shape;
  const tables: Tables = {
    writeWord: (id, target, offset) =>
      target.set(weights.embedding.subarray(id * embeddingSize, (id + 1) * embeddingSize), offset),
    addWide(ids, sums, row) {
      for (const bucket of hashPairs(ids, pairBuckets)) {
        for (let head = 0; head < HEADS.length; head++) {
          sums[row * HEADS.length + head]! += weights.pairs[head * pairBuckets + bucket]!;
        }
      }
      for (const id of ids) sums[row * HEADS.length]! += weights.words[id]!;
    },
  };
  return createGraphEngine(card, weights, tables, WASM_DIRECTORY);
}
