import {expect, test} from '@jest/globals';
import {describeThreshold, isRecommended, toStep} from '../../../src/popup/threshold-view.ts';

test.each([
  [0.286, 0.286, '29 of 100: recommended'],
  [0.29, 0.286, '29 of 100: recommended'],
  [0.28, 0.286, '28 of 100: flags less than recommended'],
  [0.3, 0.286, '30 of 100: flags more than recommended'],
  [0, 0.286, '0 of 100: flags nothing'],
  [1, 0.286, '100 of 100: flags everything'],
])('a threshold of %d, where %d is recommended, is said as "%s"', (threshold, recommended, words) => {
  expect(describeThreshold(threshold, recommended)).toBe(words);
});

test('the step that stands for the recommendation counts as it', () => {
  for (let at = 0; at <= 1000; at++) {
    const recommended = at / 1000;
    expect(isRecommended(toStep(recommended) / 100, recommended) || Math.abs((at % 10) - 5) === 0).toBe(true);
  }
});
