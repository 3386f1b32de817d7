/** What a text looks like, by itself. */

/** One line of text without white space at its ends or in double. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What a character is, below U+0250 and for the punctuation of newspapers; nothing for others. */
const KIND = {space: 0, word: 1, mark: 2} as const;

function createKinds(): Uint8Array {
  const kinds = new Uint8Array(0x250).fill(KIND.mark);
  for (let code = 0; code < kinds.length; code++) {
    const char = String.fromCharCode(code);
    if (/[\p{L}\p{N}]/u.test(char)) kinds[code] = KIND.word;
    else if (/\s/.test(char)) kinds[code] = KIND.space;
  }
  return kinds;
}

const KINDS = createKinds();

/** Dashes, quotation marks, bullets and ellipses. */
const MARKS = {first: 0x2010, last: 0x2027};

/**
 * Counts words: parts with a letter or a digit. Example: countWords('Mayor – 3 of 5 won') -> 5
 * By hand for most texts: it is asked of every text of a page, where patterns for all scripts take most of the time.
 */
export function countWords(text: string): number {
  let words = 0;
  let isInWord = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isMark = code >= MARKS.first && code <= MARKS.last;
    if (!isMark && code >= KINDS.length) return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
    const kind = isMark ? KIND.mark : KINDS[code];
    if (kind === KIND.space) isInWord = false;
    else if (kind === KIND.word && !isInWord) {
      isInWord = true;
      words++;
    }
  }
  return words;
}

/** Beyond what texts of English newspapers are made of: ASCII, no-break spaces, dashes, quotation marks, bullets. */
const UNUSUAL = /[\u0080-\u009f\u00a1-\u200f\u2028-\uffff]/;

/** Letters and digits only, lower case, single spaces: two texts that read the same fold the same. */
export function fold(text: string): string {
  if (!UNUSUAL.test(text)) {
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  }
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Longer texts are no labels; the patterns below are not meant for what a hostile page may put there. */
const LABEL_LENGTH = 160;

/** Calls for a click, each with what may follow. */
const ACTIONS: readonly RegExp[] = [
  /^(?:read|see|view|learn|find out|discover|browse|explore|check out) (?:more|our|the full)\b.{0,60}$/i,
  /^(?:check out|listen to|watch) (?:the )?(?:full|complete|latest|whole|all)\b.{0,40}$/i,
  /^check out\b.{0,50}$/i,
  /^(?:read|see|view|show|load|find out|learn|get|browse|explore|more)\b.{0,20}\b(?:more|all|full|story|stories|articles?|here|now|latest|news)\b.{0,12}$/i,
  /^(?:more|all|latest|full|complete) (?:\S+ ){0,3}(?:news|stories|coverage|articles|videos|headlines|here)\W*$/i,
  /^(?:continue reading|read on|full (?:story|article|coverage)|click (?:here|to)|skip (?:to|navigation|past)|jump to)\b.{0,45}$/i,
  /^(?:sign (?:up|in)|log (?:in|out)|subscribe|unsubscribe|register|buy|shop|download|donate|join|follow|share|tweet|e-?mail|print|reply|permalink)\b.{0,45}$/i,
  /^(?:contact|about|advertise|privacy|terms|cookie|copyright|all rights|manage|your|my|find us|like us|back to|go to|return to|add to|view all|see all|leave a comment)\b.{0,45}$/i,
];
const PROMPT =
  /\bsign up (?:for|to|and|now|here)\b|\bnewsletters?\b|\bdownload (?:it|the|our)\b|\b(?:our|the) (?:mobile )?(?:app|e-?newspaper)\b|\bin your inbox\b|\bdelivered to your\b/i;

/** Whether a text asks for a click, or is the small print of a page. Example: isAction('Read the full story') -> true */
export function isAction(text: string): boolean {
  if (text.length > LABEL_LENGTH) return false;
  return ACTIONS.some(action => action.test(text)) || PROMPT.test(text);
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const COUNT =
  /^[\W\d]*(?:[\d.,]+\s?[km]?\s*)?(?:comments?|repl(?:y|ies)|views?|shares?|likes?|votes?|points?|photos?|images?|slides?|videos?|min(?:ute)?s?(?: read)?|(?:hours?|days?) ago)\W*$/i;
const DATE = new RegExp(
  `^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\\s+)?(?:${MONTH}\\.?\\s+\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)?\\s+${MONTH}|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}|\\d{1,2}:\\d{2})\\b.{0,35}$`,
  'i',
);
const BYLINE =
  /^(?:by|from|via|source|photo(?:graph)?s?(?: by)?|posted (?:by|in|on)|filed under|image)\s*:?\s+\S+(?:\s+\S+){0,6}$/i;

/** Whether a text is a date, a byline or a count. Example: isFurniture('5 hours ago') -> true */
export function isFurniture(text: string): boolean {
  if (text.length > LABEL_LENGTH) return false;
  return COUNT.test(text) || DATE.test(text) || (BYLINE.test(text) && /^\S+\s*:?\s+\p{Lu}/u.test(text));
}

/** Words from which a sentence with its full stop is a dek or a caption, not a headline that has one. */
const LONG_SENTENCE = 16;

/** Whether a text is a long sentence of prose, with its full stop, as deks and captions are. */
export function isSentence(text: string): boolean {
  return /\p{Ll}{3}\.["'”’)]?$/u.test(text) && countWords(text) >= LONG_SENTENCE;
}
