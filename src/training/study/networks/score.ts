/** Headlines in, logits out. */
import {hashPairs} from '../../../core/vocabulary.ts';
import type {NetworkBatch, NetworkEngine} from './engine.ts';
import type {NetworkWeights} from './weights.ts';

/** The words of headlines of one length, time-major. */
export function embedWords(ids: readonly Int32Array[], {embedding}: NetworkWeights, size: number): Float32Array {
  const [rows, steps] = [ids.length, ids[0]!.length];
  const words = new Float32Array(steps * rows * size);
  for (const [row, headline] of ids.entries()) {
    for (let step = 0; step < steps; step++) {
      const from = headline[step]! * size;
      words.set(embedding.subarray(from, from + size), (step * rows + row) * size);
    }
  }
  return words;
}

/** Buckets of the word pairs of each headline; none where the network has no wide part. */
export function listPairs(ids: readonly Int32Array[], {pairs}: NetworkWeights): Int32Array[] {
  return ids.map(headline => (pairs.length > 0 ? hashPairs(headline, pairs.length) : new Int32Array(0)));
}

/** What the pairs of each headline add to its logit. */
export function sumPairs(buckets: readonly Int32Array[], {pairs}: NetworkWeights, scale: number): Float32Array {
  return Float32Array.from(buckets, row => row.reduce((sum, bucket) => sum + scale * pairs[bucket]!, 0));
}

const SCORE_BATCH = 256;

/** Encoded headlines as batches of one length, with their places; each must hold a word. */
function* cutByLength(
  headlines: readonly Int32Array[],
  weights: NetworkWeights,
  embeddingSize: number,
): Generator<{readonly places: readonly number[]; readonly batch: NetworkBatch}> {
  const byLength = new Map<number, number[]>();
  for (const [index, {length}] of headlines.entries()) {
    const known = byLength.get(length);
    if (known) known.push(index);
    else byLength.set(length, [index]);
  }
  for (const indices of byLength.values()) {
    for (let from = 0; from < indices.length; from += SCORE_BATCH) {
      const places = indices.slice(from, from + SCORE_BATCH);
      const ids = places.map(index => headlines[index]!);
      const batch = {
        steps: ids[0]!.length,
        rows: ids.length,
        words: embedWords(ids, weights, embeddingSize),
        pairSums: sumPairs(listPairs(ids, weights), weights, 1),
      };
      yield {places, batch};
    }
  }
}

/** Logits of encoded headlines, in their order; each must hold a word. */
export function scoreHeadlines(
  engine: NetworkEngine,
  weights: NetworkWeights,
  headlines: readonly Int32Array[],
  embeddingSize: number,
): Float32Array {
  const logits = new Float32Array(headlines.length);
  for (const {places, batch} of cutByLength(headlines, weights, embeddingSize)) {
    for (const [row, logit] of engine.score(batch, weights).entries()) logits[places[row]!] = logit;
  }
  return logits;
}

/** What the output of a network sees of encoded headlines, in their order; each must hold a word. */
export function readHeadlines(
  engine: NetworkEngine,
  weights: NetworkWeights,
  headlines: readonly Int32Array[],
  embeddingSize: number,
): Float32Array[] {
  const features = new Array<Float32Array>(headlines.length);
  for (const {places, batch} of cutByLength(headlines, weights, embeddingSize)) {
    const all = engine.readFeatures(batch, weights);
    const width = all.length / batch.rows;
    for (const [row, place] of places.entries()) features[place] = all.slice(row * width, (row + 1) * width);
  }
  return features;
}
