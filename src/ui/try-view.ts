import type {Say} from '../core/say.ts';
import {isAssessed} from '../core/score.ts';
import {decideVerdict, type Verdict} from '../core/verdict.ts';
import {describeCredibility, describeExtras, describeVerdict, describeWords} from '../core/wording.ts';
import type {Explained} from '../protocol/messages.ts';

/** What is said of a headline that was typed, or of none. */
export interface TryView {
  /** `none` while there is nothing to say. */
  readonly verdict: Verdict | 'none';
  readonly title: string;
  readonly details: readonly string[];
}

/** Puts a score into the same words as the card on a page, and names what it rests on. */
export function describeTry(say: Say, text: string, {score, words}: Explained, threshold: number): TryView {
  const verdict = decideVerdict(score, threshold);
  if (!isAssessed(score)) return {verdict, title: describeVerdict(say, verdict, score.reason), details: []};
  const details = [
    describeCredibility(say, score.credibility),
    describeExtras(say, score).join(' · '),
    ...describeWords(say, text, words),
  ];
  return {verdict, title: describeVerdict(say, verdict), details: details.filter(detail => detail !== '')};
}
