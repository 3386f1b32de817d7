/** A small model of random weights: the real format and the real code, nothing learned. */
import {createRandom, drawNormal} from '../../src/core/random.ts';
import {createVocabulary} from '../../src/core/vocabulary.ts';
import type {Shape} from '../../src/model/card.ts';
import {listTensors, type ModelWeights} from '../../src/model/weights.ts';
import {openPacked, packModel} from '../../src/training/export.ts';

export const SMALL_SHAPE: Shape = {vocabularySize: 40, embeddingSize: 8, units: 4, maxLength: 12, pairBuckets: 64};

/** Weights of the standard normal distribution, halved. */
export function drawWeights(shape: Shape, seed: number): ModelWeights {
  const random = createRandom(seed);
  const entries = listTensors(shape).map(({name, rows, columns}) => [
    name,
    Float32Array.from({length: rows * columns}, () => drawNormal(random) / 2),
  ]);
  return Object.fromEntries(entries) as ModelWeights;
}

/** Tokens `<pad>`, `<unk>` and invented words. */
export function inventVocabulary(size: number) {
  return createVocabulary(['<pad>', '<unk>', ...Array.from({length: size - 2}, (_, i) => `word${i}`)]);
}

/** The files of a random model, by name. */
export function packRandomModel(seed = 1, shape = SMALL_SHAPE) {
  return packModel(drawWeights(shape, seed), inventVocabulary(shape.vocabularySize), shape);
}

/** A random model, read back from its files. */
export async function createRandomModel(seed = 1, shape = SMALL_SHAPE) {
  return openPacked(await packRandomModel(seed, shape));
}

/** Encoded headlines of random ids and lengths 1 to `maxLength`. */
export function drawHeadlines(count: number, {vocabularySize, maxLength} = SMALL_SHAPE, seed = 5): Int32Array[] {
  const random = createRandom(seed);
  return Array.from({length: count}, () =>
    Int32Array.from(
      {length: 1 + Math.floor(random() * maxLength)},
      () => 1 + Math.floor(random() * (vocabularySize - 1)),
    ),
  );
}
