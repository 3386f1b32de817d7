/** Figures of a network on what a fold left out. */
import {computeAuc, findThreshold, shareBelow} from '../../../core/metrics.ts';
import {FALSE_FLAG_BUDGET} from '../../calibrate.ts';
import type {SelectedRow} from '../../folds/select-rows.ts';

/** Of one left-out set, or of left-out outlets. */
export interface SetFigures {
  readonly name: string;
  readonly doubtful: number;
  /** Its doubtful headlines against reputable ones of 2026. */
  readonly auc: number;
  /** Share of them flagged where 2 % of the reputable ones are. */
  readonly recall: number;
}

/** Figures of each group of measured rows. @param logits  of credibility, one a row */
export function measureSets(rows: readonly SelectedRow[], logits: ArrayLike<number>): SetFigures[] {
  const reputable: number[] = [];
  const doubtful = new Map<string, number[]>();
  for (const [index, {kind, name, label}] of rows.entries()) {
    const logit = logits[index]!;
    if (kind === 'reputable') reputable.push(logit);
    else if (label === 0) doubtful.set(name, [...(doubtful.get(name) ?? []), logit]);
  }
  if (reputable.length === 0) throw new RangeError('expected reputable headlines to measure against, received none');
  const threshold = findThreshold(reputable, FALSE_FLAG_BUDGET);
  return [...doubtful].map(([name, values]) => ({
    name,
    doubtful: values.length,
    auc: computeAuc(reputable, values)!,
    recall: shareBelow(values, threshold)!,
  }));
}
