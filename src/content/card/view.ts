import {applyCorrection, type CorrectedVerdict} from '../../core/corrections.ts';
import type {MessageKey, Say} from '../../core/say.ts';
import {isAssessed} from '../../core/score.ts';
import {decideVerdict, type Verdict} from '../../core/verdict.ts';
import {pickWords, type WordWeight} from '../../core/word-weights.ts';
import {describeCredibility, describeExtras, describeWords} from '../../core/wording.ts';
import {labelHeadline} from '../label.ts';
import type {CardContent, CardPart} from './card.ts';

/** A piece of a quoted text; `raising` and `lowering` words are those that count. */
export interface QuotePiece {
  readonly text: string;
  readonly kind: 'plain' | 'raising' | 'lowering';
}

/** What a button of the card does. */
export type CardAction = {readonly correct: CorrectedVerdict} | 'undo' | 'hide-site';

/** A button of the card. */
export interface CardButton {
  readonly label: string;
  readonly action: CardAction;
}

/** What the card says of one text. */
export interface CardSection {
  readonly verdict: Verdict;
  readonly title: string;
  /** The text itself, where more than one is shown, or where it is known which of its words count. */
  readonly quote: readonly QuotePiece[] | null;
  /** What the number means; null where there is none. */
  readonly frequency: string | null;
  readonly extras: readonly string[];
  /** The words that count, named. */
  readonly words: readonly string[];
}

/** What the card says and offers. */
export interface CardView {
  readonly sections: readonly CardSection[];
  readonly buttons: readonly CardButton[];
  readonly footnote: string;
}

/** Quotes are for recognition, not for reading. */
const MAX_QUOTE_LENGTH = 300;

function quoteWords(text: string, words: readonly WordWeight[]): QuotePiece[] {
  const {raising, lowering} = pickWords(words);
  const counting = [
    ...raising.map(word => ({...word, kind: 'raising'}) as const),
    ...lowering.map(word => ({...word, kind: 'lowering'}) as const),
  ].sort((a, b) => a.start - b.start);
  const pieces: QuotePiece[] = [];
  let from = 0;
  for (const {start, end, kind} of counting) {
    pieces.push({text: text.slice(from, start), kind: 'plain'}, {text: text.slice(start, end), kind});
    from = end;
  }
  return [...pieces, {text: text.slice(from), kind: 'plain'} as const].filter(piece => piece.text !== '');
}

function describe(say: Say, part: CardPart, threshold: number, isOne: boolean): CardSection {
  const {text, score, correction, words = []} = part;
  const named = describeWords(say, text, words);
  const shortened = text.slice(0, MAX_QUOTE_LENGTH);
  const plain = isOne ? null : [{text: shortened, kind: 'plain' as const}];
  return {
    verdict: decideVerdict(applyCorrection(score, correction), threshold),
    title: labelHeadline(say, score, threshold, correction),
    quote: named.length > 0 ? quoteWords(text, words) : plain,
    frequency: isAssessed(score) ? describeCredibility(say, score.credibility) : null,
    extras: describeExtras(say, score),
    words: named,
  };
}

/** A clear verdict has one opposite; where it could go either way, there are two ways. */
const OPPOSITES: Readonly<Record<Verdict, readonly (readonly [MessageKey, CorrectedVerdict])[]>> = {
  credible: [['correct', 'doubtful']],
  uncertain: [
    ['correct_credible', 'credible'],
    ['correct_doubtful', 'doubtful'],
  ],
  doubtful: [['correct', 'credible']],
  unassessed: [],
};

function listButtons(say: Say, {parts: [part], threshold, can}: CardContent): CardButton[] {
  if (part === undefined) return [];
  const correct = (): CardButton[] => {
    if (part.correction !== undefined) return [{label: say('corrections_undo'), action: 'undo'}];
    const verdict = decideVerdict(part.score, threshold);
    return OPPOSITES[verdict].map(([key, opposite]) => ({label: say(key), action: {correct: opposite}}));
  };
  return [
    ...(can?.correct ? correct() : []),
    ...(can?.hideSite ? [{label: say('hide_site'), action: 'hide-site'} as const] : []),
  ];
}

/** Says something in words: one text stands beside its card, several are quoted in reading order. */
export function viewContent(say: Say, content: CardContent): CardView {
  const {parts, threshold} = content;
  const isAnyAssessed = parts.some(({score}) => isAssessed(score));
  return {
    sections: parts.map(part => describe(say, part, threshold, parts.length === 1)),
    buttons: listButtons(say, content),
    footnote: isAnyAssessed ? `${say('footnote')} ${say('limits')}` : say('footnote'),
  };
}
