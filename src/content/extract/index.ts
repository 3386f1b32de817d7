import type {Candidate} from './candidates.ts';
import {isPartOfArticle, kindOf, languageOf, pickHeadlines, readTree} from './page.ts';
import type {PageKind} from './page-kind.ts';

export type {PageKind} from './page-kind.ts';

/** A headline on a page. */
export interface Headline {
  /** The element whose text is the headline, inside the link where there is one: the badge goes to the end of its text. */
  readonly element: HTMLElement;
  readonly text: string;
  /** `main`: of the article that the page is; `teaser`: of another story. */
  readonly role: 'main' | 'teaser';
}

/** The smallest element that holds all of a candidate's text. */
function elementOf({runs}: Candidate): HTMLElement {
  const last = runs.at(-1)!.last;
  let element = runs[0]!.first.parentElement!;
  while (!element.contains(last)) element = element.parentElement!;
  return element;
}

/** A tree within a headline is read with all of that headline: alone it would be a piece of it. */
function widen(root: Document | Element): Document | Element {
  return root.nodeType === 9 ? root : ((root as Element).closest('h1,h2,h3,h4,h5,h6,a[href]') ?? root);
}

/**
 * Finds the headlines in a page or in a part of it, in document order. Reads only; never measures.
 * Whether the page is one to look at all is another question: `classifyPage` answers it.
 * @param options.url  address of the page; '' if unknown
 */
export function extractHeadlines(root: Document | Element, options: {url: string}): Headline[] {
  const reading = readTree(widen(root), options.url);
  const isArticle = root.nodeType === 9 ? kindOf(reading) === 'article' : isPartOfArticle(reading);
  return pickHeadlines(reading, isArticle).map(({candidate, isMain}) => ({
    element: elementOf(candidate),
    text: candidate.text,
    role: isMain ? 'main' : 'teaser',
  }));
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
