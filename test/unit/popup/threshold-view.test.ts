import {expect, test} from '@jest/globals';
import {describeStep, describeThreshold, isRecommended, toStep} from '../../../src/popup/threshold-view.ts';

test.each([
  [0.286, 'fewer than 29 in 100', 'recommended'],
  [0.29, 'fewer than 29 in 100', 'recommended'],
  [0.28, 'fewer than 28 in 100', 'less than recommended'],
  [0.3, 'fewer than 30 in 100', 'more than recommended'],
  [0, 'Nothing is flagged', 'less than recommended'],
  [1, 'Every assessed headline is flagged', 'more than recommended'],
])('a threshold of %d, where 0.286 is recommended, is said as "%s" and "%s"', (threshold, words, comparison) => {
  const view = describeThreshold(threshold, 0.286);
  expect(view.sentence).toContain(words);
  expect(view.comparison).toBe(comparison);
});

test('the slider is read out as number and in words', () => {
  expect(describeStep(0.286, 0.286)).toBe('29 in 100, recommended');
});

test('the step that stands for the recommendation counts as it', () => {
  for (const recommended of [0, 0.004, 0.286, 0.294, 0.5, 0.999, 1]) {
    expect(isRecommended(toStep(recommended) / 100, recommended)).toBe(true);
  }
});

test('the steps beside the recommendation do not count as it', () => {
  for (const recommended of [0.1, 0.286, 0.5]) {
    expect(isRecommended((toStep(recommended) + 1) / 100, recommended)).toBe(false);
    expect(isRecommended((toStep(recommended) - 1) / 100, recommended)).toBe(false);
  }
});
