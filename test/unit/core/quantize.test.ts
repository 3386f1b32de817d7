import {describe, expect, test} from '@jest/globals';
import {dequantizeRows, quantizeRows} from '../../../src/core/quantize.ts';
import {createRandom, drawNormal} from '../../../src/core/random.ts';

describe('quantizeRows', () => {
  test('keeps every value within half a level of its own row', () => {
    const random = createRandom(1);
    const values = Float32Array.from({length: 50 * 16}, (_, i) => drawNormal(random) * 10 ** (Math.floor(i / 16) % 5));
    const quantized = quantizeRows(values, 50, 16);
    const back = dequantizeRows(quantized);
    for (const [i, value] of values.entries()) {
      expect(Math.abs(back[i]! - value)).toBeLessThanOrEqual(quantized.scales[Math.floor(i / 16)]! * 0.501);
    }
  });

  test('uses no level above the highest of a row', () => {
    const values = Float32Array.from({length: 200}, (_, i) => Math.sin(i));
    const {scales, values: levels} = quantizeRows(values, 2, 100, row => (row === 0 ? 255 : 15));
    expect(Math.max(...levels.subarray(0, 100))).toBeGreaterThan(200);
    expect(Math.max(...levels.subarray(100))).toBe(15);
    for (const [i, value] of dequantizeRows(quantizeRows(values, 2, 100, () => 15)).entries()) {
      expect(Math.abs(value - values[i]!)).toBeLessThanOrEqual(scales[1]! * 0.75);
    }
  });

  test('keeps zero exactly, also in rows of one sign and rows of zeros', () => {
    const back = dequantizeRows(quantizeRows(Float32Array.of(0, 3, 7, 0, -2, -9, 0, 0, 0), 3, 3));
    expect([back[0], back[3], back[6], back[7], back[8]]).toEqual([0, 0, 0, 0, 0]);
  });

  test('refuses another size and values that are not finite', () => {
    expect(() => quantizeRows(new Float32Array(3), 2, 2)).toThrow('expected 2 x 2 values, received 3');
    expect(() => quantizeRows(Float32Array.of(Number.POSITIVE_INFINITY), 1, 1)).toThrow('expected finite values');
  });
});
