import {isAssessed, type Score} from '../../core/score.ts';
import {decideVerdict, type Verdict} from '../../core/verdict.ts';
import {describeCredibility, describeExtras, describeVerdict, FOOTNOTE} from '../../core/wording.ts';
import type {ScoredText} from '../../protocol/messages.ts';

/** What the card says of one text. */
export interface CardSection {
  readonly verdict: Verdict;
  readonly title: string;
  /** The text itself, where more than one is shown. */
  readonly quote: string | null;
  /** What the number means; null where there is none. */
  readonly frequency: string | null;
  readonly extras: readonly string[];
}

/** What the card says. */
export interface CardView {
  readonly sections: readonly CardSection[];
  readonly footnote: string;
}

/** Quotes are for recognition, not for reading. */
const MAX_QUOTE_LENGTH = 300;

function describe(score: Score, threshold: number, quote: string | null): CardSection {
  const verdict = decideVerdict(score, threshold);
  return {
    verdict,
    title: isAssessed(score) ? describeVerdict(verdict) : describeVerdict(verdict, score.reason),
    quote: quote === null ? null : quote.slice(0, MAX_QUOTE_LENGTH),
    frequency: isAssessed(score) ? describeCredibility(score.credibility) : null,
    extras: describeExtras(score),
  };
}

/** The card of a headline, which stands beside it and needs no quote. */
export function viewHeadline(score: Score, threshold: number): CardView {
  return {sections: [describe(score, threshold, null)], footnote: FOOTNOTE};
}

/** The card of a selection: its parts in reading order, quoted when there are several. */
export function viewSelection(parts: readonly ScoredText[], threshold: number): CardView {
  const isOne = parts.length === 1;
  return {
    sections: parts.map(({text, score}) => describe(score, threshold, isOne ? null : text)),
    footnote: FOOTNOTE,
  };
}

/** The verdict in words, as a badge is called. */
export function labelHeadline(score: Score, threshold: number): string {
  return describe(score, threshold, null).title;
}
