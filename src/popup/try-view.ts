import type {Say} from '../core/say.ts';
import {isAssessed, type Score} from '../core/score.ts';
import {decideVerdict, type Verdict} from '../core/verdict.ts';
import {describeCredibility, describeExtras, describeVerdict} from '../core/wording.ts';

/** What the popup says of a headline that was typed, or of none. */
export interface TryView {
  /** `none` while there is nothing to say. */
  readonly verdict: Verdict | 'none';
  readonly title: string;
  readonly details: readonly string[];
}

export const EMPTY_TRY: TryView = {verdict: 'none', title: 'Its wording is judged as you type.', details: []};

/** Puts a score into the same words as the card on a page. */
export function describeTry(say: Say, score: Score, threshold: number): TryView {
  const verdict = decideVerdict(score, threshold);
  if (!isAssessed(score)) return {verdict, title: describeVerdict(say, verdict, score.reason), details: []};
  const details = [describeCredibility(say, score.credibility), ...describeExtras(say, score)];
  return {verdict, title: describeVerdict(say, verdict), details};
}
