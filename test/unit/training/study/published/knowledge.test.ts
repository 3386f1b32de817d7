import {describe, expect, test} from '@jest/globals';
import {COLUMNS} from '../../../../../src/training/study/published/features.ts';
import {createJoiner} from '../../../../../src/training/study/published/knowledge.ts';

describe('createJoiner', () => {
  const train = [Float32Array.of(1, 10, 7), Float32Array.of(3, 30, 7)];
  const words = {ids: Int32Array.of(4, 9), values: Float64Array.of(0.6, 0.8)};
  const join = createJoiner(train);

  test('puts numbers behind the columns of words', () => {
    const {ids, values} = join(words, train[0]!);
    expect([...ids]).toEqual([4, 9, COLUMNS, COLUMNS + 1, COLUMNS + 2]);
    expect([...values.slice(0, 2)]).toEqual([0.6, 0.8]);
  });

  test('standardises them, so that all of them together are as long as the words', () => {
    const [, , low, lowToo] = join(words, train[0]!).values;
    const [, , high] = join(words, train[1]!).values;
    expect(low).toBeCloseTo(-1 / Math.sqrt(3), 6);
    expect(lowToo).toBeCloseTo(low!, 6);
    expect(high).toBeCloseTo(-low!, 6);
  });

  test('makes nothing of a number that never changes', () => {
    expect(join(words, Float32Array.of(1, 10, 99)).values.at(-1)).toBe(0);
  });
});
