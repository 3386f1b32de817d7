import {isAssessed, type Score} from '../core/score.ts';
import {decideVerdict} from '../core/verdict.ts';
import type {PageSummary} from '../protocol/messages.ts';

/** Counts what a page shows, for the popup and the number on the action badge. Null: not scored yet. */
export function summarize(scores: Iterable<Score | null>, threshold: number): PageSummary {
  const summary = {found: 0, assessed: 0, flagged: 0};
  for (const score of scores) {
    summary.found++;
    if (score === null || !isAssessed(score)) continue;
    summary.assessed++;
    if (decideVerdict(score, threshold) === 'doubtful') summary.flagged++;
  }
  return summary;
}
