import type {Say} from '../../core/say.ts';
import {isAssessed, type Score} from '../../core/score.ts';
import {decideVerdict, type Verdict} from '../../core/verdict.ts';
import {describeCredibility, describeExtras} from '../../core/wording.ts';
import {labelHeadline} from '../label.ts';
import type {CardContent} from './card.ts';

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
    title: labelHeadline(say, score, threshold),
    quote: quote === null ? null : quote.slice(0, MAX_QUOTE_LENGTH),
    frequency: isAssessed(score) ? describeCredibility(say, score.credibility) : null,
    extras: describeExtras(say, score),
  };
}

/** Says something in words: one text stands beside its card and needs no quote, several are quoted in reading order. */
export function viewContent(say: Say, {parts, threshold}: CardContent): CardView {
  const isOne = parts.length === 1;
  return {
    sections: parts.map(({text, score}) => describe(say, score, threshold, isOne ? null : text)),
    footnote: say('footnote'),
  };
}
