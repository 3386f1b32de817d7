import {describe, expect, test} from '@jest/globals';
import {createRandom, drawNormal, shuffle} from '../../../src/core/random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number) => Array.from({length: 5}, createRandom(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

describe('drawNormal', () => {
  test('has mean 0 and deviation 1', () => {
    const random = createRandom(3);
    const values = Array.from({length: 20_000}, () => drawNormal(random));
    const mean = values.reduce((a, b) => a + b) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });
});

describe('shuffle', () => {
  test('keeps every item and changes the order', () => {
    const items = Array.from({length: 100}, (_, i) => i);
    const shuffled = shuffle([...items], createRandom(1));
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
    expect(shuffled).not.toEqual(items);
  });
});
