/**
 * The one text pipeline: training, tools and extension all turn a headline into tokens here.
 *
 * House style must tell nothing: Title Case is lower-cased, curly quotes are straightened, "[VIDEO]" tags and site
 * suffixes go. What a writer does to a single word can tell something: an ALL-CAPS word inside an otherwise normal
 * headline is announced by the token CAPS before it.
 */

import {createPatterns, isLatin} from './characters.ts';

/** Stands before a word shouted in capitals inside a headline that is not all capitals. */
export const CAPS = '<caps>';

/** Longer input is cut before any other work, so that hostile text costs no more than a headline. */
export const MAX_INPUT_LENGTH = 1000;

/** Letters an all-capitals word needs to count as shouted: shorter ones are mostly acronyms (FBI, US, UN). */
const SHOUT_MIN_LETTERS = 4;

/** Longer ones that headlines write in capitals without raising their voice. */
const ACRONYMS = new Set(
  (
    'aarp aclu adhd aids apec asap asean awol centcom cfpb cftc cnbc covid cpac crispr daca doge espn fema fifa fisa flotus ' +
    'gchq hgtv iaea icbm icrc icymi ikea irgc isil isis lapd lgbt lgbtq lgbtqia maga mers msnbc naacp nafta nasa nascar nasdaq nato ' +
    'ncaa ncis noaa norad ntsb nypd nyse oecd opcw opec osce peta potus rcmp sars scotus stat swat sxsw tsmc ucla ' +
    'uefa unesco unga unhcr unicef unrwa usaid usmca usmnt usps ussr uswnt wnba wwii'
  ).split(' '),
);

/** What nobody can shout. */
const NO_VOWELS = /^[b-df-hj-np-tv-xz]+$/i;

/** Share of long words in capitals above which capitals are the house style of the headline. */
const SHOUT_HOUSE_STYLE = 0.5;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu;
const COMBINING_FLOOD = /(\p{M})\p{M}+/gu;
const SINGLE_QUOTES = /[\u2018\u2019\u201A\u201B\u2032\u02BC\u0060\u00B4]/g;
const DOUBLE_QUOTES = /[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g;
/** In a compound or a range, some houses set a dash for the hyphen. */
const COMPOUND_DASH = /(?<=\w)[\u2010-\u2013](?=\w)/g;
const DASHES = /\s*[\u2012-\u2015\u2212]\s*|\s+-{1,3}\s+|--+/g;
const TRAILING_URL = /\s*(?:https?:\/\/|www\.)\S+\s*$/i;

const MEDIA_WORDS =
  'video|videos|photo|photos|pic|pics|picture|pictures|image|images|audio|gallery|watch|listen|tweet|tweets|graphic|' +
  'podcast|live|update|updated|updates|breaking|opinion|poll|details|report|exclusive|infographic|slideshow|satire|screenshot|screenshots|transcript|document|documents|docs';
const SQUARE_TAG = /\[[^[\]]{1,40}\]/g;
const ROUND_TAG = new RegExp(`\\((?:[^()]{0,25}\\s)?(?:${MEDIA_WORDS})(?:\\s[^()]{0,25})?\\)`, 'giu');

const PUBLISHER_WORDS =
  /\b(?:news|newspaper|times|post|herald|tribune|journal|daily|weekly|guardian|telegraph|independent|observer|gazette|chronicle|standard|magazine|reuters|cnn|bbc|npr|abc|nbc|cbs|pbs|msnbc|cnbc|ap|afp|axios|politico|bloomberg|breitbart|infowars|huffpost|huffington|buzzfeed|vox|slate|salon|wired|forbes|fortune|insider|time|newsweek|onion|examiner|dispatch|sun|mirror|express|mail|globe|press|media|network|radio|tv|blog|online|sputnik|rt|tass|al jazeera|deutsche welle|censor\.net|the hill|atlantic|new yorker|variety|deadline|tmz|e! online|us weekly|people|yahoo|msn|report|review|today|wire|truth|patriot)\b/i;
const DOMAIN = /^(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,})+$/i;
const SEPARATOR = /\s(?:[|\u00B7\u2022]|-|::|\/)(?=\s)/g;
/** After a dash this names a kind of source, and no site. */
const ATTRIBUTION = /^reports?\.?$/i;

/** Words a headline must keep for its last part to be taken for the name of a site. */
const SUFFIX_KEEPS_WORDS = 3;

const LETTER = createPatterns(({letter}) => new RegExp(`[${letter}]`, 'u'));

