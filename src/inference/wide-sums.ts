import {type EncodedHeadline, hashPairs} from '../core/vocabulary.ts';
import {HEADS} from '../model/card.ts';
import type {Model} from '../model/load.ts';

/** The wide part: adds the weights of a headline's words and word pairs to `sums` [.., heads], at the heads of `row`. */
export function addWideSums(ids: EncodedHeadline, {weights, card}: Model, sums: Float32Array, row: number): void {
  const {scales, minimums, values} = weights.pairs;
  const buckets = card.shape.pairBuckets;
  for (const bucket of hashPairs(ids, buckets)) {
    for (let head = 0; head < HEADS.length; head++) {
      sums[row * HEADS.length + head]! += minimums[head]! + scales[head]! * values[head * buckets + bucket]!;
    }
  }
  const {words} = weights;
  // Words by themselves speak of credibility, the first head, alone.
  for (const id of ids) sums[row * HEADS.length]! += words.minimums[0]! + words.scales[0]! * words.values[id]!;
}
