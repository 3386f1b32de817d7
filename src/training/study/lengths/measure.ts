/** How well a network tells headlines apart that are equally long. */
import {computeAuc} from '../../../core/metrics.ts';
import type {SelectedRow} from '../../folds/select-rows.ts';

/** Fewest tokens of each bucket; the last is open. */
export const LENGTH_BUCKETS = [1, 7, 10, 13, 16, 20] as const;

/** A set with fewer doubtful headlines in a bucket says too little there. */
const MIN_DOUBTFUL = 20;

/** Doubtful headlines of a bucket against reputable ones of the same. */
export interface LengthFigures {
  /** Tokens, at least; as in `LENGTH_BUCKETS`. */
  readonly from: number;
  readonly doubtful: number;
  /** Mean over left-out sets, weighted by their doubtful headlines; null where no set has enough. */
  readonly auc: number | null;
}

/** The bucket of a headline. Example: bucketOf(8) -> 7 */
export function bucketOf(tokens: number): number {
  return LENGTH_BUCKETS.findLast(from => from <= tokens) ?? LENGTH_BUCKETS[0];
}

/** Figures of every bucket. @param logits  of credibility, one a row */
export function measureLengths(rows: readonly SelectedRow[], logits: ArrayLike<number>): LengthFigures[] {
  const groups = new Map<string, number[]>();
  for (const [index, {kind, name, label, example}] of rows.entries()) {
    const isReputable = kind === 'reputable';
    if (!isReputable && ((kind !== 'set' && kind !== 'recent') || label === 1)) continue;
    const key = `${bucketOf(example.tokens.length)} ${isReputable ? '' : name}`;
    const group = groups.get(key);
    if (group) group.push(logits[index]!);
    else groups.set(key, [logits[index]!]);
  }
  return LENGTH_BUCKETS.map(from => {
    const reputable = groups.get(`${from} `) ?? [];
    const sets = [...groups].filter(
      ([key, {length}]) => key.startsWith(`${from} `) && key !== `${from} ` && length >= MIN_DOUBTFUL,
    );
    const doubtful = reputable.length === 0 ? 0 : sets.reduce((sum, [, {length}]) => sum + length, 0);
    const total = sets.reduce((sum, [, values]) => sum + values.length * (computeAuc(reputable, values) ?? 0), 0);
    return {from, doubtful, auc: doubtful === 0 ? null : total / doubtful};
  });
}
