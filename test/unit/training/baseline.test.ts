import {describe, expect, test} from '@jest/globals';
import {trainBaseline} from '../../../src/training/baseline.ts';
import {minimize} from '../../../src/training/lbfgs.ts';

describe('minimize', () => {
  test('finds the minimum of a stretched bowl', () => {
    const x = Float64Array.of(5, -3);
    const value = minimize(
      (at, gradient) => {
        gradient[0] = 2 * (at[0]! - 1);
        gradient[1] = 200 * (at[1]! - 2);
        return (at[0]! - 1) ** 2 + 100 * (at[1]! - 2) ** 2;
      },
      x,
      {tolerance: 1e-12},
    );
    expect(value).toBeLessThan(1e-6);
    expect(x[0]).toBeCloseTo(1, 3);
    expect(x[1]).toBeCloseTo(2, 3);
  });
});

describe('trainBaseline', () => {
  const sober = ['council passes budget after vote', 'mayor opens bridge after vote', 'council opens new school'];
  const wild = ['aliens control the council again', 'aliens control your mayor', 'they hide aliens from the school'];
  const documents = [...sober, ...wild].map(text => text.split(' '));
  const baseline = trainBaseline(documents, [1, 1, 1, 0, 0, 0]);

  test('tells apart what it was trained on', () => {
    for (const [i, tokens] of documents.entries()) expect(baseline(tokens) > 0.5).toBe(i < 3);
  });

  test('says about even odds for words it never met', () => {
    expect(Math.abs(baseline(['zorbl']) - 0.5)).toBeLessThan(0.2);
  });
});
