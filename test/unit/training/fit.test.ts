import {describe, expect, test} from '@jest/globals';
import {parseConfig} from '../../../src/training/config.ts';
import {averageWeights, listSeeds} from '../../../src/training/fit.ts';
import {initialiseWeights} from '../../../src/training/network.ts';

const shape = {vocabularySize: 3, embeddingSize: 4, units: 4, maxLength: 8, pairBuckets: 8};
const draw = (values: readonly number[]) => {
  let at = 0;
  return initialiseWeights(shape, new Float32Array(12).fill(values[0]!), () => values[at++ % values.length]!);
};

describe('averageWeights', () => {
  test('takes the mean of every weight', () => {
    const [one, other] = [draw([0.1, 0.7, 0.4]), draw([0.9, 0.2])];
    const mean = averageWeights([one, other]);
    expect(Object.keys(mean)).toEqual(Object.keys(one));
    for (const [name, weights] of Object.entries(mean)) {
      const [a, b] = [one, other].map(network => network[name as keyof typeof one]);
      expect(weights).toHaveLength(a!.length);
      for (const [at, weight] of weights.entries()) expect(weight).toBeCloseTo((a![at]! + b![at]!) / 2, 6);
    }
  });

  test('leaves one network as it is', () => {
    const only = draw([0.3, 0.6]);
    expect(averageWeights([only])).toEqual(only);
  });

  test('refuses none', () => {
    expect(() => averageWeights([])).toThrow('expected a network to average, received none');
  });
});

test('no two fits share a seed', () => {
  const of = (seed: string) => listSeeds(parseConfig(['--seed', seed, '--members', '3']));
  expect(of('1')).toEqual([1, 2, 3]);
  expect(of('2')).toEqual([4, 5, 6]);
});
