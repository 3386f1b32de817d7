import {describe, expect, test} from '@jest/globals';
import {
  compareThreshold,
  describeEffect,
  describeRates,
  describeStep,
  isRecommended,
  toStep,
} from '../../../src/ui/threshold-view.ts';
import {english} from '../../support/english.ts';

const CURVE = [
  {threshold: 0, falseFlagRate: 0, recall: 0},
  {threshold: 0.5, falseFlagRate: 0.04, recall: 0.6},
  {threshold: 1, falseFlagRate: 1, recall: 1},
];

test.each([
  [0, 'Nothing is flagged.'],
  [0.25, 'Flags about 2 in 100 headlines of reputable outlets and catches about 3 in 10 deceptive ones, in our tests.'],
  [
    0.01,
    'Flags about <1 in 100 headlines of reputable outlets and catches about <1 in 10 deceptive ones, in our tests.',
  ],
  [1, 'Every assessed headline is flagged.'],
])('a threshold of %d is said as "%s"', (threshold, words) => {
  expect(describeRates(english, threshold, CURVE)).toBe(words);
});

test.each([
  [0.286, 'recommended'],
  [0.29, 'recommended'],
  [0.28, 'less than recommended'],
  [0.3, 'more than recommended'],
])('%d, where 0.286 is recommended, is "%s"', (threshold, words) => {
  expect(compareThreshold(english, threshold, 0.286)).toBe(words);
});

describe('describeEffect', () => {
  const headlines = [0.1, 0.2, 0.3, 0.9].map(credibility => ({credibility}));
  test.each([
    [0.25, 0.25, '2 flagged on this page'],
    [0.25, 0.3, '2 flagged on this page'],
    [0.25, 0.31, '2 → 3 flagged on this page'],
    [0.25, 0, '2 → 0 flagged on this page'],
  ])('from %d to %d is "%s"', (before, threshold, words) => {
    expect(describeEffect(english, headlines, before, threshold)).toBe(words);
  });

  test('says nothing of a page without headlines', () => {
    expect(describeEffect(english, [], 0.2, 0.4)).toBe('');
  });
});

test('the slider is read out as number and in words', () => {
  expect(describeStep(english, 0.286, 0.286)).toBe('Credibility under 29 in 100, recommended');
});

test('the step that stands for the recommendation counts as it, the steps beside it do not', () => {
  for (const recommended of [0.004, 0.286, 0.294, 0.5, 0.999]) {
    expect(isRecommended(toStep(recommended) / 100, recommended)).toBe(true);
    expect(isRecommended((toStep(recommended) + 1) / 100, recommended)).toBe(false);
    expect(isRecommended((toStep(recommended) - 1) / 100, recommended)).toBe(false);
  }
});
