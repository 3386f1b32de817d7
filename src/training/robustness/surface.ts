/** Ways to set one and the same headline: none of them says anything, so none may change its score. */

/** A rewriting; a headline that it leaves as it is does not count. */
export interface Change {
  readonly name: string;
  readonly apply: (text: string) => string;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.&]*/gu;
/** FBI, iPhone, U.S., COVID-19: a style of letter case leaves them. */
const hasOwnCase = (word: string) => /\p{L}.*\p{Lu}/u.test(word);
const SMALL_WORDS = new Set('a an and as at but by for from in into nor of on or over the to up via with'.split(' '));

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Example: toTitleCase('Mayor of town opens FBI office') -> 'Mayor of Town Opens FBI Office' */
export function toTitleCase(text: string): string {
  let isFirst = true;
  return text.replace(WORD, word => {
    const keeps = hasOwnCase(word) || (!isFirst && SMALL_WORDS.has(word.toLowerCase()));
    isFirst = false;
    return keeps ? word : capitalize(word);
  });
}

/** Without a lexicon names lose their capitals, too. Example: toSentenceCase('Mayor Opens FBI Office') -> 'Mayor opens FBI office' */
export function toSentenceCase(text: string): string {
  let isFirst = true;
  return text.replace(WORD, word => {
    const rest = hasOwnCase(word) ? word : word.toLowerCase();
    const set = isFirst ? capitalize(rest) : rest;
    isFirst = false;
    return set;
  });
}

/** Example: curlQuotes(`"Yes," they don't say`) -> '“Yes,” they don’t say' */
function curlQuotes(text: string): string {
  return text
    .replace(/(^|[\s([—–-])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([—–-])'/g, '$1‘')
    .replace(/'/g, '’');
}

const straightenQuotes = (text: string) => text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'");

/** Quotes around words, not apostrophes: an opening one follows a space, a closing one stands before space or mark. */
const doubleQuotes = (text: string) =>
  text.replace(/(^|[\s([])['‘](?=\S)([^'‘’"“”]*(?:\w['’]\w[^'‘’"“”]*)*)['’](?=$|[\s)\],.:;!?-])/g, '$1"$2"');

const singleQuotes = (text: string) => text.replace(/["“”]/g, "'");

const dashTo = (dash: string) => (text: string) => text.replace(/\s+[-–—]{1,2}\s+|\s*—\s*(?=[\p{L}"'“‘])/gu, dash);

/** A stop after a mark, or after the name of a site, is no matter of style. */
const takesStop = (text: string) => !/[.!?…]["'”’)]?\s*$|\.\w+\s*$/.test(text);

/** Surface changes of the robustness report; capitals throughout are left out, as shouting says something. */
export const SURFACE_CHANGES: readonly Change[] = [
  {name: 'Title Case', apply: toTitleCase},
  {name: 'Sentence case', apply: toSentenceCase},
  {name: 'lower case', apply: text => text.toLowerCase()},
  {name: 'curly quotes', apply: curlQuotes},
  {name: 'straight quotes', apply: straightenQuotes},
  {name: 'single to double quotes', apply: doubleQuotes},
  {name: 'double to single quotes', apply: singleQuotes},
  {name: 'dashes as hyphens', apply: dashTo(' - ')},
  {name: 'dashes as spaced en dashes', apply: dashTo(' – ')},
  {name: 'dashes as unspaced em dashes', apply: dashTo('—')},
  {name: 'en dashes in compounds', apply: text => text.replace(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, '–')},
  {name: 'site suffix after a bar', apply: text => `${text} | Northfield Argus`},
  {name: 'site suffix after a hyphen', apply: text => `${text} - Northfield Times`},
  {name: 'site suffix after a dash', apply: text => `${text} – The Weekly Lantern`},
  {name: 'domain as suffix', apply: text => `${text} - northfieldargus.example`},
  {name: 'full stop', apply: text => (takesStop(text) ? `${text}.` : text)},
  {name: 'hard and double spaces', apply: text => text.replace(/ /g, ' \u00A0')},
];
