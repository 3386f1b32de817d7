import {unveil} from '../unveil.ts';
import type {Candidate} from './candidates.ts';
import {type Metadata, readMetadata} from './metadata.ts';
import {isPartOfArticle, kindOf, languageOf, pickHeadlines, type Reading, readInSteps} from './page.ts';
import type {PageKind} from './page-kind.ts';
import {type PageLanguage, readForeignLanguage} from './page-language.ts';
import {each, runToEnd} from './steps.ts';
import {holds, hostOf, outerOf} from './tree.ts';
import {holderOf} from './walk.ts';

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
  let element = holderOf(runs[0]!.first);
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
export function extractHeadlines(root: Document | Element, options: {url: string}): readonly Headline[] {
  const isWhole = unveil(root).nodeType === 9;
  const metadata = readMetadata(unveil(root).ownerDocument ?? (root as Document));
  return runToEnd(readHeadlines(widen(root), isWhole, options.url, metadata, () => false)).headlines;
}

function* toHeadlines(reading: Reading, isArticle: boolean, isOver: () => boolean): Generator<void, Headline[]> {
  const headlines: Headline[] = [];
  yield* each(yield* pickHeadlines(reading, isArticle, isOver), isOver, ({candidate, isMain}) => {
    const element = elementOf(candidate);
    if (element === null) return;
    const language = readForeignLanguage(element, candidate.text);
    headlines.push({element, text: candidate.text, role: isMain ? 'main' : 'teaser', ...(language && {language})});
  });
  return headlines;
}

/** What a page or a part of it is and holds. */
interface Read extends PageLanguage {
  readonly headlines: readonly Headline[];
  readonly kind: PageKind;
}

function* readHeadlines(
  root: Document | Element | readonly Element[],
  isWhole: boolean,
  url: string,
  metadata: Metadata,
  isOver: () => boolean,
): Generator<void, Read> {
  const reading = yield* readInSteps(root, url, metadata, isOver);
  const kind = isWhole ? yield* kindOf(reading, isOver) : 'none';
  const isArticle = isWhole ? kind === 'article' : isPartOfArticle(reading);
  const headlines = yield* toHeadlines(reading, isArticle, isOver);
  return {headlines, kind, ...(isWhole ? languageOf(reading) : {language: '', unsure: ''})};
}

/**
 * Says what a page is, and in which language.
 * `language` is a BCP 47 primary subtag; 'en' when the page is in English, or nothing speaks against it.
 * @param url  address of the page; '' if unknown
 */
export function classifyPage(document: Document, url: string): {kind: PageKind; language: string} {
  const {kind, language} = runToEnd(readHeadlines(document, true, url, readMetadata(document), () => false));
  return {kind, language};
}

/** Both of the above for one document, which is read once for both. */
export interface PageReader {
  /**
   * Reads the page, or a part of it, in steps; what is asked as soon as the last is done is answered from it.
   * @param isOver  whether a step has taken long enough
   */
  prepare(root: Document | Element | readonly Element[], url: string, isOver: () => boolean): Generator<void, void>;
  /** As `classifyPage`, with a text to ask a browser's own detector of where the language is in doubt, or ''. */
  classify(url: string): {kind: PageKind} & PageLanguage;
  /** @param root  the document, a tree in it, or some children of one element, in order */
  extract(root: Document | Element | readonly Element[], url: string): readonly Headline[];
}

/**
 * Makes a reader of a page that lives: what is asked in one go is answered from one walk, and what the page says about
 * itself is read again only with the whole page.
 */
export function createPageReader(document: Document): PageReader {
  /** What was read, by what it was read of. */
  const known = new Map<unknown, Read & {readonly url: string}>();
  let about: {readonly url: string; readonly title: string; readonly metadata: Metadata} | null = null;
  function* prepare(root: Document | Element | readonly Element[], url: string, isOver: () => boolean) {
    const isWhole = root === document;
    const {title} = unveil(document);
    if (isWhole || about?.url !== url || about.title !== title) {
      about = {url, title, metadata: readMetadata(document)};
    }
    const read = yield* readHeadlines(widen(root), isWhole, url, about.metadata, isOver);
    known.set(root, {...read, url});
    // No script of the page runs before ours has ended; after that a reading is out of date.
    queueMicrotask(() => known.clear());
  }
  const read = (root: Document | Element | readonly Element[], url: string): Read => {
    if (known.get(root)?.url !== url) runToEnd(prepare(root, url, () => false));
    return known.get(root)!;
  };
  return {
    prepare,
    classify: url => read(document, url),
    extract: (root, url) => read(root, url).headlines,
  };
}
