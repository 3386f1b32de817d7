import {describe, expect, test} from '@jest/globals';
import {createRandom} from '../../../src/core/random.ts';
import {CAPS} from '../../../src/core/text.ts';
import {createVocabulary, UNK} from '../../../src/core/vocabulary.ts';
import {cutBatches, type TrainingRow} from '../../../src/training/batches.ts';

const vocabulary = createVocabulary(['<pad>', '<unk>', CAPS, 'mayor', 'opens', 'bridge']);
const rowOf = (...ids: number[]): TrainingRow => ({ids: Int32Array.from(ids), labels: [1, 0, 0], weights: [1, 0, 0]});
const quiet = {wordDropout: 0, capsDropout: 0};
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
    const noise = {wordDropout: 0.1, capsDropout: 0};
    const batches = [...cutBatches(rows, vocabulary, {size: 8, maxLength: 32, noise}, createRandom(1))];
    const ids = batches.flatMap(batch => batch.ids.flatMap(headline => [...headline]));
    expect(Math.abs(ids.filter(id => id === UNK).length / ids.length - 0.1)).toBeLessThan(0.05);
    for (const row of rows) expect([...row.ids]).not.toContain(UNK);
  });

  test('removes the marks of shouting where asked', () => {
    const shouting = [rowOf(3, 2, 4, 5)];
    const cut = (capsDropout: number) => [
      ...cutBatches(
        shouting,
        vocabulary,
        {size: 8, maxLength: 32, noise: {wordDropout: 0, capsDropout}},
        createRandom(1),
      ),
    ];
    expect([...cut(1)[0]!.ids[0]!]).toEqual([3, 4, 5]);
    expect([...cut(0)[0]!.ids[0]!]).toEqual([3, 2, 4, 5]);
  });
});
