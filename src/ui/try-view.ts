import type {Say} from '../core/say.ts';
import {isAssessed} from '../core/score.ts';
import {decideVerdict, type Verdict} from '../core/verdict.ts';
import {pickWords, type WordWeight} from '../core/word-weights.ts';
import {describeCredibility, describeExtras, describeVerdict} from '../core/wording.ts';
import type {Explained} from '../protocol/messages.ts';

/** What is said of a headline that was typed, or of none. */
export interface TryView {
  /** `none` while there is nothing to say. */
  readonly verdict: Verdict | 'none';
  readonly title: string;
  readonly details: readonly string[];
}

/** Words named on each side; all of them are coloured. */
const MAX_NAMED = 5;

function nameWords(say: Say, text: string, words: readonly WordWeight[], key: 'words_raising' | 'words_lowering') {
  const names = [...new Set(words.map(({start, end}) => text.slice(start, end)))].slice(0, MAX_NAMED);
  return names.length > 0 ? [say(key, names.join(', '))] : [];
}

/** Puts a score into the same words as the card on a page, and names what it rests on. */
export function describeTry(say: Say, text: string, {score, words}: Explained, threshold: number): TryView {
  const verdict = decideVerdict(score, threshold);
  if (!isAssessed(score)) return {verdict, title: describeVerdict(say, verdict, score.reason), details: []};
  const {raising, lowering} = pickWords(words);
  const details = [
    describeCredibility(say, score.credibility),
    describeExtras(say, score).join(' · '),
    ...nameWords(say, text, raising, 'words_raising'),
    ...nameWords(say, text, lowering, 'words_lowering'),
  ];
  return {verdict, title: describeVerdict(say, verdict), details: details.filter(detail => detail !== '')};
}
