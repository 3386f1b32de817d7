import {describe, expect, test} from '@jest/globals';
import {readCurve, toCountOf} from '../../../src/core/curve.ts';
import {readJson} from '../../support/repository-files.ts';

const CURVE = [
  {threshold: 0.1, falseFlagRate: 0, recall: 0.2},
  {threshold: 0.2, falseFlagRate: 0.02, recall: 0.4},
  {threshold: 0.6, falseFlagRate: 0.1, recall: 0.6},
];

describe('readCurve', () => {
  test.each([
    [0.1, 0, 0.2],
    [0.15, 0.01, 0.3],
    [0.2, 0.02, 0.4],
    [0.4, 0.06, 0.5],
    [0.6, 0.1, 0.6],
    [0, 0, 0.2],
    [1, 0.1, 0.6],
  ])('at %d, %d of the reputable and %d of the deceptive are flagged', (threshold, falseFlagRate, recall) => {
    const rates = readCurve(CURVE, threshold);
    expect(rates.falseFlagRate).toBeCloseTo(falseFlagRate, 10);
    expect(rates.recall).toBeCloseTo(recall, 10);
  });

  test('without points there is nothing to read', () => {
    expect(() => readCurve([], 0.5)).toThrow(RangeError);
  });

  test('the curve of the model rises with the threshold', () => {
    const {curve} = readJson<{curve: typeof CURVE}>('models/card.json');
    const steps = Array.from({length: 201}, (_, step) => readCurve(curve, step / 200));
    for (const key of ['falseFlagRate', 'recall'] as const) {
      const values = steps.map(rates => rates[key]);
      expect(values).toEqual([...values].sort((a, b) => a - b));
      expect(values.every(value => value >= 0 && value <= 1)).toBe(true);
    }
  });
});

test.each([
  [10, 0, '0'],
  [100, 0.001, '<1'],
  [100, 0.019, '2'],
  [10, 0.34, '3'],
  [10, 0.97, '>9'],
  [10, 1, '10'],
])('of %d, a share of %d is %s', (whole, share, count) => {
  expect(toCountOf(whole, share)).toBe(count);
});
