import {describe, expect, test} from '@jest/globals';
import {createRandom, drawNormal} from '../../../../src/core/random.ts';
import type {FoldResult} from '../../../../src/training/folds/cache.ts';
import {decideOnFolds} from '../../../../src/training/folds/decide.ts';
import {FOLDS} from '../../../../src/training/folds/plan.ts';
import type {FoldScore} from '../../../../src/training/folds/run-fold.ts';

const random = createRandom(7);
const draw = (kind: FoldScore['kind'], name: string, label: 0 | 1, centre: number, rows = 500): FoldScore[] =>
  Array.from({length: rows}, () => ({
    kind,
    name,
    label,
    year: 2026,
    leaning: null,
    network: centre + drawNormal(random),
    baseline: 0,
  }));

const results: FoldResult[] = FOLDS.slice(0, 2).map(fold => ({
  job: {fold, withRecent: true, seed: 1},
  id: fold.name,
  scores: [
    ...draw('set', `set ${fold.name}`, 0, -1),
    ...draw('set', `set ${fold.name}`, 1, 1),
    ...draw('recent', 'outlets of 2020 on', 0, -1, 100),
    ...draw('recent', 'outlets of 2020 on', 1, 1, 2000),
    ...draw('satire', `publisher ${fold.name}`, 1, 1),
    ...draw('satire', 'odd', 0, -1),
  ],
}));

describe('decideOnFolds', () => {
  const {calibration, defaultThreshold, curve} = decideOnFolds(results);

  // Two normal distributions two apart: the log-odds are twice the logit.
  test.each(['credibility', 'satire'] as const)('calibrates %s, both labels alike', head => {
    expect(Math.abs(calibration[head]!.temperature - 0.5)).toBeLessThan(0.06);
    expect(Math.abs(calibration[head]!.bias)).toBeLessThan(0.2);
  });

  test('flags 2 in 100 reputable headlines of left-out outlets at the default threshold', () => {
    const {falseFlagRate, recall} = curve[Math.floor(defaultThreshold * 100)]!;
    expect(falseFlagRate).toBeLessThanOrEqual(0.02);
    // The share of a normal distribution around -1 that lies below the 2nd percentile of one around 1.
    expect(Math.abs(recall - 0.48)).toBeLessThan(0.08);
  });

  test('refuses folds without reputable outlets', () => {
    const none = results.map(result => ({...result, scores: result.scores.filter(({kind}) => kind !== 'recent')}));
    expect(() => decideOnFolds(none)).toThrow('expected headlines of left-out reputable outlets, received none');
  });
});
