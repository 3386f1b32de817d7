import {describe, expect, test} from '@jest/globals';
import {cutFolds} from '../../../../../src/training/study/published/cut.ts';
import {measurePredictions} from '../../../../../src/training/study/published/measure.ts';

/** One title in ten is looked for; its logits are higher than those of others, yet below even odds. */
const fold = Array.from({length: 40}, (_, index) => {
  const label = index % 10 === 0 ? (1 as const) : (0 as const);
  return {label, logit: label === 1 ? -1 : -3 - (index % 7) / 10};
});

describe('cutFolds', () => {
  test('parts a fold where the other folds are parted best', () => {
    expect(measurePredictions(fold, 'F1')).toBeLessThan(0.5);
    expect(measurePredictions(cutFolds([fold, fold, fold], 'F1'), 'F1')).toBe(1);
  });

  test('gives a fold no say in its own cut', () => {
    const turned = fold.map(({label, logit}) => ({label, logit: logit + 100}));
    const [first] = cutFolds([turned, fold, fold], 'F1');
    // Cut where the others want it, hence all on one side.
    expect(first!.logit).toBeGreaterThan(90);
  });

  test('leaves even odds where nothing parts better', () => {
    const clear = fold.map(({label}) => ({label, logit: label === 1 ? 2 : -2}));
    expect(cutFolds([clear, clear], 'accuracy')).toEqual([...clear, ...clear]);
  });
});
