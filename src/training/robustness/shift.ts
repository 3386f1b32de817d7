/** How far credibility moves when a headline is rewritten without a change of what it says. */
import {findThreshold} from '../../core/metrics.ts';
import {isAssessed, type Score} from '../../core/score.ts';
import {decideVerdict} from '../../core/verdict.ts';

/** A headline's score as it stood, and rewritten. */
export type ScorePair = readonly [before: Score, after: Score];

export interface Shift {
  readonly name: string;
  /** Pairs compared. */
  readonly pairs: number;
  /** Of the absolute change of credibility, over the pairs that have a score on both sides; null without any. */
  readonly median: number | null;
  readonly percentile99: number | null;
  /** Shares of pairs, 0 to 1: another verdict, `unassessed` included; flagged on one side only. */
  readonly verdictsChanged: number;
  readonly flagsChanged: number;
}

const share = (pairs: readonly ScorePair[], isChanged: (pair: ScorePair) => boolean) =>
  pairs.length === 0 ? 0 : pairs.filter(isChanged).length / pairs.length;

/**
 * Sums up pairs of scores.
 * @param threshold  credibility below which a headline is flagged
 */
export function measureShift(name: string, pairs: readonly ScorePair[], threshold: number): Shift {
  const changes = pairs.flatMap(([before, after]) =>
    isAssessed(before) && isAssessed(after) ? [Math.abs(before.credibility - after.credibility)] : [],
  );
  const isFlagged = (score: Score) => decideVerdict(score, threshold) === 'doubtful';
  return {
    name,
    pairs: pairs.length,
    median: changes.length > 0 ? findThreshold(changes, 0.5) : null,
    percentile99: changes.length > 0 ? findThreshold(changes, 0.99) : null,
    verdictsChanged: share(pairs, ([a, b]) => decideVerdict(a, threshold) !== decideVerdict(b, threshold)),
    flagsChanged: share(pairs, ([a, b]) => isFlagged(a) !== isFlagged(b)),
  };
}
