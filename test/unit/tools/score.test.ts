import {describe, expect, test} from '@jest/globals';
import {formatScore, readHeadline} from '../../../src/tools/score.ts';

describe('readHeadline', () => {
  test.each([
    ['Mayor opens bridge', 'Mayor opens bridge'],
    ['{"text":"Mayor opens bridge","label":"news"}', 'Mayor opens bridge'],
    ['{Mayor} opens bridge', '{Mayor} opens bridge'],
  ])('%j is %j', (line, text) => {
    expect(readHeadline(line, 'x:1')).toBe(text);
  });

  test('refuses an object without a text, naming the place', () => {
    expect(() => readHeadline('{"title":"a"}', 'x:7')).toThrow('x:7: expected "text" to be a text');
  });
});

describe('formatScore', () => {
  test('prints probabilities and verdict', () => {
    const score = {credibility: 0.2, satire: 0.1, clickbait: 0.9};
    expect(JSON.parse(formatScore('a', score, 0.3))).toEqual({text: 'a', ...score, verdict: 'doubtful', reason: null});
  });

  test('prints nulls and a reason where nothing was assessed', () => {
    expect(JSON.parse(formatScore('a', {reason: 'too-short'}, 0.3))).toEqual({
      text: 'a',
      credibility: null,
      verdict: 'unassessed',
      satire: null,
      clickbait: null,
      reason: 'too-short',
    });
  });
});
