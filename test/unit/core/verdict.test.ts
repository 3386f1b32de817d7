import {describe, expect, test} from '@jest/globals';
import {decideVerdict} from '../../../src/core/verdict.ts';

const score = (credibility: number) => ({credibility, satire: 0, clickbait: 0});

describe('decideVerdict', () => {
  test.each([
    [0.1, 0.3, 'doubtful'],
    [0.3, 0.3, 'uncertain'],
    [0.499, 0.3, 'uncertain'],
    [0.5, 0.3, 'credible'],
    [0.6, 0.7, 'doubtful'],
    [0, 0, 'uncertain'],
    [1, 1, 'credible'],
  ])('credibility %d at threshold %d is %s', (credibility, threshold, verdict) => {
    expect(decideVerdict(score(credibility), threshold)).toBe(verdict);
  });

  test('never gives a verdict where there is no score', () => {
    expect(decideVerdict({reason: 'unavailable'}, 1)).toBe('unassessed');
  });
});