function countWords(text: string): number {
  const letter = LETTER(text);
  return text.split(/\s+/).filter(part => letter.test(part)).length;
}

function isSiteName(part: string, separator: string): boolean {
  if (part.length > 45 || countWords(part) > 6) return false;
  if (DOMAIN.test(part)) return true;
  if (ATTRIBUTION.test(part)) return false;
  // A bar is hardly ever part of a sentence; a dash often is, so there the part must look like a publisher.
  const hasNameCase = part
    .split(/\s+/)
    .every(word => /^[^\p{Ll}]/u.test(word) || /^(?:of|the|and|on|in|for|at)$/.test(word));
  return separator.includes('|') ? countWords(part) <= 5 : hasNameCase && PUBLISHER_WORDS.test(part);
}

/**
 * Removes names of sites at the end: " | Example News", " - example.com", also several in a row.
 * Example: stripSiteSuffix('Mayor opens new bridge - Example Times') -> 'Mayor opens new bridge'
 */
export function stripSiteSuffix(text: string): string {
  let rest = text;
  for (;;) {
    const last = [...rest.matchAll(SEPARATOR)].at(-1);
    if (!last) return rest;
    const suffix = rest.slice(last.index + last[0].length).trim();
    const head = rest.slice(0, last.index).trim();
    if (countWords(head) < SUFFIX_KEEPS_WORDS || !isSiteName(suffix, last[0])) return rest;
    rest = head;
  }
}

/**
 * Brings a headline into its normal form; letter case is kept.
 * Unicode NFKC, no invisible characters, straight quotes, no bracket tags, no site suffix, single spaces.
 * Example: normalizeHeadline('[VIDEO] “Wow” | Example News') -> '"Wow" | Example News' (too short for a suffix)
 */
export function normalizeHeadline(text: string): string {
  const spaced = text.slice(0, MAX_INPUT_LENGTH).normalize('NFKC').replace(/\s+/gu, ' ');
  // Latin text has none of what these two remove.
  const visible = isLatin(spaced) ? spaced : spaced.replace(INVISIBLE, '').replace(COMBINING_FLOOD, '$1');
  const straight = visible
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(COMPOUND_DASH, '-')
    .replace(DASHES, ' - ')
    .replace(SQUARE_TAG, ' ');
  const plain = (straight.includes('(') ? straight.replace(ROUND_TAG, ' ') : straight)
    .replace(TRAILING_URL, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return stripSiteSuffix(plain)
    .replace(/^[\s|\-:]+|[\s|-]+$/g, '')
    .trim();
}

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
const BEFORE_COUNTRY = new Set(
  (
    ': ; , - | " a across after against amid and as at by first former from how if in into major new on over says than that the to top ' +
    'two under warns will with without'
  ).split(' '),
);

/** Whether "us" in a headline without any capitals is the country: at the beginning it nearly always is. */
const isSmallCountry = (raw: string, before: string | undefined) =>
  raw === 'us' && (before === undefined || BEFORE_COUNTRY.has(before));

function toTokens(raw: string, shouting: boolean): string[] {
  const {beginsWithNumber, beginsWithLetter, initials} = PATTERNS(raw);
  if (beginsWithNumber.test(raw)) return [shapeNumber(raw)];
  if (!beginsWithLetter.test(raw)) return [shapeMark(raw)];
  // The country, not the pronoun: the one pair of words that only case tells apart often enough to matter.
  if (/^(?:U\.S\.?(?:A\.?)?|US|USA|usa)$/.test(raw)) return [COUNTRY];
  if (initials.test(raw)) return [raw.toLowerCase()];
  return isShout(raw) && !shouting ? [CAPS, ...splitWord(raw)] : splitWord(raw);
}

/**
 * Splits a normal form into tokens and remembers where each stood, so that words can be pointed at.
 * Example: tokenizeSpans('It is HUGE') -> [{tokens: ['it'], start: 0, end: 2}, …, {tokens: ['<caps>', 'huge'], …}]
 */
export function tokenizeSpans(normalized: string): TextSpan[] {
  const matches = [...normalized.matchAll(PATTERNS(normalized).token)];
  const shouting = isShoutedThroughout(matches.map(match => match[0]));
  const isSmall = normalized === normalized.toLowerCase();
  return matches.map((match, index) => ({
    tokens: isSmall && isSmallCountry(match[0], matches[index - 1]?.[0]) ? [COUNTRY] : toTokens(match[0], shouting),
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
  return PATTERNS(token).beginsAsWord.test(token);
}
