import {isAssessed, type Score} from './score.ts';

export const VERDICTS = ['credible', 'uncertain', 'doubtful', 'unassessed'] as const;

/** What the badge shows. */
export type Verdict = (typeof VERDICTS)[number];

/** Even odds of the calibrated probability: above them a headline reads more like reputable news than not. */
const EVEN_ODDS = 0.5;

/**
 * A satire or clickbait probability from which the card mentions it. Both heads were calibrated to even odds, and on a
 * page of news neither is as likely as not: from 0.7 on, 5 in 100 sober headlines were called satire.
 */
export const LIKELY = 0.85;

/**
 * Turns a score into a verdict, given the credibility below which the reader wants a headline flagged.
 * @param threshold 0 to 1; a credibility equal to it is not flagged
 * Example: decideVerdict({credibility: 0.4, satire: 0, clickbait: 0}, 0.3) -> 'uncertain'
 */
export function decideVerdict(score: Score, threshold: number): Verdict {
  if (!isAssessed(score)) return 'unassessed';
  if (score.credibility < threshold) return 'doubtful';
  return score.credibility < EVEN_ODDS ? 'uncertain' : 'credible';
}
