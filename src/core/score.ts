/** The three probabilities the network gives for one headline, each 0 to 1. */
export interface Probabilities {
  /** Calibrated probability that the headline belongs with those of reputable outlets. */
  readonly credibility: number;
  readonly satire: number;
  readonly clickbait: number;
}

export const UNASSESSED_REASONS = ['language', 'too-short', 'unknown-words', 'unavailable'] as const;

/** Why a headline has no score. */
export type UnassessedReason = (typeof UNASSESSED_REASONS)[number];

/** What a headline gets: probabilities, or a reason for having none; never both. */
export type Score = Probabilities | {readonly reason: UnassessedReason};

/** Tells a score with probabilities from one with a reason. Example: isAssessed({reason: 'language'}) -> false */
export function isAssessed(score: Score): score is Probabilities {
  return 'credibility' in score;
}
