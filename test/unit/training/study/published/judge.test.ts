import {describe, expect, test} from '@jest/globals';
import {judgeProtocol} from '../../../../../src/training/study/published/judge.ts';
import {PROTOCOLS} from '../../../../../src/training/study/published/protocols.ts';

const protocol = PROTOCOLS.find(({dataset}) => dataset === 'fakenewsnet_gossipcop')!;

const judge = (low: number, mean: number, high: number, again: readonly number[] = []) =>
  judgeProtocol(protocol, {low, mean, high}, again);

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

  test('says what other folds give', () =>
    expect(judge(0.845, 0.853, 0.86, [0.85, 0.86, 0.87])).toContain(
      'With folds drawn anew 3 times: 0.860 on average, 0.850 to 0.870.',
    ));

  test('says nothing of other folds where none were drawn', () =>
    expect(judge(0.845, 0.853, 0.86)).not.toContain('drawn anew'));
});
