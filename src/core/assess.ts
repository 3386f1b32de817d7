import {looksEnglish} from './language.ts';
import type {UnassessedReason} from './score.ts';
import {isWord, tokenize} from './text.ts';
import {type EncodedHeadline, encode, UNK, type Vocabulary} from './vocabulary.ts';

/** Words a headline needs: below, a score is mostly about the outlet's menu. */
export const MIN_WORDS = 4;

/** Share of words outside the vocabulary above which a score would rest on too little. */
export const MAX_UNKNOWN_SHARE = 0.5;

/**
 * Turns a headline into model input, or says why it cannot be assessed.
 * @param maxLength  tokens the model reads; the rest is cut
 * Example: prepareHeadline('Home', vocabulary, 32) -> {reason: 'too-short'}
 */
export function prepareHeadline(
  text: string,
  vocabulary: Vocabulary,
  maxLength: number,
): {ids: EncodedHeadline} | {reason: UnassessedReason} {
  const tokens = tokenize(text);
  const words = tokens.filter(isWord);
  if (!looksEnglish(text)) return {reason: 'language'};
  if (words.length < MIN_WORDS) return {reason: 'too-short'};
  const unknown = words.filter(word => vocabulary.idOf(word) === UNK).length;
  if (unknown / words.length > MAX_UNKNOWN_SHARE) return {reason: 'unknown-words'};
  return {ids: encode(tokens, vocabulary, maxLength)};
}
