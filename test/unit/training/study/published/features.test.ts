import {describe, expect, test} from '@jest/globals';
import {
  COLUMNS,
  countGrams,
  createVectorizer,
  splitTitle,
} from '../../../../../src/training/study/published/features.ts';

describe('splitTitle', () => {
  test.each([
    ["Who's NEXT? 5 mayors!", ["Who's", 'NEXT', '?', '5', 'mayors', '!']],
    ['“Café” reopens', ['“', 'Café', '”', 'reopens']],
    ['', []],
  ])('%s', (text, words) => expect(splitTitle(text)).toEqual(words));
});

describe('countGrams', () => {
  const sum = (counts: ReadonlyMap<number, number>) => [...counts.values()].reduce((all, count) => all + count, 0);

  test('counts words, pairs and words with case in one half, pieces of 2 to 5 characters in the other', () => {
    const [words, pieces] = countGrams('Mayor opens');
    // mayor, ^ mayor, Mayor; opens, mayor opens.
    expect(sum(words)).toBe(5);
    // Of 13 characters with the space at each end.
    expect(sum(pieces)).toBe(12 + 11 + 10 + 9);
    for (const column of words.keys()) expect(column).toBeLessThan(COLUMNS / 2);
    for (const column of pieces.keys()) expect(column).toBeGreaterThanOrEqual(COLUMNS / 2);
  });

  test('tells letter case apart', () => {
    expect(countGrams('WATCH this')).not.toEqual(countGrams('watch this'));
  });
});

describe('createVectorizer', () => {
  const toRow = createVectorizer(['mayor opens bridge', 'mayor opens library', 'council votes']);
  const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);

  test('gives both halves length 1', () => {
    expect(squares(toRow('mayor opens clinic').values)).toBeCloseTo(2, 10);
  });

  test('weighs rare words more than frequent ones', () => {
    const {ids, values} = toRow('mayor votes');
    const [mayor] = countGrams('mayor')[0].keys();
    const [votes] = countGrams('votes')[0].keys();
    const weightOf = (id: number) => values[ids.indexOf(id)]!;
    expect(weightOf(votes!)).toBeGreaterThan(weightOf(mayor!));
  });

  test('makes nothing of an empty title', () => {
    expect(toRow('').values.every(Number.isFinite)).toBe(true);
  });
});
