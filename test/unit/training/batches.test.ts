import {describe, expect, test} from '@jest/globals';
import {createRandom} from '../../../src/core/random.ts';
import {CAPS} from '../../../src/core/text.ts';
import {createVocabulary, UNK} from '../../../src/core/vocabulary.ts';
import {cutBatches, encodeExamples, type TrainingRow} from '../../../src/training/batches.ts';
import type {Example} from '../../../src/training/examples.ts';

const vocabulary = createVocabulary(['<pad>', '<unk>', CAPS, 'mayor', 'opens', 'bridge']);
const rowOf = (...ids: number[]): TrainingRow => ({
  ids: Int32Array.from(ids),
  renamed: [],
  labels: [1, 0, 0],
  weights: [1, 0, 0],
});
const quiet = {wordDropout: 0, capsDropout: 0, nameSwap: 0};
const rows = Array.from({length: 100}, (_, i) => rowOf(...Array.from({length: 3 + (i % 4)}, () => 3)));

describe('cutBatches', () => {
  test('gives every row once, in batches of one length', () => {
    const batches = [...cutBatches(rows, vocabulary, {size: 8, maxLength: 32, noise: quiet}, createRandom(1))];
    expect(batches.flatMap(batch => batch.rows)).toHaveLength(100);
    expect(new Set(batches.flatMap(batch => batch.rows)).size).toBe(100);
    for (const {ids} of batches) {
      expect(ids.length).toBeLessThanOrEqual(8);
      expect(new Set(ids.map(headline => headline.length)).size).toBe(1);
    }
  });

  test('replaces about the asked share of words, and never touches the rows themselves', () => {
    const noise = {...quiet, wordDropout: 0.1};
    const batches = [...cutBatches(rows, vocabulary, {size: 8, maxLength: 32, noise}, createRandom(1))];
    const ids = batches.flatMap(batch => batch.ids.flatMap(headline => [...headline]));
    expect(Math.abs(ids.filter(id => id === UNK).length / ids.length - 0.1)).toBeLessThan(0.05);
    for (const row of rows) expect([...row.ids]).not.toContain(UNK);
  });

  test('removes the marks of shouting where asked', () => {
    const shouting = [rowOf(3, 2, 4, 5)];
    const cut = (capsDropout: number) => [
      ...cutBatches(shouting, vocabulary, {size: 8, maxLength: 32, noise: {...quiet, capsDropout}}, createRandom(1)),
    ];
    expect([...cut(1)[0]!.ids[0]!]).toEqual([3, 4, 5]);
    expect([...cut(0)[0]!.ids[0]!]).toEqual([3, 2, 4, 5]);
  });

  test('reads about the asked share of headlines with other names', () => {
    const named = rows.map(row => ({...row, renamed: [row.ids.map(() => 4), row.ids.map(() => 5)]}));
    const cut = (nameSwap: number) =>
      [...cutBatches(named, vocabulary, {size: 8, maxLength: 32, noise: {...quiet, nameSwap}}, createRandom(1))]
        .flatMap(({ids}) => ids)
        .map(([first]) => first);
    expect(new Set(cut(0))).toEqual(new Set([3]));
    const kept = cut(0.5).filter(id => id === 3).length;
    expect(kept).toBeGreaterThan(30);
    expect(kept).toBeLessThan(70);
    expect(new Set(cut(0.5))).toEqual(new Set([3, 4, 5]));
  });
});

test('encodeExamples gives other names to headlines that name somebody', () => {
  const tokens = ['<pad>', '<unk>', CAPS, 'canada', 'bans', 'cats', 'dogs', 'bite'];
  const example = (words: string[]): Example => ({
    text: words.join(' '),
    tokens: words,
    dataset: 'invented',
    outlet: null,
    year: null,
    labels: {credibility: 1},
    part: 'train',
    grade: null,
    claim: null,
  });
  const weights = {
    credibility: Float32Array.of(1, 1),
    satire: new Float32Array(2),
    clickbait: new Float32Array(2),
  };
  const examples = [example(['canada', 'bans', 'cats']), example(['dogs', 'bite', 'cats'])];
  const [named, plain] = encodeExamples(examples, weights, createVocabulary(tokens), 32, 0, createRandom(1));
  expect(named!.renamed.length).toBeGreaterThan(0);
  for (const ids of named!.renamed) expect([ids[0] === 3, [...ids].slice(-2)]).toEqual([false, [4, 5]]);
  expect(plain!.renamed).toEqual([]);
  const [smooth] = encodeExamples(examples, weights, createVocabulary(tokens), 32, 0.1, createRandom(1));
  expect(smooth!.labels[0]).toBeCloseTo(0.9, 10);
});
