import {describe, expect, test} from '@jest/globals';
import {normalizeHeadline} from '../../../src/core/normal-form.ts';
import {alignWords, pickWords} from '../../../src/core/word-weights.ts';

/** Every word of a normal form, with its number as weight. */
function listWords(normal: string) {
  return [...normal.matchAll(/[\w']+/g)].map(({0: word, index}, at) => ({
    start: index,
    end: index + word.length,
    weight: at / 100,
  }));
}

describe('alignWords', () => {
  test.each([
    ['Mayor opens new bridge', ['Mayor', 'opens', 'new', 'bridge']],
    ['  [VIDEO]  It’s over,   “they” say  ', ['It’s', 'over', 'they', 'say']],
    ['the cat and the dog and the cat', ['the', 'cat', 'and', 'the', 'dog', 'and', 'the', 'cat']],
    ['ﬁnal score is in', ['score', 'is', 'in']],
    ['', []],
  ])('in "%s" the words are %j', (written, expected) => {
    const normal = normalizeHeadline(written);
    const aligned = alignWords(written, normal, listWords(normal));
    expect(aligned.map(({start, end}) => written.slice(start, end))).toEqual(expected);
  });

  test('a word keeps its weight', () => {
    expect(alignWords('ﬁnal score', 'final score', listWords('final score'))).toEqual([
      {start: 5, end: 10, weight: 0.01},
    ]);
  });
});

test('pickWords names what counts, most first, and leaves out what hardly does', () => {
  const words = [0.02, -0.1, 0.2, -0.5, 0.031, -0.02].map((weight, start) => ({start, end: start + 1, weight}));
  const {raising, lowering} = pickWords(words);
  expect(raising.map(({weight}) => weight)).toEqual([0.2, 0.031]);
  expect(lowering.map(({weight}) => weight)).toEqual([-0.5, -0.1]);
});
