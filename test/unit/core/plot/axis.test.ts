import {describe, expect, test} from '@jest/globals';
import {createScale, formatPercent, listDecades, listTicks} from '../../../../src/core/plot/axis.ts';

const axis = {label: '', ticks: [], format: String};

describe('createScale', () => {
  test('goes from value to pixel, either way up', () => {
    const scale = createScale({...axis, from: 0, to: 2}, 100, 0);
    expect([0, 1, 2].map(scale)).toEqual([100, 50, 0]);
  });

  test('gives each power of ten the same room when logarithmic', () => {
    const scale = createScale({...axis, from: 0.1, to: 10, kind: 'logarithmic'}, 0, 200);
    expect([0.1, 1, 10].map(value => Math.round(scale(value)))).toEqual([0, 100, 200]);
  });
});

test.each([
  [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [0.5, 1, 5, [0.5, 0.6, 0.7, 0.8, 0.9, 1]],
  [0, 0.1, 5, [0, 0.02, 0.04, 0.06, 0.08, 0.1]],
  [0, 0.123, 4, [0, 0.05, 0.1]],
])('listTicks from %d to %d are round', (from, to, count, ticks) => {
  expect(listTicks(from, to, count)).toEqual(ticks);
});

test('listDecades keeps within the range', () => {
  expect(listDecades(0.0469, 771)).toEqual([0.1, 1, 10, 100]);
});

test.each([
  [0.02, '2 %'],
  [0.0147, '1.5 %'],
  [1, '100 %'],
])('formatPercent(%d) is %s', (share, text) => {
  expect(formatPercent(share)).toBe(text);
});
