import {describe, expect, test} from '@jest/globals';
import {createRandom, drawNormal} from '../../../../src/core/random.ts';
import {roundToFourBits} from '../../../../src/training/quantization/four-bits.ts';

const random = createRandom(2);
const values = Float32Array.from({length: 50 * 32}, (_, i) => drawNormal(random) * (i % 32 < 16 ? 1 : 0.1));
const errorOf = (rounded: Float32Array) => rounded.reduce((sum, value, i) => sum + (value - values[i]!) ** 2, 0);

describe('roundToFourBits', () => {
  test.each([
    ['a row', {groupSize: 32, hasMinimum: true}],
    ['a half row about zero', {groupSize: 16, hasMinimum: false}],
  ] as const)('leaves at most sixteen values to %s', (_, options) => {
    const {values: rounded} = roundToFourBits(values, 32, options);
    for (let start = 0; start < rounded.length; start += options.groupSize) {
      const levels = new Set(rounded.subarray(start, start + options.groupSize));
      expect(levels.size).toBeLessThanOrEqual(16);
      expect(levels.size).toBeGreaterThan(2);
    }
  });

  test('stays near the values, nearer where parts of a row have a scale each', () => {
    const total = errorOf(new Float32Array(values.length));
    const rows = errorOf(roundToFourBits(values, 32, {groupSize: 32, hasMinimum: true}).values);
    const groups = errorOf(roundToFourBits(values, 32, {groupSize: 16, hasMinimum: false}).values);
    expect(rows / total).toBeLessThan(0.02);
    expect(groups).toBeLessThan(rows);
  });

  test('gives back what sixteen levels can say, zeros included', () => {
    const exact = Float32Array.from({length: 16}, (_, i) => (i - 8) / 4);
    const {values: rounded} = roundToFourBits(exact, 16, {groupSize: 16, hasMinimum: true});
    expect([...rounded]).toEqual([...exact]);
    const none = roundToFourBits(new Float32Array(16), 16, {groupSize: 16, hasMinimum: false});
    expect([...none.values]).toEqual(Array.from({length: 16}, () => 0));
  });

  test('counts half a byte a value and two bytes for each scale and minimum', () => {
    expect(roundToFourBits(values, 32, {groupSize: 32, hasMinimum: true}).bytes).toBe(50 * (16 + 4));
    expect(roundToFourBits(values, 32, {groupSize: 16, hasMinimum: false}).bytes).toBe(50 * (16 + 2 * 2));
  });

  test('refuses groups that do not fill a row', () => {
    expect(() => roundToFourBits(values, 32, {groupSize: 24, hasMinimum: false})).toThrow(/expected groups of 24/);
  });
});
