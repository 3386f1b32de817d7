/** How often honest headlines of any outlet are flagged by networks that never saw the outlet. */
import {shareBelow} from '../../core/metrics.ts';
import {calibrate} from '../../model/calibration.ts';
import {type FalseFlags, listByLeaningAndYear, MIN_HEADLINES} from '../false-flags.ts';
import type {FoldResult} from './cache.ts';
import {fitAcrossSets} from './tables.ts';

/**
 * One line a group of 100 headlines or more, over folds and seeds that had the recent sets; each row counted once.
 * @param threshold  the default one of the model, whose calibration is that of the folds
 */
export function countFalseFlagsAcross(results: readonly FoldResult[], threshold: number): FalseFlags[] {
  const calibration = fitAcrossSets(results);
  const seeds = new Set(results.map(({job}) => job.seed)).size;
  const rows = results.flatMap(({scores}) => scores.filter(({kind, label}) => kind === 'recent' && label === 1));
  return listByLeaningAndYear(rows, row => row)
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
