import type {Say} from '../../core/say.ts';
import {isAssessed, type Score} from '../../core/score.ts';
import {decideVerdict, type Verdict} from '../../core/verdict.ts';
import {describeCredibility, describeExtras, describeVerdict} from '../../core/wording.ts';
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

function describe(say: Say, score: Score, threshold: number, quote: string | null): CardSection {
  const verdict = decideVerdict(score, threshold);
  return {
    verdict,
    title: isAssessed(score) ? describeVerdict(say, verdict) : describeVerdict(say, verdict, score.reason),
    quote: quote === null ? null : quote.slice(0, MAX_QUOTE_LENGTH),
    frequency: isAssessed(score) ? describeCredibility(say, score.credibility) : null,
    extras: describeExtras(say, score),
  };
}

/** The card of a headline, which stands beside it and needs no quote. */
export function viewHeadline(say: Say, score: Score, threshold: number): CardView {
  return {sections: [describe(say, score, threshold, null)], footnote: say('footnote')};
}

/** The card of a selection: its parts in reading order, quoted when there are several. */
export function viewSelection(say: Say, parts: readonly ScoredText[], threshold: number): CardView {
  const isOne = parts.length === 1;
  return {
    sections: parts.map(({text, score}) => describe(say, score, threshold, isOne ? null : text)),
    footnote: say('footnote'),
  };
}

/** The verdict in words, as a badge is called. */
export function labelHeadline(say: Say, score: Score, threshold: number): string {
  return describe(say, score, threshold, null).title;
}
