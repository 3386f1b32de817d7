import {isAssessed, type Probabilities} from '../core/score.ts';
import {type ListedHeadline, MAX_LISTED} from '../protocol/messages.ts';
import type {Badges} from './badge/badges.ts';
import {unveil} from './unveil.ts';
import type {Watched} from './watch.ts';

/** The way from headline to headline. */
export interface Tour {
  /** Those with probabilities, in the order of the page. */
  list(): ListedHeadline[];
  /** Goes to a headline with this text. @returns whether there is one */
  show(text: string): boolean;
  /** Goes to the next flagged headline, or the one before; round at the ends. @returns whether there is one */
  step(step: 1 | -1): boolean;
}

export interface TourOptions {
  readonly window: Window;
  readonly badges: Pick<Badges, 'headlineOf' | 'hostOf' | 'focus'>;
  all(): Iterable<Watched>;
  isFlagged(score: Probabilities): boolean;
}

const FLASH = [
  {outline: '3px solid #d97706', outlineOffset: '4px'},
  {outline: '3px solid transparent', outlineOffset: '4px'},
];
const FLASH_MS = 1600;

type Assessed = Watched & {readonly score: Probabilities};

/** Makes the way through the headlines of one page. */
export function createTour({window, badges, all, isFlagged}: TourOptions): Tour {
  const {document} = window;
  let last: Element | undefined;

  function listAssessed(): Assessed[] {
    return [...all()]
      .filter((headline): headline is Assessed => headline.score !== null && isAssessed(headline.score))
      .sort(({element: a}, {element: b}) =>
        unveil(a).compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
      );
  }

  function goTo(element: HTMLElement): void {
    last = element;
    const isCalm = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;
    unveil(element).scrollIntoView?.({block: 'center', behavior: isCalm ? 'auto' : 'smooth'});
    const host = badges.hostOf(element);
    if (host !== undefined) badges.focus(host);
    // An outline takes no room, and an animation leaves nothing behind.
    unveil(element).animate?.(FLASH, {duration: FLASH_MS, easing: 'ease-in'});
  }

  /** Where the reader is: at the badge with the focus, at the last stop, or wherever the window is. */
  function findStart(flagged: readonly Assessed[], step: 1 | -1): number {
    const here = badges.headlineOf(unveil(document).activeElement) ?? last;
    const at = flagged.findIndex(({element}) => element === here);
    if (at >= 0) return at + step;
    const below = flagged.findIndex(({element}) => unveil(element).getBoundingClientRect().top >= 0);
    return step === 1 ? Math.max(below, 0) : below - 1;
  }

  return {
    list: () =>
      listAssessed()
        .slice(0, MAX_LISTED)
        .map(({text, score}) => ({text, credibility: score.credibility})),
    show(text) {
      const found = listAssessed().find(headline => headline.text === text);
      if (found !== undefined) goTo(found.element);
      return found !== undefined;
    },
    step(step) {
      const flagged = listAssessed().filter(({score}) => isFlagged(score));
      const found = flagged.at(findStart(flagged, step) % Math.max(flagged.length, 1));
      if (found !== undefined) goTo(found.element);
      return found !== undefined;
    },
  };
}
