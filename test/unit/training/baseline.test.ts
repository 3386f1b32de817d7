import {describe, expect, test} from '@jest/globals';
import {trainBaseline} from '../../../src/training/baseline.ts';
import {minimize} from '../../../src/training/lbfgs.ts';
import {fitLogistic} from '../../../src/training/logistic.ts';

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

describe('fitLogistic', () => {
  test('counts a row of weight two as it counts two rows', () => {
    const rows = [[0], [1], [0, 1]].map(ids => ({ids: Int32Array.from(ids), values: new Float64Array(2).fill(1)}));
    const options = {inverseRegularisation: 1, isBalanced: true};
    const once = fitLogistic([...rows, rows[2]!], [0, 1, 1, 1], 2, options);
    const twice = fitLogistic(rows, [0, 1, 1], 2, {...options, rowWeights: [1, 1, 2]});
    for (const [index, weight] of once.entries()) expect(twice[index]).toBeCloseTo(weight, 6);
    expect(fitLogistic(rows, [0, 1, 1], 2, options)[0]).not.toBeCloseTo(once[0]!, 2);
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
