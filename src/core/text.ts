/**
 * The one text pipeline: training, tools and extension all turn a headline into tokens here.
 *
 * House style must tell nothing: Title Case is lower-cased, curly quotes are straightened, "[VIDEO]" tags and site
 * suffixes go. What a writer does to a single word can tell something: an ALL-CAPS word inside an otherwise normal
 * headline is announced by the token CAPS before it.
 */

import {createPatterns} from './characters.ts';
import {normalizeHeadline} from './normal-form.ts';
import {wordsOf} from './words-of.ts';

/** Stands before a word shouted in capitals inside a headline that is not all capitals. */
export const CAPS = '<caps>';

/** Letters an all-capitals word needs to count as shouted: shorter ones are mostly acronyms (FBI, US, UN). */
const SHOUT_MIN_LETTERS = 4;

/** Longer ones that headlines write in capitals without raising their voice. */
const ACRONYMS = wordsOf(
  'aarp aclu adhd aids apec asap asean awol centcom cfpb cftc cnbc covid cpac crispr daca doge espn fema fifa fisa flotus ' +
    'gchq hgtv iaea icbm icrc icymi ikea irgc isil isis lapd lgbt lgbtq lgbtqia maga mers msnbc naacp nafta nasa nascar nasdaq nato ' +
    'ncaa ncis noaa norad ntsb nypd nyse oecd opcw opec osce peta potus rcmp sars scotus stat swat sxsw tsmc ucla ' +
    'uefa unesco unga unhcr unicef unrwa usaid usmca usmnt usps ussr uswnt wnba wwii',
);

/** What nobody can shout. */
const NO_VOWELS = /^[b-df-hj-np-tv-xz]+$/i;

/** Share of long words in capitals above which capitals are the house style of the headline. */
const SHOUT_HOUSE_STYLE = 0.5;

const PATTERNS = createPatterns(({letter, mark, number}) => ({
  // In order: initials (U.S.), words with inner apostrophes, numbers with what clings to them, marks that carry tone.
  token: new RegExp(
    [
      `(?:[${letter}]\\.){2,}`,
      `[${letter}][${letter}${mark}]*(?:'[${letter}][${letter}${mark}]*)*`,
      `[${number}]+(?:[.,:][${number}]+)*(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH]|[sSkKmM]|[bB][nN]|[aApP][mM])?(?![${letter}])`,
      `[${number}]+`,
      '\\.{2,}',
      '[!?]+',
      '[":;$%&#@£€+]',
      "'",
      '(?<=\\s)-(?=\\s)',
    ].join('|'),
    'gu',
  ),
  beginsWithNumber: new RegExp(`^[${number}]`, 'u'),
  beginsWithLetter: new RegExp(`^[${letter}]`, 'u'),
  beginsAsWord: new RegExp(`^'?[${letter}]`, 'u'),
  initials: new RegExp(`^(?:[${letter}]\\.)+$`, 'u'),
  numbers: new RegExp(`[${number}]`, 'gu'),
  others: new RegExp(`[^${letter}]`, 'gu'),
}));

const SUFFIXED = /^(.+)'(s|ll|re|ve|d|m)$/;

function shapeNumber(token: string): string {
  return token
    .toLowerCase()
    .replace(PATTERNS(token).numbers, '0')
    .replace(/0{5,}/g, '00000')
    .replace(/(?:st|nd|rd)$/, 'th')
    .slice(0, 12);
}

function shapeMark(token: string): string {
  if (token === "'") return '"';
  return token.length === 1 ? token : token.slice(0, 2);
}

function splitWord(word: string): string[] {
  const lower = word.toLowerCase().slice(0, 30);
  const match = SUFFIXED.exec(lower);
  return match ? [match[1]!, `'${match[2]}`] : [lower];
}

const lettersOf = (token: string): string => token.replace(PATTERNS(token).others, '');

function isShout(token: string): boolean {
  const letters = lettersOf(token);
  if (NO_VOWELS.test(letters) || ACRONYMS.has(letters.toLowerCase())) return false;
  return letters.length >= SHOUT_MIN_LETTERS && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

/** Whether capitals are the style of the whole headline, so that they say nothing about one word. */
function isShoutedThroughout(tokens: readonly string[]): boolean {
  const long = tokens.filter(token => lettersOf(token).length >= SHOUT_MIN_LETTERS);
  return long.length > 0 && long.filter(isShout).length / long.length > SHOUT_HOUSE_STYLE;
}

/** A piece of a headline: its tokens, and where it stands in the normal form. */
export interface TextSpan {
  readonly tokens: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** "US" of all spellings. */
const COUNTRY = 'u.s.';
/** What stands before "us" where it is more likely the country than the pronoun, seven times of eight or more. */
const BEFORE_COUNTRY = wordsOf(
  ': ; , - | " a across after against amid and as at by first former from how if in into major new on over says than that the to top ' +
    'two under warns will with without',
);

/** Whether "us" in a headline without any capitals is the country: at the beginning it nearly always is. */
const isSmallCountry = (raw: string, before: string | undefined) =>
  raw === 'us' && (before === undefined || BEFORE_COUNTRY.has(before));

/** A word of which case says nothing: most are. */
const PLAIN_WORD = /^[A-Z]?[a-z]{1,29}$/;

function toTokens(raw: string, isShouting: () => boolean): string[] {
  if (PLAIN_WORD.test(raw) && raw !== 'usa') return [raw.toLowerCase()];
  const {beginsWithNumber, beginsWithLetter, initials} = PATTERNS(raw);
  if (beginsWithNumber.test(raw)) return [shapeNumber(raw)];
  if (!beginsWithLetter.test(raw)) return [shapeMark(raw)];
  // The country, not the pronoun: the one pair of words that only case tells apart often enough to matter.
  if (/^(?:U\.S\.?(?:A\.?)?|US|USA|usa)$/.test(raw)) return [COUNTRY];
  if (initials.test(raw)) return [raw.toLowerCase()];
  return isShout(raw) && !isShouting() ? [CAPS, ...splitWord(raw)] : splitWord(raw);
}

/**
 * Splits a normal form into tokens and remembers where each stood, so that words can be pointed at.
 * Example: tokenizeSpans('It is HUGE') -> [{tokens: ['it'], start: 0, end: 2}, …, {tokens: ['<caps>', 'huge'], …}]
 */
export function tokenizeSpans(normalized: string): TextSpan[] {
  const matches = [...normalized.matchAll(PATTERNS(normalized).token)];
  let shouting: boolean | undefined;
  const isShouting = (): boolean => {
    shouting ??= isShoutedThroughout(matches.map(match => match[0]));
    return shouting;
  };
  const isSmall = normalized === normalized.toLowerCase();
  return matches.map((match, index) => ({
    tokens: isSmall && isSmallCountry(match[0], matches[index - 1]?.[0]) ? [COUNTRY] : toTokens(match[0], isShouting),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * Turns a headline, as found, into tokens: lower case, digits as zeros, CAPS before shouted words.
 * Example: tokenize("It's HUGE: 25 dead") -> ['it', "'s", '<caps>', 'huge', ':', '00', 'dead']
 */
export function tokenize(text: string): string[] {
  return tokenizeSpans(normalizeHeadline(text)).flatMap(span => span.tokens);
}

/** Whether a token is a word of letters, not a number, a mark or CAPS. */
export function isWord(token: string): boolean {
  return /^[a-z]/.test(token) || PATTERNS(token).beginsAsWord.test(token);
}
