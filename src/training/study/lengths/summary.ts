/** What all folds say of equally long headlines. */
import {measureSpread} from '../../../core/metrics.ts';
import {average} from '../intervals.ts';
import {LENGTH_BUCKETS, type LengthFigures} from './measure.ts';

/** One training of a network, on what one fold left out. */
export interface LengthTrial {
  readonly name: string;
  readonly seed: number;
  readonly lengths: readonly LengthFigures[];
}

export interface LengthSummary {
  readonly networks: readonly string[];
  readonly buckets: readonly {
    /** Tokens, at least. */
    readonly from: number;
    readonly doubtful: number;
    /** Mean and standard deviation over seeds, in the order of the networks; null where too few were measured. */
    readonly auc: readonly ({readonly mean: number; readonly spread: number} | null)[];
  }[];
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;

/** A network's AUC in a bucket, seed by seed; folds weigh by their doubtful headlines. */
function listAucs(trials: readonly LengthTrial[], from: number): number[] {
  const bySeed = new Map<number, LengthFigures[]>();
  for (const {seed, lengths} of trials) {
    const found = lengths.filter(entry => entry.from === from && entry.auc !== null);
    if (found.length > 0) bySeed.set(seed, [...(bySeed.get(seed) ?? []), ...found]);
  }
  return [...bySeed.values()].map(parts => {
    const total = parts.reduce((sum, {doubtful}) => sum + doubtful, 0);
    return parts.reduce((sum, {doubtful, auc}) => sum + (doubtful * auc!) / total, 0);
  });
}

/** Sums up the trials of all folds. @param networks  names, in the order to show them */
export function summarizeLengths(trials: readonly LengthTrial[], networks: readonly string[]): LengthSummary {
  const buckets = LENGTH_BUCKETS.map(from => {
    const auc = networks.map(network => {
      const own = trials.filter(({name}) => name === network);
      const values = listAucs(own, from);
      return values.length === 0 ? null : {mean: round(average(values)), spread: round(measureSpread(values))};
    });
    const first = trials.filter(({name, seed}) => name === networks[0] && seed === trials[0]!.seed);
    const counts = first.flatMap(({lengths}) => lengths.filter(entry => entry.from === from));
    return {from, doubtful: counts.reduce((sum, {doubtful}) => sum + doubtful, 0), auc};
  });
  return {networks, buckets: buckets.filter(({auc}) => auc.some(value => value !== null))};
}
