import {describe, expect, test} from '@jest/globals';
import {measurePredictions} from '../../../../../src/training/study/published/measure.ts';

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
