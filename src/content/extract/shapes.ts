/** What a text looks like, by itself. Patterns for all scripts take long to compile: only texts that need one meet it. */

const UNEVEN = /[^\S ]| {2}/;

/** One line of text without white space at its ends or in double. */
export function squeeze(text: string): string {
  const trimmed = text.trim();
  return UNEVEN.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}

const WORD = /[0-9A-Za-z\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\u024f]\S*/g;

/** Where letters and digits are that are not Latin; marks, symbols and pictures stand between. */
const BEYOND_LATIN =
  /[\u0250-\u02ff\u0370-\u1fff\u2070-\u209f\u2100-\u2121\u2123-\u218f\u2460-\u24ff\u2776-\u2793\u2c00-\ud83b\ud840-\udbff\uf900-\ufdff\ufe70-\ufefc\uff10-\uffdc]/;

/** Counts words: parts with a letter or a digit. Example: countWords('Mayor – 3 of 5 won') -> 5 */
export function countWords(text: string): number {
  const word = BEYOND_LATIN.test(text) ? /[\p{L}\p{N}]\S*/gu : WORD;
  return text.match(word)?.length ?? 0;
}

/** Whether a text has any letter. */
export function hasLetter(text: string): boolean {
  return (
    /[A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f]/.test(text) || (BEYOND_LATIN.test(text) && /\p{L}/u.test(text))
  );
}

/** Whether a text has a capital letter. */
export function hasCapital(text: string): boolean {
  return text !== text.toLowerCase();
}

/** Beyond what texts of English newspapers are made of: plain and accented letters, quotation marks, dashes, bullets. */
const UNUSUAL =
  /[^\0-\x7f\xa0\xa3\xa9\xab\xae\xb7\xbb\xbf\xc0-\u012f\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u2010-\u2027\u2039\u203a\u20ac]/;

/** Letters and digits only, lower case, single spaces: two texts that read the same fold the same. */
export function fold(text: string): string {
  const isUnusual = UNUSUAL.test(text);
  const lower = (isUnusual ? text.normalize('NFKC') : text).toLowerCase();
  return lower.replace(isUnusual ? /[^\p{L}\p{N}]+/gu : /[^a-z0-9\xdf-\xf6\xf8-\u017e]+/g, ' ').trim();
}

/** Longer texts are no labels; the patterns below are not meant for what a hostile page may put there. */
const LABEL_LENGTH = 160;

/** A pattern costs as much to compile as many texts to read: those whose first word is none of these never meet it. */
function indexByFirstWord(rows: readonly (readonly [words: string, pattern: RegExp])[]): (text: string) => boolean {
  const index = new Map<string, RegExp[]>();
  for (const [words, pattern] of rows) {
    for (const word of words.split(' ')) index.set(word, [...(index.get(word) ?? []), pattern]);
  }
  return text => {
    const first = /[a-z]+/i.exec(text)?.[0].toLowerCase() ?? '';
    return index.get(first)?.some(pattern => pattern.test(text)) ?? false;
  };
}

/** Calls for a click, by their first word, with what may follow. */
const isCall = indexByFirstWord([
  ['read see view learn find discover browse explore check', /^[a-z]+(?: out)? (?:more|our|the full)\b.{0,60}$/i],
  ['check listen watch', /^[a-z]+ (?:out |to )?(?:the )?(?:full|complete|latest|whole|all)\b.{0,40}$/i],
  ['check', /^check out\b.{0,50}$/i],
  [
    'read see view show load find learn get browse explore more',
    /^[a-z]+\b.{0,20}\b(?:more|all|full|story|stories|articles?|here|now|latest|news)\b.{0,12}$/i,
  ],
  [
    'more all latest full complete',
    /^[a-z]+ (?:\S+ ){0,3}(?:news|stories|coverage|articles|videos|headlines|here)\W*$/i,
  ],
  [
    'continue read full click skip jump sign log e all find like back go return add view see leave',
    /^(?:continue reading|read on|full (?:story|article|coverage)|click (?:here|to)|skip (?:to|navigation|past)|jump to|(?:sign|log) (?:up|in|out)|e-mail|all rights|(?:find|like) us|(?:back|go|return|add) to|(?:view|see) all|leave a comment)\b.{0,45}$/i,
  ],
  [
    'subscribe unsubscribe register buy shop download donate join follow share tweet email print reply permalink contact about advertise privacy terms cookie copyright manage your my',
    /^[a-z]+\b.{0,45}$/i,
  ],
]);
const PROMPT =
  /\bsign up (?:for|to|and|now|here)\b|\bnewsletters?\b|\bdownload (?:it|the|our)\b|\b(?:our|the) (?:mobile )?(?:app|e-?newspaper)\b|\bin your inbox\b|\bdelivered to your\b/i;

/** Whether a text asks for a click, or is the small print of a page. Example: isAction('Read the full story') -> true */
export function isAction(text: string): boolean {
  return text.length <= LABEL_LENGTH && (isCall(text) || PROMPT.test(text));
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const isCount = indexByFirstWord([
  [
    'k m comment comments reply replies view views share shares like likes vote votes point points photo photos image images slide slides video videos min mins minute minutes hour hours day days',
    /^[\W\d]*(?:[\d.,]+\s?[km]?\s*)?(?:comments?|repl(?:y|ies)|views?|shares?|likes?|votes?|points?|photos?|images?|slides?|videos?|min(?:ute)?s?(?: read)?|(?:hours?|days?) ago)\W*$/i,
  ],
]);
const DATE = new RegExp(
  `^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\\s+)?(?:${MONTH}\\.?\\s+\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}|\\d{1,2}:\\d{2})\\b.{0,35}$`,
  'i',
);
const isNamed = indexByFirstWord([
  [
    'by from via source photo photos photograph photographs posted filed image',
    /^[a-z]+(?: by| in| on| under)?\s*:?\s+\S+(?:\s+\S+){0,6}$/i,
  ],
]);

/** Who made a picture: "Pool photo by Ada Quill", "Credit: Ada Quill for The Example Times". */
const CREDIT =
  /^(?:(?:\w+ )?(?:photo(?:graph)?|picture|image|illustration|graphic|video)s?(?: (?:by|via)| credit:?)|credits?\W{1,3}|courtesy of)\s*/i;
const NAMES = /^(?:(?:the|for|of|and|via|by|&|[A-ZÀ-Þ][^\s/]*)(?:[\s/]+|$)){1,9}$/;

function isByline(text: string): boolean {
  if (isNamed(text) && hasCapital(/^\S+\s*:?\s+(\S)/.exec(text)?.[1] ?? '')) return true;
  const credit = CREDIT.exec(text)?.[0];
  return credit !== undefined && NAMES.test(text.slice(credit.length));
}

/** Whether a text is a date, a byline, a credit or a count. Example: isFurniture('5 hours ago') -> true */
export function isFurniture(text: string): boolean {
  if (text.length > LABEL_LENGTH) return false;
  return isCount(text) || (/\d/.test(text) && DATE.test(text)) || isByline(text);
}

/** Words from which a sentence with its full stop is a dek or a caption, not a headline that has one. */
const LONG_SENTENCE = 16;

/** Whether a text is a long sentence of prose, with its full stop, as deks and captions are. */
export function isSentence(text: string): boolean {
  return /[a-z\xdf-\xff]{3}\.["'”’)]?$/.test(text.slice(-5)) && countWords(text) >= LONG_SENTENCE;
}
