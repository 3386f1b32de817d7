import {describe, expect, test} from '@jest/globals';
import type {Score} from '../../../../src/core/score.ts';
import {measureShift, type ScorePair} from '../../../../src/training/robustness/shift.ts';

const score = (credibility: number): Score => ({credibility, satire: 0, clickbait: 0});

describe('measureShift', () => {
  test('finds median and 99th percentile of the absolute change', () => {
    const pairs = Array.from(
      {length: 100},
      (_, i): ScorePair => [score(0.9), score(0.9 - (i % 2 ? 1 : -1) * i * 0.001)],
    );
    const {median, percentile99} = measureShift('x', pairs, 0.2);
    expect(median).toBeCloseTo(0.05);
    expect(percentile99).toBeCloseTo(0.099);
  });

  test('counts verdicts and flags that change, in both directions', () => {
    const pairs: ScorePair[] = [
      [score(0.9), score(0.4)],
      [score(0.4), score(0.1)],
      [score(0.1), score(0.9)],
      [score(0.9), score(0.6)],
    ];
    expect(measureShift('x', pairs, 0.3)).toMatchObject({pairs: 4, verdictsChanged: 0.75, flagsChanged: 0.5});
  });

  test('counts a score that is lost as another verdict, without a change of credibility', () => {
    const pairs: ScorePair[] = [[score(0.1), {reason: 'too-short'}]];
    expect(measureShift('x', pairs, 0.3)).toEqual({
      name: 'x',
      pairs: 1,
      median: null,
      percentile99: null,
      verdictsChanged: 1,
      flagsChanged: 1,
    });
  });

  test('has nothing to say of no pairs', () => {
    expect(measureShift('x', [], 0.3)).toMatchObject({pairs: 0, median: null, verdictsChanged: 0});
  });
});
