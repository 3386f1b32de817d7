import {describe, expect, test} from '@jest/globals';
import {type Score, UNASSESSED_REASONS} from '../../../src/core/score.ts';
import {VERDICTS} from '../../../src/core/verdict.ts';
import {describeCredibility, describeExtras, describeVerdict, toCountInHundred} from '../../../src/core/wording.ts';
import {english} from '../../support/english.ts';

describe('describeVerdict', () => {
  test.each([
    ['credible', 'Reads like reputable news'],
    ['uncertain', 'Could go either way'],
    ['doubtful', 'Take this with a grain of salt'],
    ['unassessed', 'Not assessed'],
  ] as const)('%s is said as "%s"', (verdict, words) => {
    expect(describeVerdict(english, verdict)).toBe(words);
  });

  test.each([
    ['language', 'Not assessed: not in English'],
    ['too-short', 'Not assessed: too short'],
    ['unknown-words', 'Not assessed: too many unknown words'],
    ['unavailable', 'Not assessed: scoring is unavailable'],
  ] as const)('the reason %s is said as "%s"', (reason, words) => {
    expect(describeVerdict(english, 'unassessed', reason)).toBe(words);
  });

  test('a reason changes nothing of a verdict that has a score', () => {
    expect(describeVerdict(english, 'doubtful', 'language')).toBe(describeVerdict(english, 'doubtful'));
  });

  test('no sentence claims to know the facts', () => {
    const sentences = VERDICTS.flatMap(verdict =>
      UNASSESSED_REASONS.map(reason => describeVerdict(english, verdict, reason)),
    );
    expect([...sentences, describeCredibility(english, 0.5), english('footnote')].join(' ')).not.toMatch(
      /\b(?:true|false|fake|lie)\b/i,
    );
  });
});

describe('toCountInHundred', () => {
  test.each([
    [0, 1],
    [0.004, 1],
    [0.416, 42],
    [0.5, 50],
    [0.999, 99],
    [1, 99],
  ])('a credibility of %d counts as %d in 100', (credibility, count) => {
    expect(toCountInHundred(credibility)).toBe(count);
  });

  test.each([-0.01, 1.01, Number.NaN])('%d is refused', credibility => {
    expect(() => toCountInHundred(credibility)).toThrow(RangeError);
  });
});

test('describeCredibility says of what the number is, and where it was measured', () => {
  expect(describeCredibility(english, 0.416)).toBe(
    'Of 100 headlines scored like this, about 42 came from reputable outlets in our tests.',
  );
});

describe('describeExtras', () => {
  test.each<[Score, string[]]>([
    [{credibility: 0.2, satire: 0.1, clickbait: 0.1}, []],
    [{credibility: 0.2, satire: 0.85, clickbait: 0.84}, ['Sounds like satire']],
    [{credibility: 0.9, satire: 0, clickbait: 1}, ['Sounds like clickbait']],
    [{credibility: 0.5, satire: 0.9, clickbait: 0.9}, ['Sounds like satire', 'Sounds like clickbait']],
    [{reason: 'language'}, []],
  ])('%j gives %j', (score, sentences) => {
    expect(describeExtras(english, score)).toEqual(sentences);
  });
});
