import {describe, expect, test} from '@jest/globals';
import {createRandom, drawNormal} from '../../../../src/core/random.ts';
import type {FoldResult} from '../../../../src/training/folds/cache.ts';
import {countFalseFlagsAcross} from '../../../../src/training/folds/false-flags-across.ts';
import {FOLDS} from '../../../../src/training/folds/plan.ts';
import type {FoldScore} from '../../../../src/training/folds/run-fold.ts';
import {
  calibrateAcrossSets,
  fitAcrossSets,
  measureHeadsAcross,
  tabulateFolds,
} from '../../../../src/training/folds/tables.ts';

const random = createRandom(5);

/** Normal logits around `centre` for credible rows and around its negative for doubtful ones. */
function invent(kind: FoldScore['kind'], name: string, centre: number, rows = 400): FoldScore[] {
  return Array.from({length: rows}, (_, i) => {
    const label = i % 2 === 0 ? 0 : 1;
    const side = label === 1 ? 1 : -1;
    return {
      kind,
      name,
      label,
      year: 2026,
      leaning: null,
      network: side * centre + drawNormal(random),
      baseline: drawNormal(random),
    };
  });
}

const reputable = (): FoldScore[] => invent('reputable', 'apple_news', 1).filter(({label}) => label === 1);

const results: FoldResult[] = [1, 2].flatMap(seed =>
  FOLDS.slice(0, 2).map(fold => ({
    job: {fold, withRecent: true, seed},
    id: `${seed}${fold.name}`,
    scores: [
      ...invent('set', `set ${fold.name}`, 1),
      ...invent('recent', 'outlets of 2020 on', 1),
      ...invent('satire', 'publisher', 2),
      ...reputable(),
    ],
  })),
);

describe('tabulateFolds', () => {
  const [table] = tabulateFolds(results);
  const line = (name: string) => table!.rows.find(row => row.name === name)!;

  test('has a line for each set, and two for outlets', () => {
    expect(table!.rows.map(({name}) => name)).toEqual([
      'set a',
      'set b',
      'outlets of 2020 on',
      'outlets of 2020 on, among themselves',
    ]);
    expect([table!.variant, table!.seeds]).toEqual(['with recent sets', [1, 2]]);
  });

  // Two normal distributions two apart: the chance that one draw exceeds the other is Phi(sqrt 2).
  test('measures network and baseline', () => {
    expect(Math.abs(line('set a').network.auc!.mean - 0.921)).toBeLessThan(0.03);
    expect(Math.abs(line('set a').baseline.auc! - 0.5)).toBeLessThan(0.1);
    expect(line('set a').network.auc!.spread).toBeLessThan(0.05);
  });

  test('counts doubtful and credible rows once, not once a seed', () => {
    expect([line('set a').doubtful, line('set a').credible]).toEqual([200, 200]);
    expect(line('outlets of 2020 on').doubtful).toBe(400);
  });
});

test('fitAcrossSets finds the slope that makes logits probabilities', () => {
  // The log-odds of such a row are twice its logit.
  expect(Math.abs(fitAcrossSets(results).temperature - 0.5)).toBeLessThan(0.06);
});

test('calibrateAcrossSets calibrates each set on the others alone', () => {
  const odd = results.map(result => ({
    ...result,
    scores: result.scores.map(row => (row.name === 'set b' ? {...row, network: -row.network} : row)),
  }));
  const rows = calibrateAcrossSets(odd).get('set b')!;
  const mean = (label: 0 | 1) => {
    const part = rows.filter(row => row.label === label);
    return part.reduce((sum, {network}) => sum + network, 0) / part.length;
  };
  expect(mean(1)).toBeLessThan(mean(0) - 0.3);
});

test('measureHeadsAcross has a line for each publisher, and counts rows once', () => {
  const [satire, ...rest] = measureHeadsAcross(results);
  expect(satire).toMatchObject({head: 'satire', dataset: 'publisher, left out', positives: 200, negatives: 200});
  expect(satire!.auc).toBeGreaterThan(0.98);
  expect(rest).toEqual([]);
});

test('countFalseFlagsAcross counts each honest headline once, and flags as the calibration of the folds has it', () => {
  const [line] = countFalseFlagsAcross(results, 0.5);
  expect(line).toMatchObject({name: '2025 and 2026', headlines: 400});
  // At even odds the share of a normal distribution around 1 that lies below 0.
  expect(Math.abs(line!.flagged - 0.16)).toBeLessThan(0.04);
});
