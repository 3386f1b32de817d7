/** How often honest headlines of any outlet are flagged by networks that never saw the outlet. */
import {shareBelow} from '../../core/metrics.ts';
import {calibrate} from '../../model/calibration.ts';
import {RECENT_YEAR} from '../assess-model.ts';
import {type FalseFlags, MIN_HEADLINES} from '../false-flags.ts';
import type {FoldResult} from './cache.ts';
import type {FoldScore} from './run-fold.ts';
import {fitAcrossSets} from './tables.ts';

function listLines(rows: readonly FoldScore[]): [string, readonly FoldScore[]][] {
  const recent = rows.filter(({year}) => (year ?? 0) >= RECENT_YEAR);
  const years = [...new Set(rows.flatMap(({year}) => year ?? []))].sort();
  return [
    ['2025 and 2026', recent],
    ...(['left', 'centre', 'right'] as const).map((side): [string, readonly FoldScore[]] => [
      `2025 and 2026, leaning ${side}`,
      recent.filter(({leaning}) => leaning === side),
    ]),
    ...years.map((year): [string, readonly FoldScore[]] => [`${year}`, rows.filter(row => row.year === year)]),
  ];
}

/**
 * One line a group of 100 headlines or more, over folds and seeds that had the recent sets; each row counted once.
 * @param threshold  the default one of the model, whose calibration is that of the folds
 */
export function countFalseFlagsAcross(results: readonly FoldResult[], threshold: number): FalseFlags[] {
  const calibration = fitAcrossSets(results);
  const seeds = new Set(results.map(({job}) => job.seed)).size;
  const rows = results.flatMap(({scores}) => scores.filter(({kind, label}) => kind === 'recent' && label === 1));
  return listLines(rows)
    .filter(([, group]) => group.length >= MIN_HEADLINES * seeds)
    .map(([name, group]) => ({
      name,
      headlines: group.length / seeds,
      flagged: shareBelow(
        group.map(({network}) => calibrate(network, calibration)),
        threshold,
      )!,
    }));
}
