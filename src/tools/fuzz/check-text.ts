/** What must hold of any text at all, from the page to the words on the card. */
import {hostOf, isDated, isOwnAddress, isRoot, rateAddress} from '../../content/extract/addresses.ts';
import {agree} from '../../content/extract/agreement.ts';
import {countWords, fold, hasLetter, isAction, isFurniture, isSentence, squeeze} from '../../content/extract/shapes.ts';
import {MAX_RUN_LENGTH} from '../../content/extract/walk.ts';
import {cutText} from '../../content/watch/asker.ts';
import {guessLanguage} from '../../core/guess-language.ts';
import {hashText} from '../../core/hash.ts';
import {looksEnglish} from '../../core/language.ts';
import {MAX_INPUT_LENGTH, normalizeHeadline} from '../../core/normal-form.ts';
import type {Say} from '../../core/say.ts';
import {isAssessed, type Score} from '../../core/score.ts';
import {tokenizeSpans} from '../../core/text.ts';
import {decideVerdict} from '../../core/verdict.ts';
import {encode, type Vocabulary} from '../../core/vocabulary.ts';
import {alignWords} from '../../core/word-weights.ts';
import {describeCredibility, describeExtras, describeVerdict, describeWords} from '../../core/wording.ts';
import type {Explanation} from '../../inference/explain.ts';
import {MAX_TEXT_LENGTH} from '../../protocol/messages.ts';
import {REPLIES_OF_BACKGROUND, REQUESTS_TO_BACKGROUND} from '../../protocol/validate.ts';

/** Dashes get a space on both sides. */
const MAX_NORMAL_LENGTH = MAX_INPUT_LENGTH * 3;
/** What no text may keep that people see in one piece. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;
const SAMPLE_LENGTH = 8000;
const HASH_KEY = [1, 2] as const;

function expect(isGood: boolean, what: string): void {
  if (!isGood) throw new Error(`expected ${what}`);
}

/** Text pipeline: normal form, tokens, ids. @returns tokens found */
export function checkPipeline(text: string, vocabulary: Vocabulary, maxLength: number): number {
  const normal = normalizeHeadline(text);
  expect(normal.length <= MAX_NORMAL_LENGTH, `a normal form of at most ${MAX_NORMAL_LENGTH} characters`);
  expect(!UNSEEN.test(normal), 'a normal form without invisible characters and halves of characters');
  expect(!/\p{M}{3}/u.test(normal), 'a normal form without a flood of marks');
  let end = 0;
  const tokens = tokenizeSpans(normal).flatMap(span => {
    expect(span.start >= end && span.end > span.start && span.end <= normal.length, 'tokens one after the other');
    ({end} = span);
    return span.tokens;
  });
  for (const token of tokens) {
    expect(token !== '' && token.length <= 3 * normal.length, 'tokens no longer than the text, in any case');
  }
  for (const id of encode(tokens, vocabulary, maxLength)) expect(id >= 0 && id < vocabulary.size, 'ids of tokens');
  return tokens.length;
}

/** What the page reader asks of a text, and of an address; the walk cuts both. */
export function checkShapes(given: string): void {
  const text = given.slice(0, MAX_RUN_LENGTH);
  const squeezed = squeeze(text);
  expect(squeezed === squeeze(squeezed), 'a squeezed text to stay as it is');
  expect(countWords(squeezed) === 0 || squeezed !== '', 'no words in nothing');
  fold(text);
  hasLetter(text);
  isAction(text);
  isFurniture(text);
  isSentence(text);
  expect([-1, 0, 1].includes(rateAddress(text)), 'an address to be rated');
  hostOf(text);
  isRoot(text);
  isDated(text);
  isOwnAddress(text, 'https://news.example/2031/05/story');
  const agreement = agree(text.slice(0, 500), 'Mayor opens bridge');
  expect(agreement >= 0 && agreement <= 1, 'an agreement from 0 to 1');
  looksEnglish(text.slice(0, MAX_TEXT_LENGTH));
  guessLanguage(text.slice(0, SAMPLE_LENGTH));
}

/** What leaves the page. @returns the text that is asked for */
export function checkRequest(text: string): string {
  const cut = cutText(text);
  expect(cut.length <= MAX_TEXT_LENGTH && text.startsWith(cut), `the first ${MAX_TEXT_LENGTH} characters`);
  const {texts} = REQUESTS_TO_BACKGROUND.score.parse(JSON.parse(JSON.stringify({texts: [cut]})));
  expect(texts[0] === cut, 'a text to arrive as it was sent');
  expect(/^[\da-f]{16}$/.test(hashText(cut, HASH_KEY)), 'a hash of 16 digits');
  return cut;
}

/** What comes back, and how it is said. */
export function checkScore(score: Score, say: Say, threshold: number): void {
  REPLIES_OF_BACKGROUND.score(JSON.parse(JSON.stringify({scores: [score], model: '1'})));
  const verdict = decideVerdict(score, threshold);
  const reason = isAssessed(score) ? undefined : score.reason;
  expect(describeVerdict(say, verdict, reason) !== '', 'words for a verdict');
  if (isAssessed(score)) expect(/\d/.test(describeCredibility(say, score.credibility)), 'a number for a credibility');
  describeExtras(say, score);
}

/** What a score rests on, and how that is said. */
export function checkExplanation(text: string, explanation: Explanation, say: Say): void {
  const words = alignWords(text, explanation.text, explanation.contributions);
  REPLIES_OF_BACKGROUND.explain(JSON.parse(JSON.stringify({score: explanation.score, words})));
  let end = 0;
  for (const word of words) {
    expect(word.start >= end && word.end > word.start && word.end <= text.length, 'words one after the other');
    ({end} = word);
  }
  for (const line of describeWords(say, text, words)) expect(!UNSEEN.test(line), 'names of words as they are seen');
}
