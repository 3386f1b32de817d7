import type {Score} from '../../core/score.ts';
import {holds, outerOf} from '../extract/tree.ts';
import {unveil} from '../unveil.ts';

/** A headline of the page that is being watched. */
export interface Watched {
  readonly element: HTMLElement;
  /** As it is scored. */
  readonly text: string;
  /** All text of the element, to notice that it changed. */
  fingerprint: string;
  score: Score | null;
}

/** The headlines of one page: one for each element. */
export interface Registry {
  readonly size: number;
  get(element: Element): Watched | undefined;
  /** @returns undefined where an element around or inside is a headline with the same text already */
  add(element: HTMLElement, text: string): Watched | undefined;
  delete(headline: Watched): void;
  withText(text: string): ReadonlySet<Watched>;
  all(): Iterable<Watched>;
}

/** Levels between two elements that may stand for one headline. */
const MAX_LEVELS = 6;

/** Headlines with the same text that are looked at: a page that repeats one for ever must not cost the square of it. */
const MAX_LOOKED = 32;

const NONE: ReadonlySet<Watched> = new Set();

/** What an element says now. */
export function readFingerprint(element: Element): string {
  return unveil(element).textContent ?? '';
}

/** Makes an empty registry. */
export function createRegistry(): Registry {
  const byElement = new Map<Element, Watched>();
  const byText = new Map<string, Set<Watched>>();

  function isDouble(element: Element, text: string): boolean {
    let outer = outerOf(element);
    for (let level = 0; level < MAX_LEVELS && outer !== null; level++, outer = outerOf(outer)) {
      if (byElement.get(outer)?.text === text) return true;
    }
    let looked = 0;
    for (const other of byText.get(text) ?? NONE) {
      if (++looked > MAX_LOOKED) break;
      if (holds(element, other.element)) return true;
    }
    return false;
  }

  return {
    get size() {
      return byElement.size;
    },
    get: element => byElement.get(element),
    add(element, text) {
      if (isDouble(element, text)) return undefined;
      const headline: Watched = {element, text, fingerprint: readFingerprint(element), score: null};
      byElement.set(element, headline);
      byText.set(text, (byText.get(text) ?? new Set()).add(headline));
      return headline;
    },
    delete(headline) {
      byElement.delete(headline.element);
      const same = byText.get(headline.text);
      same?.delete(headline);
      if (same?.size === 0) byText.delete(headline.text);
    },
    withText: text => byText.get(text) ?? NONE,
    all: () => byElement.values(),
  };
}
