import {guessLanguage} from '../../core/guess-language.ts';
import {countFunctionWords} from '../../core/language.ts';
import {unveil} from '../unveil.ts';
import {toSubtag} from './metadata.ts';

/** Function words from which the texts of a page are believed more than what it declares. */
const ENOUGH_EVIDENCE = 12;

/** Characters of text that are enough to name a language. */
const SAMPLE_LENGTH = 8000;

/** Texts from this length on are sentences, and tell the language. */
const SENTENCE_LENGTH = 40;

function takeSample(texts: readonly string[]): string {
  let sample = '';
  for (const text of texts) {
    if (sample.length > SAMPLE_LENGTH) break;
    if (text.trim().length >= SENTENCE_LENGTH) sample += `${text}\n`;
  }
  return sample.slice(0, SAMPLE_LENGTH);
}

/** Characters that are enough for a browser's own detector. */
const ASKED_LENGTH = 2000;

/** The language of a page, as far as the page tells. */
export interface PageLanguage {
  /** A BCP 47 primary subtag. */
  readonly language: string;
  /** Text of a page that declares no language, or whose words speak against it: a browser's detector tells. Else ''. */
  readonly unsure: string;
}

/**
 * Names the language of a page: what it declares, where its words do not speak against that, as templates declare English
 * on pages in any language. Without evidence against it, a page is taken for English.
 * @param declared  a BCP 47 primary subtag, or ''
 * @param texts  all texts of the page, in order
 */
export function decideLanguage(declared: string, texts: readonly string[]): PageLanguage {
  const sample = takeSample(texts);
  const guess = guessLanguage(sample);
  const isGuess = guess.evidence >= ENOUGH_EVIDENCE;
  // A language related to the one declared (Norwegian Bokmål, Danish) is better known to the page than to us.
  if (declared && (!isGuess || (guess.language === 'en') === (declared === 'en')))
    return {language: declared, unsure: ''};
  return {language: isGuess ? guess.language : 'en', unsure: sample.slice(0, ASKED_LENGTH)};
}

/** English function words from which a text is English, whatever is declared. */
const ENOUGH_ENGLISH = 2;

/**
 * The language declared for the part of a page in which a text stands, as a BCP 47 primary subtag; '' for English, for
 * none, and where the text itself speaks against it. What is declared for the whole page is no part of this.
 */
export function readForeignLanguage(element: Element, text: string): string {
  const holder = unveil(element).closest('[lang]');
  if (holder === null || unveil(holder).matches('html,body')) return '';
  const language = toSubtag(unveil(holder).getAttribute('lang'));
  if (language === 'en' || language === '') return '';
  const {english, foreign} = countFunctionWords(text);
  return english >= ENOUGH_ENGLISH && foreign === 0 ? '' : language;
}
