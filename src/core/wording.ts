/** How scores are put into words. What is said in which language lies in `assets/_locales`. */

import type {MessageKey, Say} from './say.ts';
import {isAssessed, type Score, type UnassessedReason} from './score.ts';
import {LIKELY, type Verdict} from './verdict.ts';
import {pickWords, type WordWeight} from './word-weights.ts';

const REASON_KEYS = {
  language: 'unassessed_language',
  'too-short': 'unassessed_too_short',
  'unknown-words': 'unassessed_unknown_words',
  unavailable: 'unassessed_unavailable',
} as const satisfies Record<UnassessedReason, MessageKey>;

/**
 * Says a verdict in words; a reason is heard only with `unassessed`.
 * Example, in English: describeVerdict(say, 'unassessed', 'language') -> 'Not assessed: not in English'
 */
export function describeVerdict(say: Say, verdict: Verdict, reason?: UnassessedReason): string {
  return say(verdict === 'unassessed' && reason !== undefined ? REASON_KEYS[reason] : `verdict_${verdict}`);
}

/**
 * A credibility as a whole number in 100; never 0 nor 100, since no such certainty was measured.
 * @throws RangeError outside 0 to 1
 */
export function toCountInHundred(credibility: number): number {
  if (!(credibility >= 0 && credibility <= 1)) throw new RangeError(`expected 0 to 1, received ${credibility}`);
  return Math.min(99, Math.max(1, Math.round(credibility * 100)));
}

/**
 * Says what a credibility means, as a count that was measured.
 * @param credibility 0 to 1, calibrated
 * Example, in English: describeCredibility(say, 0.416) ->
 *   'Of 100 headlines scored like this, about 42 came from reputable outlets in our tests.'
 */
export function describeCredibility(say: Say, credibility: number): string {
  return say('frequency', toCountInHundred(credibility));
}

/**
 * What else is likely of a headline, as sentences; none of an unassessed one.
 * Example, in English: describeExtras(say, {credibility: 0.2, satire: 0.9, clickbait: 0.1}) -> ['Sounds like satire']
 */
export function describeExtras(say: Say, score: Score): string[] {
  if (!isAssessed(score)) return [];
  const sentences: string[] = [];
  if (score.satire >= LIKELY) sentences.push(say('extra_satire'));
  if (score.clickbait >= LIKELY) sentences.push(say('extra_clickbait'));
  return sentences;
}

/** Words named on each side. */
const MAX_NAMED = 5;

function nameWords(say: Say, text: string, words: readonly WordWeight[], key: 'words_raising' | 'words_lowering') {
  const names = [...new Set(words.map(({start, end}) => text.slice(start, end)))].slice(0, MAX_NAMED);
  return names.length > 0 ? [say(key, names.join(', '))] : [];
}

/**
 * Names the words that count, for a reader who sees no colours: those that speak for a headline, those against it.
 * Example, in English: ['Speaks for it: council, bridge', 'Speaks against it: shocking']
 */
export function describeWords(say: Say, text: string, words: readonly WordWeight[]): string[] {
  const {raising, lowering} = pickWords(words);
  return [...nameWords(say, text, raising, 'words_raising'), ...nameWords(say, text, lowering, 'words_lowering')];
}
