import {describe, expect, test} from '@jest/globals';
import {
  binReliability,
  computeAuc,
  computeCalibrationError,
  findThreshold,
  shareBelow,
  sigmoid,
} from '../../../src/core/metrics.ts';

describe('computeAuc', () => {
  test.each([
    [[2, 3], [0, 1], 1],
    [[0, 1], [2, 3], 0],
    [[1, 1], [1, 1], 0.5],
    [[3, 1], [2, 0], 0.75],
  ])('%j against %j is %d', (positives, negatives, auc) => {
    expect(computeAuc(positives, negatives)).toBe(auc);
  });

  test('is null without a side', () => {
    expect(computeAuc([], [1])).toBeNull();
  });
});

describe('findThreshold', () => {
  test('flags at most the asked share', () => {
    const values = Array.from({length: 1000}, (_, i) => (i * 7919) % 1000);
    expect(shareBelow(values, findThreshold(values, 0.02))).toBe(0.02);
  });

  test('says what it needs', () => {
    expect(() => findThreshold([], 0.02)).toThrow('expected at least 1 credibility');
  });
});

describe('computeCalibrationError', () => {
  test('is 0 for frequencies that match and grows with the gap', () => {
    expect(computeCalibrationError([0.25, 0.25, 0.25, 0.25], [1, 0, 0, 0])).toBe(0);
    expect(computeCalibrationError([0.9, 0.9], [0, 0])).toBeCloseTo(0.9);
  });

  test('counts rows by their weights', () => {
    expect(computeCalibrationError([0.75, 0.75], [1, 0], [3, 1])).toBe(0);
    expect(binReliability([0.75, 0.75], [1, 0], [3, 1])[7]).toEqual({count: 4, predicted: 0.75, observed: 0.75});
  });
});

describe('sigmoid', () => {
  test('is exact in the middle and safe at the ends', () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(-1e4)).toBe(0);
    expect(sigmoid(1e4)).toBe(1);
  });
});
