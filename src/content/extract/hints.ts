/**
 * What the author of a page says about an element: its tag, its role and the words of its class and id.
 * Only words that many publishers share; a name made by a bundler says nothing and costs nothing.
 */

import {READ} from '../reads.ts';
import {
  HIDDEN,
  NEGATIONS,
  PART_TAGS,
  PART_WORDS,
  REGION_ROLES,
  REGION_TAGS,
  REGION_WORDS,
  SECTION_WORDS,
  STORY_WORDS,
} from './hint-words.ts';

/** What a stretch of text is to the story it stands with. */
export type Part = 'text' | 'title' | 'section' | 'kicker' | 'dek' | 'byline' | 'time' | 'meta' | 'action' | 'hidden';

/** What is said about one element. */
export interface Hints {
  /** Bits of REGION. */
  readonly region: number;
  readonly part: Part | null;
}

const NOTHING: Hints = {region: 0, part: null};

/** As bundlers name the classes of a file; "module" there is no word of the author's. */
const BUNDLED = /-module__/i;

/** A word begins at the start, after what is no letter, and at a capital after a small letter. */
const WORD = /[A-Z]+[a-z]*|[a-z]+/g;

function splitWords(token: string): string[] {
  const words = token.replace(BUNDLED, '__').match(WORD) ?? [];
  return words.map(word => word.toLowerCase());
}

const REGION_OF = new Map<string, number>();
for (const [bit, known] of REGION_WORDS) {
  for (const word of known.split(' ')) REGION_OF.set(word, (REGION_OF.get(word) ?? 0) | bit);
}

const PART_OF = new Map<string, Part>();
for (const [part, known] of PART_WORDS) {
  for (const word of known.split(' ')) if (!PART_OF.has(word)) PART_OF.set(word, part);
}

function regionOf(words: readonly string[]): number {
  let region = 0;
  for (let i = 0; i < words.length; i++) region |= REGION_OF.get(words[i]!) ?? 0;
  return region;
}

/** The last telling word counts: "story-headline__kicker" is a kicker. */
function partOf(words: readonly string[]): Part | null {
  for (let i = words.length - 1; i >= 0; i--) {
    const part = PART_OF.get(words[i]!);
    if (!part) continue;
    if (part !== 'title') return part;
    const isSection = words.some(word => SECTION_WORDS.has(word)) && !words.some(word => STORY_WORDS.has(word));
    return isSection ? 'section' : 'title';
  }
  return null;
}

function readToken(token: string): Hints {
  const words = splitWords(token);
  if (words.length === 0 || NEGATIONS.has(words[0]!)) return NOTHING;
  const region = regionOf(words);
  const part = partOf(words);
  return region || part ? {region, part} : NOTHING;
}

/** Names are cut here: some pages keep their data in them. */
const MAX_NAME_LENGTH = 300;

/**
 * Reads what tag, role, class and id of an element say, and remembers each name it has met, as they repeat by the hundred
 * on one page.
 * @param isNamed  whether it may have class or id
 */
export type HintReader = (element: Element, tagName: string, role: string | null, isNamed: boolean) => Hints;

/** Makes a reader whose memory lasts as long as itself: one per walk. */
export function createHintReader(): HintReader {
  const classes = new Map<string, Hints>();
  const tokens = new Map<string, Hints>();

  function readClass(names: string): Hints {
    let region = 0;
    let part: Part | null = null;
    for (const token of names.slice(0, MAX_NAME_LENGTH).split(/\s+/)) {
      const hints = tokens.get(token) ?? readToken(token);
      tokens.set(token, hints);
      region |= hints.region;
      if (hints.part && part !== 'title') part = hints.part;
    }
    if (HIDDEN.test(names)) part = 'hidden';
    return region || part ? {region, part} : NOTHING;
  }

  function readClassOnce(names: string | null): Hints {
    if (!names) return NOTHING;
    const known = classes.get(names);
    if (known) return known;
    const hints = readClass(names);
    classes.set(names, hints);
    return hints;
  }

  return (element, tagName, role, isNamed) => {
    let region = REGION_TAGS[tagName] ?? 0;
    if (role) region |= REGION_ROLES[role] ?? 0;
    const tagPart = PART_TAGS[tagName];
    const names = isNamed ? readClassOnce(READ.getAttribute(element, 'class')) : NOTHING;
    // An id names a place on the page, or nothing at all: its words say nothing about a stretch of text.
    const id = isNamed && READ.getAttribute(element, 'id');
    if (id) region |= regionOf(splitWords(id.slice(0, MAX_NAME_LENGTH)));
    if (!region && !tagPart) return names;
    return {region: names.region | region, part: tagPart ?? names.part};
  };
}
