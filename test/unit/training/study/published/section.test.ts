import {describe, expect, test} from '@jest/globals';
import {measurePredictions} from '../../../../../src/training/study/published/measure.ts';
import type {ProtocolSummary} from '../../../../../src/training/study/published/part.ts';
import {PROTOCOLS} from '../../../../../src/training/study/published/protocols.ts';
import {judgeProtocol} from '../../../../../src/training/study/published/section.ts';

const protocol = PROTOCOLS.find(({dataset}) => dataset === 'fakenewsnet_gossipcop')!;

function judge(low: number, mean: number, high: number): string {
  const summary: ProtocolSummary = {
    dataset: protocol.dataset,
    titles: 100,
    positives: 25,
    words: 0.8,
    network: 0.8,
    both: {low, mean, high},
    majority: 0.75,
    minutes: 1,
  };
  return judgeProtocol({protocol, summary});
}

describe('judgeProtocol', () => {
  test.each([
    [0.845, 0.853, 0.86, 'above the published figure; the goal of 0.850 is reached'],
    [
      0.835,
      0.845,
      0.855,
      'as good as the published figure, as far as these titles can tell; **the goal of 0.850 is missed**',
    ],
    [0.81, 0.82, 0.83, '**below the published figure**; **the goal of 0.850 is missed**'],
  ])('%d to %d to %d', (low, mean, high, words) => expect(judge(low, mean, high)).toContain(words));
});

describe('measurePredictions', () => {
  const predictions = [
    {label: 1, logit: 2},
    {label: 1, logit: -1},
    {label: 0, logit: -3},
    {label: 0, logit: -2},
  ] as const;

  test('accuracy counts what was said rightly', () => expect(measurePredictions(predictions, 'accuracy')).toBe(0.75));

  test('F1 is the mean over both classes', () => {
    // Of the class looked for 2 / (1 + 2), of the other 4 / (3 + 2).
    expect(measurePredictions(predictions, 'F1')).toBeCloseTo((2 / 3 + 4 / 5) / 2, 10);
  });
});
