import {describe, expect, test} from '@jest/globals';
import {type Box, hasOverlap, intersect, isInside, joinLines} from '../../../../src/content/badge/boxes.ts';

const box = (left: number, top: number, right: number, bottom: number): Box => ({left, top, right, bottom});

test.each([
  ['the same', box(0, 0, 10, 10), true],
  ['crossing', box(5, 5, 15, 15), true],
  ['inside', box(2, 2, 3, 3), true],
  ['touching', box(10, 0, 20, 10), false],
  ['closer than half a pixel', box(9.6, 0, 20, 10), false],
  ['apart', box(20, 20, 30, 30), false],
])('hasOverlap: boxes %s', (_, other, expected) => {
  expect(hasOverlap(box(0, 0, 10, 10), other)).toBe(expected);
  expect(hasOverlap(other, box(0, 0, 10, 10))).toBe(expected);
});

test('a box is inside another up to its edges, and not beyond', () => {
  expect(isInside(box(0, 0, 10, 10), box(0, 0, 10, 10))).toBe(true);
  expect(isInside(box(0, 0, 11, 10), box(0, 0, 10, 10))).toBe(false);
});

test('intersect gives what both share', () => {
  expect(intersect(box(0, 0, 10, 10), box(5, -5, 20, 5))).toEqual(box(5, 0, 10, 5));
});

describe('joinLines', () => {
  test('fragments side by side become one line', () => {
    expect(joinLines([box(50, 2, 90, 18), box(0, 0, 50, 20)])).toEqual([box(0, 0, 90, 20)]);
  });

  test('lines come from top to bottom, also where they touch', () => {
    expect(joinLines([box(0, 20, 30, 40), box(0, 0, 90, 20)])).toEqual([box(0, 0, 90, 20), box(0, 20, 30, 40)]);
  });

  test('lines that overlap a little, as with a tight line height, stay apart', () => {
    expect(joinLines([box(0, 0, 90, 20), box(0, 16, 80, 36)])).toHaveLength(2);
  });

  test('fragments of no size are left out', () => {
    expect(joinLines([box(0, 0, 0, 20), box(0, 0, 10, 0)])).toEqual([]);
  });
});
