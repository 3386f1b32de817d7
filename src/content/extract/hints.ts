/**
 * What the author of a page says about an element: its tag, its role and the words of its class and id.
 * Only words that many publishers share; a name made by a bundler says nothing and costs nothing.
 */

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

function splitWords(token: string): string[] {
  return token
    .replace(/-module__/i, '__') // As bundlers name the classes of a file; "module" there is no word of the author's.
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
}

const REGION_OF = new Map<string, number>();
for (const [bit, known] of REGION_WORDS) {
  for (const word of known) REGION_OF.set(word, (REGION_OF.get(word) ?? 0) | bit);
}

const PART_OF = new Map<string, Part>();
for (const [part, known] of PART_WORDS) for (const word of known) if (!PART_OF.has(word)) PART_OF.set(word, part);

function regionOf(words: readonly string[]): number {
  let region = 0;
  for (const word of words) region |= REGION_OF.get(word) ?? 0;
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

function readClass(names: string): Hints {
  let region = 0;
  let part: Part | null = null;
  for (const token of names.split(/\s+/)) {
    const words = splitWords(token);
    if (words.length === 0 || NEGATIONS.has(words[0]!)) continue;
    region |= regionOf(words);
    const found = partOf(words);
    if (found && part !== 'title') part = found;
  }
  return {region, part: HIDDEN.test(names) ? 'hidden' : part};
}

/** An id names a place on the page, or nothing at all: its words say nothing about a stretch of text. */
function readNames(names: string): Hints {
  const bar = names.lastIndexOf('|');
  const hints = readClass(names.slice(0, bar));
  const region = hints.region | regionOf(splitWords(names.slice(bar + 1)));
  return region || hints.part ? {region, part: hints.part} : NOTHING;
}

/** Reads hints; remembers each class and id it has met, as they repeat by the hundred on one page. */
export interface HintReader {
  /**
   * What tag, role, class and id of an element say.
   * @param isNamed  whether it may have class or id
   */
  read(element: Element, role?: string | null, isNamed?: boolean): Hints;
}

/** Makes a reader whose memory lasts as long as itself: one per walk. */
export function createHintReader(): HintReader {
  const known = new Map<string, Hints>();
  const readNamesOnce = (names: string): Hints => {
    let hints = known.get(names);
    if (!hints) {
      hints = readNames(names);
      known.set(names, hints);
    }
    return hints;
  };
  return {
    read(element, role = element.getAttribute('role'), isNamed = true) {
      const {tagName} = element;
      const tagRegion = REGION_TAGS[tagName] ?? 0;
      const roleRegion = role ? (REGION_ROLES[role] ?? 0) : 0;
      const tagPart = PART_TAGS[tagName];
      const names = isNamed
        ? readNamesOnce(`${element.getAttribute('class') ?? ''}|${element.id}`.slice(0, 300))
        : NOTHING;
      if (!tagRegion && !roleRegion && !tagPart) return names;
      return {region: names.region | tagRegion | roleRegion, part: tagPart ?? names.part};
    },
  };
}
