import {describe, expect, test} from '@jest/globals';
import {judgeStep} from '../../../../../src/training/study/comparison/section.ts';

const judge = (low: number, mean: number, high: number) =>
  judgeStep({from: 'a', to: 'b', figure: 'auc', difference: {low, mean, high}, setsBetter: 6, sets: 11});

describe('judgeStep', () => {
  test.each([
    [0.01, 0.02, 0.03, 'From a to b: a gain (AUC +0.020, 95 % interval +0.010 to +0.030; better on 6 of 11 sets).'],
    [-0.03, -0.02, -0.01, 'From a to b: a loss (AUC −0.020, 95 % interval −0.030 to −0.010; better on 6 of 11 sets).'],
    [
      -0.01,
      0.01,
      0.03,
      'From a to b: **the step brings nothing that these sets can show** (AUC +0.010, 95 % interval −0.010 to +0.030; better on 6 of 11 sets).',
    ],
  ])('%d to %d to %d', (low, mean, high, sentence) => expect(judge(low, mean, high)).toBe(sentence));
});
