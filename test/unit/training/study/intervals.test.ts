import {describe, expect, test} from '@jest/globals';
import {measureSpread} from '../../../../src/core/metrics.ts';
import {bootstrap, estimateMean} from '../../../../src/training/study/intervals.ts';

describe('estimateMean', () => {
  test('reaches as far as Student’s t says', () => {
    // Worked by hand: standard deviation 1, t of 2 degrees of freedom 4.303.
    const {mean, low, high} = estimateMean([1, 2, 3]);
    expect(mean).toBe(2);
    expect(high - mean).toBeCloseTo(4.303 / Math.sqrt(3), 3);
    expect(mean - low).toBeCloseTo(high - mean, 10);
  });

  test('knows no end from a single value, and nothing from none', () => {
    expect(estimateMean([5])).toEqual({mean: 5, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY});
    expect(() => estimateMean([])).toThrow('expected at least 1 value');
  });
});

describe('measureSpread', () => {
  test.each([
    [[4], 0],
    [[1, 3], Math.SQRT2],
  ])('%j -> %d', (values, expected) => expect(measureSpread(values)).toBeCloseTo(expected, 10));
});

describe('bootstrap', () => {
  const share = (rows: readonly number[]) => rows.reduce((sum, value) => sum + value, 0) / rows.length;

  test('gives about the interval of a share, the same each time', () => {
    const rows = Array.from({length: 400}, (_, index) => (index % 4 === 0 ? 0 : 1));
    const {mean, low, high} = bootstrap(rows, share);
    const reach = 1.96 * Math.sqrt((0.75 * 0.25) / 400);
    expect(mean).toBe(0.75);
    expect(Math.abs(mean - low - reach)).toBeLessThan(0.008);
    expect(Math.abs(high - mean - reach)).toBeLessThan(0.008);
    expect(bootstrap(rows, share)).toEqual({mean, low, high});
  });
});
