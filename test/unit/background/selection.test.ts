import {describe, expect, jest, test} from '@jest/globals';
import {checkSelection, MAX_WHOLE_LENGTH, splitSelection} from '../../../src/background/selection.ts';
import type {Score} from '../../../src/core/score.ts';
import {MAX_PARTS, MAX_TEXT_LENGTH} from '../../../src/protocol/messages.ts';
import {REQUESTS_TO_BACKGROUND} from '../../../src/protocol/validate.ts';

const SENTENCE = 'The mayor of the old harbour town opened a bridge that nobody had asked for. ';
const SCORE: Score = {credibility: 0.5, satire: 0, clickbait: 0};

describe('splitSelection', () => {
  test.each([
    ['Mayor opens bridge', ['Mayor opens bridge']],
    ['  Mayor\n\topens\u00a0 bridge ', ['Mayor opens bridge']],
    ['One. Two. Three.', ['One. Two. Three.']],
    ['', ['']],
    [' \n ', ['']],
  ])('%j is checked whole', (selection, parts) => {
    expect(splitSelection(selection)).toEqual(parts);
  });

  test('up to 300 characters are checked whole, one more sentence by sentence', () => {
    const text = SENTENCE.repeat(5).trim();
    const whole = text.slice(0, MAX_WHOLE_LENGTH - 1).padEnd(MAX_WHOLE_LENGTH, '.');
    expect(splitSelection(whole)).toEqual([whole]);
    expect(splitSelection(text)).toEqual(Array.from({length: 5}, () => SENTENCE.trim()));
  });

  test('abbreviations of the title of a person do not end every sentence early', () => {
    const parts = splitSelection(`Prices rose by 3.5 per cent in May. ${SENTENCE.repeat(4)}`);
    expect(parts[0]).toBe('Prices rose by 3.5 per cent in May.');
  });

  test('no more than 20 sentences are checked', () => {
    expect(splitSelection(SENTENCE.repeat(50))).toHaveLength(MAX_PARTS);
  });

  test('a text without an end of sentence is cut to what a message may carry', () => {
    const parts = splitSelection('word '.repeat(10_000));
    expect(parts).toHaveLength(1);
    expect(parts[0]?.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
  });

  test('ten million characters take no time', () => {
    const text = 'a. '.repeat(3_333_333);
    const startMs = performance.now();
    expect(splitSelection(text).length).toBeLessThanOrEqual(MAX_PARTS);
    expect(performance.now() - startMs).toBeLessThan(500);
  });

  test.each([SENTENCE.repeat(30), 'x'.repeat(5000), '', '。'.repeat(900), '\ud800'.repeat(900)])(
    'whatever is selected can be scored and shown (%#)',
    selection => {
      const texts = splitSelection(selection);
      expect(() => REQUESTS_TO_BACKGROUND.score.parse({texts})).not.toThrow();
    },
  );
});

describe('checkSelection', () => {
  test('gives each part with its score, in reading order', async () => {
    const score = async (texts: readonly string[]): Promise<Score[]> =>
      texts.map((_, at) => ({...SCORE, credibility: at / 10}));
    const parts = await checkSelection(SENTENCE.repeat(5), score);
    expect(parts.map(part => part.score)).toEqual([0, 1, 2, 3, 4].map(at => ({...SCORE, credibility: at / 10})));
    expect(parts.map(part => part.text)).toEqual(splitSelection(SENTENCE.repeat(5)));
  });

  test('an empty selection is too short, and asks nobody', async () => {
    const score = jest.fn<() => Promise<Score[]>>();
    expect(await checkSelection(' \n', score)).toEqual([{text: '', score: {reason: 'too-short'}}]);
    expect(score).not.toHaveBeenCalled();
  });
});
