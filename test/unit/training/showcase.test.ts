import {describe, expect, test} from '@jest/globals';
import {MIN_WORDS} from '../../../src/core/assess.ts';
import {looksEnglish} from '../../../src/core/language.ts';
import {isWord, tokenize} from '../../../src/core/text.ts';
import type {Scorer} from '../../../src/inference/scorer.ts';
import {type ExampleResult, formatExamples, SHOWCASE, scoreShowcase} from '../../../src/training/showcase.ts';

const scoreAll =
  (credibility: number, satire = 0, clickbait = 0): Scorer =>
  async texts =>
    texts.map(() => ({credibility, satire, clickbait}));

const listHopes = (results: readonly ExampleResult[]) =>
  [...new Set(results.filter(({isAsHoped}) => isAsHoped).map(({hope}) => hope))].sort();

describe('the showcase', () => {
  test('has failures and successes of many kinds, each headline once', () => {
    expect(SHOWCASE.length).toBeGreaterThanOrEqual(25);
    expect(new Set(SHOWCASE.map(({text}) => text)).size).toBe(SHOWCASE.length);
    expect(new Set(SHOWCASE.map(({kind}) => kind)).size).toBeGreaterThanOrEqual(15);
  });

  test('hopes for a score just where the text alone does not rule one out', () => {
    for (const {text, hope, kind} of SHOWCASE) {
      const canBeScored = looksEnglish(text) && tokenize(text).filter(isWord).length >= MIN_WORDS;
      expect([text, canBeScored]).toEqual([text, hope !== 'no score' || kind === 'unknown words']);
    }
  });
});

describe('scoreShowcase', () => {
  test.each([
    ['flags everything', scoreAll(0.1), ['flag']],
    ['flags nothing', scoreAll(0.9), ['no flag']],
    ['calls everything satire', scoreAll(0.9, 0.9), ['satire']],
    ['calls everything clickbait', scoreAll(0.9, 0, 0.9), ['clickbait', 'no flag']],
    ['assesses nothing', (async texts => texts.map(() => ({reason: 'language'}))) as Scorer, ['no score']],
  ] as const)('counts for a scorer that %s just what was hoped for', async (_, scorer, hopes) => {
    expect(listHopes(await scoreShowcase(scorer, 0.3))).toEqual(hopes);
  });

  test('says what each headline got, in order', async () => {
    const scorer: Scorer = async texts =>
      texts.map((text, index) =>
        index % 2 ? {reason: 'too-short'} : {credibility: 1 / text.length, satire: 0.25, clickbait: 0.5},
      );
    const results = await scoreShowcase(scorer, 0.3);
    expect(results[0]).toMatchObject({
      text: SHOWCASE[0]!.text,
      credibility: 1 / SHOWCASE[0]!.text.length,
      satire: 0.25,
      verdict: 'doubtful',
    });
    expect(results[1]).toMatchObject({credibility: null, satire: null, verdict: 'unassessed'});
    expect(JSON.parse(JSON.stringify(results))).toEqual(results);
  });
});

describe('formatExamples', () => {
  test('shows every headline with its figures, and how many came out as hoped', async () => {
    const results = await scoreShowcase(scoreAll(0.1234), 0.3);
    const markdown = formatExamples(results);
    const count = SHOWCASE.filter(({hope}) => hope === 'flag').length;
    expect(markdown).toContain(`${count} of ${SHOWCASE.length} came out`);
    for (const {text} of SHOWCASE) expect(markdown).toContain(`| ${text} | 0.12 | 0.00 | 0.00 | doubtful |`);
    expect(markdown.match(/\*\*not as hoped\*\*/g)).toHaveLength(SHOWCASE.length - count);
  });
});
