import {describe, expect, test} from '@jest/globals';
import {formatHeadlines} from '../../../src/tools/format-headlines.ts';

const score = {credibility: 0.926, satire: 0.1, clickbait: 0.1};

describe('formatHeadlines', () => {
  test('gives a line to every headline, in order, and counts the verdicts', () => {
    const table = formatHeadlines([
      {text: 'Council opens bridge', verdict: 'credible', score},
      {text: 'Home', verdict: undefined, score: {reason: 'too-short'}},
      {text: 'Harbour closes for repairs', verdict: undefined, score},
    ]);
    expect(table.split('\n')).toEqual([
      'verdict     credibility  headline',
      'credible           0.93  Council opens bridge',
      'unassessed            –  Home (too-short)',
      'no badge           0.93  Harbour closes for repairs',
      '',
      '3 headlines: 1 credible, 1 unassessed, 1 no badge',
    ]);
  });

  test('says so when there is none', () => {
    expect(formatHeadlines([])).toBe('No headlines were found on this page.');
  });
});
