import {unveil} from '../unveil.ts';
import type {Candidate} from './candidates.ts';
import {type Metadata, readMetadata} from './metadata.ts';
import {isPartOfArticle, kindOf, languageOf, pickHeadlines, type Reading, readInSteps, readTree} from './page.ts';
import type {PageKind} from './page-kind.ts';
import {readForeignLanguage} from './page-language.ts';
import {holds, hostOf, outerOf} from './tree.ts';
import {runToEnd} from './walk.ts';

export type {PageKind} from './page-kind.ts';

/** A headline on a page. */
export interface Headline {
  /** The element whose text is the headline, inside the link where there is one: the badge goes to the end of its text. */
  readonly element: HTMLElement;
  readonly text: string;
  /** The language that the part of the page it stands in is declared to be in, where that is not English. */
  readonly language?: string;
  /** `main`: of the article that the page is; `teaser`: of another story. */
  readonly role: 'main' | 'teaser';
}

/** The smallest element that holds all of a candidate's text; null where the page took some of it since. */
function elementOf({runs}: Candidate): HTMLElement | null {
  const last = runs.at(-1)!.last;
  let element = outerOf(runs[0]!.first);
  while (element !== null && !holds(element, last)) element = outerOf(element);
  return element as HTMLElement | null;
}

function isRow(root: Document | Element | readonly Element[]): root is readonly Element[] {
  return Array.isArray(root);
}

const HEADLINE = 'h1,h2,h3,h4,h5,h6,a[href]';

/** A tree within a headline is read with all of that headline: alone it would be a piece of it. */
function widen(root: Document | Element | readonly Element[]): typeof root {
  const first = isRow(root) ? root[0] : root;
  if (first === undefined || unveil(first).nodeType === 9) return root;
  for (let outer: Element | null = first as Element; outer; outer = hostOf(outer)) {
    const headline: Element | null = unveil(outer).closest(HEADLINE);
    if (headline) return headline;
  }
  return root;
}

/**
 * Finds the headlines in a page or in a part of it, in document order. Reads only; never measures.
 * Whether the page is one to look at all is another question: `classifyPage` answers it.
 * @param options.url  address of the page; '' if unknown
 */
export function extractHeadlines(root: Document | Element, options: {url: string}): Headline[] {
  const reading = readTree(widen(root), options.url);
  return toHeadlines(reading, unveil(root).nodeType === 9 ? kindOf(reading) === 'article' : isPartOfArticle(reading));
}

function toHeadlines(reading: Reading, isArticle: boolean): Headline[] {
  return pickHeadlines(reading, isArticle).flatMap(({candidate, isMain}) => {
    const element = elementOf(candidate);
    if (element === null) return [];
    const language = readForeignLanguage(element, candidate.text);
    return {element, text: candidate.text, role: isMain ? 'main' : 'teaser', ...(language && {language})};
  });
}

/**
 * Says what a page is, and in which language.
 * `language` is a BCP 47 primary subtag; 'en' when the page is in English, or nothing speaks against it.
 * @param url  address of the page; '' if unknown
 */
export function classifyPage(document: Document, url: string): {kind: PageKind; language: string} {
  const reading = readTree(document, url);
  return {kind: kindOf(reading), language: languageOf(reading)};
}

/** Both of the above for one document, which is read once for both. */
export interface PageReader {
  /**
   * Reads the whole page in steps; what is asked as soon as the last is done is answered from it.
   * @param isOver  whether a step has taken long enough
   */
  prepare(url: string, isOver: () => boolean): Generator<void, void>;
  classify(url: string): ReturnType<typeof classifyPage>;
  /** @param root  the document, a tree in it, or some children of one element, in order */
  extract(root: Document | Element | readonly Element[], url: string): Headline[];
}

/**
 * Makes a reader of a page that lives: what is asked in one go is answered from one walk, and what the page says about
 * itself is read again only with the whole page.
 */
export function createPageReader(document: Document): PageReader {
  let whole: {
    readonly url: string;
    readonly reading: Reading;
    readonly kind: PageKind;
    readonly language: string;
  } | null = null;
  let about: {readonly url: string; readonly title: string; readonly metadata: Metadata} | null = null;
  function* readWholeInSteps(url: string, isOver: () => boolean): Generator<void, NonNullable<typeof whole>> {
    about = {url, title: document.title, metadata: readMetadata(document)};
    const reading = yield* readInSteps(document, url, {metadata: about.metadata, isOver});
    const kind = kindOf(reading);
    if (isOver()) yield;
    const language = languageOf(reading);
    if (isOver()) yield;
    const known = {url, reading, kind, language};
    whole = known;
    // No script of the page runs before ours has ended; after that a reading is out of date.
    queueMicrotask(() => {
      whole = null;
    });
    return known;
  }
  const readWhole = (url: string): NonNullable<typeof whole> => {
    if (whole?.url === url) return whole;
    return runToEnd(readWholeInSteps(url, () => false));
  };
  const readPart = (root: Element | readonly Element[], url: string): Headline[] => {
    const isKnown = about?.url === url && about.title === document.title;
    const reading = readTree(widen(root), url, isKnown ? about!.metadata : undefined);
    return toHeadlines(reading, isPartOfArticle(reading));
  };
  return {
    *prepare(url, isOver) {
      yield* readWholeInSteps(url, isOver);
    },
    classify(url) {
      const {kind, language} = readWhole(url);
      return {kind, language};
    },
    extract(root, url) {
      if (root !== document) return readPart(root as Exclude<typeof root, Document>, url);
      const {reading, kind} = readWhole(url);
      return toHeadlines(reading, kind === 'article');
    },
  };
}
