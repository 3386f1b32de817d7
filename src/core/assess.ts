import {looksEnglish} from './language.ts';
import type {UnassessedReason} from './score.ts';
import {readPastSlips} from './spelling.ts';
import {isWord, tokenize} from './text.ts';
import {type EncodedHeadline, encode, UNK, type Vocabulary} from './vocabulary.ts';

/** Words a headline needs: below, a score is mostly about the outlet's menu. */
export const MIN_WORDS = 4;

/** Share of words outside the vocabulary above which a score would rest on too little. */
export const MAX_UNKNOWN_SHARE = 0.5;

/** A headline as far as it can be read without a vocabulary. */
type ReadHeadline = {readonly tokens: readonly string[]; readonly words: readonly string[]};

/** The half of `prepareHeadline` that needs no vocabulary: work for a worker that still waits for its model. */
export function readHeadline(text: string): ReadHeadline | {reason: UnassessedReason} {
  const tokens = tokenize(text);
  const words = tokens.filter(isWord);
  if (!looksEnglish(text)) return {reason: 'language'};
  return words.length < MIN_WORDS ? {reason: 'too-short'} : {tokens, words};
}

/** The other half. @param maxLength  tokens the model reads; the rest is cut */
export function encodeHeadline(
  read: ReturnType<typeof readHeadline>,
  vocabulary: Vocabulary,
  maxLength: number,
): {ids: EncodedHeadline} | {reason: UnassessedReason} {
  if ('reason' in read) return read;
  const {tokens, words} = read;
  const unknown = words.filter(word => vocabulary.idOf(word) === UNK).length;
  if (unknown / words.length > MAX_UNKNOWN_SHARE) return {reason: 'unknown-words'};
  return {ids: encode(tokens, readPastSlips(vocabulary), maxLength)};
}

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
  return encodeHeadline(readHeadline(text), vocabulary, maxLength);
}
