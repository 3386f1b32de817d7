/** The normal form of a headline: what houses, sites and machines add to what was written goes. */
import {createPatterns, isLatin} from './characters.ts';
import {wordsOf} from './words-of.ts';

/** Longer input is cut before any other work, so that hostile text costs no more than a headline. */
export const MAX_INPUT_LENGTH = 1000;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu;
const COMBINING_FLOOD = /(\p{M})\p{M}+/gu;
const SINGLE_QUOTES = /[\u2018\u2019\u201A\u201B\u2032\u02BC\u0060\u00B4]/g;
const DOUBLE_QUOTES = /[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g;
/** In a compound or a range, some houses set a dash for the hyphen. */
const COMPOUND_DASH = /(?<=\w)[\u2010-\u2013](?=\w)/g;
const DASHES = /\s*[\u2012-\u2015\u2212]\s*|\s+-{1,3}\s+|--+/g;
const TRAILING_URL = /\s*(?:https?:\/\/|www\.)\S+\s*$/i;

// Sets of words, not patterns that list them: those take 3 ms to compile whenever a worker wakes.
const MEDIA_WORDS = wordsOf(
  'video videos photo photos pic pics picture pictures image images audio gallery watch listen tweet tweets ' +
    'graphic podcast live update updated updates breaking opinion poll details report exclusive infographic ' +
    'slideshow satire screenshot screenshots transcript document documents docs',
);
const SQUARE_TAG = /\[[^[\]]{1,40}\]/g;
const ROUND_TAG = /\(([^()]*)\)/g;
/** Characters that a tag has before its word, and after it. */
const MAX_BESIDE = 25;

const PUBLISHER_WORDS = wordsOf(
  'news newspaper times post herald tribune journal daily weekly guardian telegraph independent observer ' +
    'gazette chronicle standard magazine reuters cnn bbc npr abc nbc cbs pbs msnbc cnbc ap afp axios politico ' +
    'bloomberg breitbart infowars huffpost huffington buzzfeed vox slate salon wired forbes fortune insider time ' +
    'newsweek onion examiner dispatch sun mirror express mail globe press media network radio tv blog online ' +
    'sputnik rt tass atlantic variety deadline tmz people yahoo msn report review today wire truth patriot',
);
const PUBLISHER_PHRASES = /\b(?:al jazeera|deutsche welle|censor\.net|the hill|new yorker|e! online|us weekly)\b/i;
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

function namesPublisher(part: string): boolean {
  return part.split(/\W+/).some(word => PUBLISHER_WORDS.has(word.toLowerCase())) || PUBLISHER_PHRASES.test(part);
}

function isSiteName(part: string, separator: string): boolean {
  if (part.length > 45 || countWords(part) > 6) return false;
  if (DOMAIN.test(part)) return true;
  if (ATTRIBUTION.test(part)) return false;
  // A bar is hardly ever part of a sentence; a dash often is, so there the part must look like a publisher.
  const hasNameCase = part
    .split(/\s+/)
    .every(word => /^[^\p{Ll}]/u.test(word) || /^(?:of|the|and|on|in|for|at)$/.test(word));
  return separator.includes('|') ? countWords(part) <= 5 : hasNameCase && namesPublisher(part);
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

/** Whether what stands in round brackets is about a medium: "(VIDEO)", "(see the photos)". */
function isMediaTag(inner: string): boolean {
  let start = 0;
  for (const word of inner.split(/\s/u)) {
    const end = start + word.length;
    // Without the space between.
    const isNear = start <= MAX_BESIDE + 1 && inner.length - end <= MAX_BESIDE + 1;
    if (isNear && MEDIA_WORDS.has(word.toLowerCase())) return true;
    start = end + 1;
  }
  return false;
}

const CURLY = /[\u2018\u2019\u201C\u201D]/;
/** Any sign that a text, its curly quotes straightened, might not be its own normal form. */
const UNUSUAL = /[^ -~]|[`[(|/]|[- ] | -|--|::|www\.|^[ :-]|[ -]$/i;

/** The normal form of a text where that is easily told, as it is of most headlines; null where it needs a closer look. */
function normalizePlain(text: string): string | null {
  const straight = CURLY.test(text) ? text.replace(/[\u2018\u2019]/g, "'").replace(/[\u201C\u201D]/g, '"') : text;
  return text.length > MAX_INPUT_LENGTH || UNUSUAL.test(straight) ? null : straight;
}

/**
 * Brings a headline into its normal form; letter case is kept.
 * Unicode NFKC, no invisible characters, straight quotes, no bracket tags, no site suffix, single spaces.
 * Example: normalizeHeadline('[VIDEO] “Wow” | Example News') -> '"Wow" | Example News' (too short for a suffix)
 */
export function normalizeHeadline(text: string): string {
  return normalizePlain(text) ?? normalizeAny(text);
}

function normalizeAny(text: string): string {
  // Some characters become eighteen.
  const composed = text.slice(0, MAX_INPUT_LENGTH).normalize('NFKC').slice(0, MAX_INPUT_LENGTH);
  const spaced = composed.replace(/\s+/gu, ' ');
  // Latin text has none of what these two remove.
  const visible = isLatin(spaced) ? spaced : spaced.replace(INVISIBLE, '').replace(COMBINING_FLOOD, '$1');
  const straight = visible
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(COMPOUND_DASH, '-')
    .replace(DASHES, ' - ')
    .replace(SQUARE_TAG, ' ');
  const plain = (
    straight.includes('(')
      ? straight.replace(ROUND_TAG, (tag, inner: string) => (isMediaTag(inner) ? ' ' : tag))
      : straight
  )
    .replace(TRAILING_URL, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return stripSiteSuffix(plain)
    .replace(/^[\s|\-:]+|[\s|-]+$/g, '')
    .trim();
}
