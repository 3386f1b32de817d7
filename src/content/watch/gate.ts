import type {Scheduler} from '../scheduler.ts';

/** What a page is. */
export type PageKind = 'article' | 'front' | 'none';

/** Decides whether a page gets badges; asked again when its address changes, and now and then while it is no news. */
export interface Gate {
  /**
   * Whether the page gets badges, and whether that is news: another address, or another answer.
   * @param hasChanged whether the page is not what it was at the last call
   */
  check(hasChanged: boolean): {isOpen: boolean; isNew: boolean};
  /** Whether `check` will have the page classified. */
  isDue(hasChanged: boolean): boolean;
  /** Whether the page gets badges, as far as is known. */
  readonly isOpen: boolean;
  /** Settles when the browser has said what it was asked; null: nothing is asked. */
  readonly answer: Promise<void> | null;
  /** When a change that was put off is due to be judged, on the scheduler's clock; null: there is none. */
  readonly dueMs: number | null;
}

/** A page that is no news may still be loading; it is asked again after these waits, each twice the last, ms. */
const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 16_000;

/** What a page is, its language as far as it tells, and a text to ask the browser of where that is in doubt, or ''. */
export interface Classified {
  readonly kind: PageKind;
  readonly language: string;
  readonly unsure: string;
}

function dropHash(url: string): string {
  return url.replace(/#.*$/s, '');
}

/**
 * Makes a gate. Only pages in English are opened: of others nothing could be assessed. Where it is in doubt what a page of
 * news declares, it opens when the browser says so, or as our own words say where the browser cannot tell.
 * @param ask  names the language of a text; null or a rejection: it cannot
 */
export function createGate(
  scheduler: Scheduler,
  getUrl: () => string,
  classify: (url: string) => Classified,
  ask?: (text: string) => Promise<string | null>,
): Gate {
  let url: string | null = null;
  let isOpen = false;
  let isDirty = false;
  let delayMs = FIRST_DELAY_MS;
  let nextMs = Number.NEGATIVE_INFINITY;
  /** The address that the browser was asked of, and what it said of it: null where it cannot tell. */
  let asked: string | null = null;
  let said: string | null = null;
  let answer: Promise<void> | null = null;

  /** Asks the browser once for each address; until it has answered, the gate is closed. */
  function hear(text: string, own: string, detect: NonNullable<typeof ask>): void {
    const about = url;
    const take = (language: string | null): void => {
      if (url !== about) return;
      answer = null;
      said = language;
      isOpen = (said ?? own) === 'en';
    };
    asked = about;
    answer = detect(text).then(take, () => take(null));
  }

  function decide(): void {
    const {kind, language, unsure} = classify(url ?? '');
    const isNews = kind !== 'none';
    const isDoubtful = isNews && unsure !== '' && ask !== undefined;
    if (isDoubtful && asked !== url) hear(unsure, language, ask);
    isOpen = isNews && answer === null && ((isDoubtful ? said : null) ?? language) === 'en';
    isDirty = false;
    nextMs = scheduler.now() + delayMs;
    delayMs = Math.min(MAX_DELAY_MS, delayMs * 2);
  }

  return {
    get isOpen() {
      return isOpen;
    },
    get answer() {
      return answer;
    },
    get dueMs() {
      return isDirty && !isOpen ? nextMs : null;
    },
    isDue(hasChanged) {
      return dropHash(getUrl()) !== url || (!isOpen && (isDirty || hasChanged) && scheduler.now() >= nextMs);
    },
    check(hasChanged) {
      const current = dropHash(getUrl());
      const wasOpen = isOpen;
      const hasMoved = current !== url;
      isDirty ||= hasChanged;
      if (hasMoved) {
        url = current;
        answer = null;
        delayMs = FIRST_DELAY_MS;
        decide();
      } else if (isDirty && !isOpen && scheduler.now() >= nextMs) decide();
      return {isOpen, isNew: hasMoved || isOpen !== wasOpen};
    },
  };
}
