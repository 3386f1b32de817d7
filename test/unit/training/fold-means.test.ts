import {describe, expect, test} from '@jest/globals';
import {averageFolds, chooseFolds, compareFolds} from '../../../src/training/fold-means.ts';
import {inventReport} from '../../support/invented-report.ts';

const {folds} = inventReport();
const [without, withRecent] = folds;

describe('chooseFolds', () => {
  test('takes the table with the recent sets, which is nearest to what ships', () => {
    expect(chooseFolds(folds)).toBe(withRecent);
  });

  test('passes over a table without rows', () => {
    expect(chooseFolds([without!, {...withRecent!, rows: []}])).toBe(without);
    expect(chooseFolds([])).toBeUndefined();
  });
});

describe('averageFolds', () => {
  test('averages what the sets have and sums their rows', () => {
    const {name, doubtful, network, baseline} = averageFolds(without!);
    expect([name, doubtful]).toEqual(['mean of 2 sets', 422]);
    expect(network.auc).toEqual({mean: expect.closeTo((0.611 + 0.722) / 2), spread: expect.closeTo(0.011)});
    expect(network.calibrationError).toBeNull();
    expect(baseline.recall).toBeCloseTo((0.111 + 0.222) / 2);
  });
});

describe('lines of outlets', () => {
  test('are no sets: neither averaged nor compared', () => {
    const outlets = {...without!.rows[0]!, name: 'outlets of some years', doubtful: 999};
    const table = {...without!, rows: [...without!.rows, outlets]};
    expect(averageFolds(table)).toEqual(averageFolds(without!));
    expect(compareFolds(table).sets).toBe(2);
  });
});

describe('compareFolds', () => {
  test('counts sets won and compares mean recall', () => {
    expect(compareFolds(without!)).toEqual({
      wins: 2,
      sets: 2,
      recallRatio: expect.closeTo((0.211 + 0.322) / (0.111 + 0.222)),
    });
  });

  test('counts no win where the baseline is as good, and no set that lacks the figure', () => {
    const [first, second] = without!.rows;
    const even = {...first!, baseline: {...first!.baseline, aucReputable: first!.network.aucReputable!.mean}};
    const missing = {...second!, baseline: {...second!.baseline, aucReputable: null}};
    expect(compareFolds({...without!, rows: [even, missing]})).toMatchObject({wins: 0, sets: 1});
  });
});
