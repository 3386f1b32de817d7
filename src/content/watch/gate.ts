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
  /** When a change that was put off is due to be judged, on the scheduler's clock; null: there is none. */
  readonly dueMs: number | null;
}

/** A page that is no news may still be loading; it is asked again after these waits, each twice the last, ms. */
const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 16_000;

function dropHash(url: string): string {
  return url.replace(/#.*$/s, '');
}

/** Makes a gate. Only pages in English are opened: of others nothing could be assessed. */
export function createGate(
  scheduler: Scheduler,
  getUrl: () => string,
  classify: (url: string) => {kind: PageKind; language: string},
): Gate {
  let url: string | null = null;
  let isOpen = false;
  let isDirty = false;
  let delayMs = FIRST_DELAY_MS;
  let nextMs = Number.NEGATIVE_INFINITY;

  function decide(): void {
    const {kind, language} = classify(url ?? '');
    isOpen = kind !== 'none' && language === 'en';
    isDirty = false;
    nextMs = scheduler.now() + delayMs;
    delayMs = Math.min(MAX_DELAY_MS, delayMs * 2);
  }

  return {
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
        delayMs = FIRST_DELAY_MS;
        decide();
      } else if (isDirty && !isOpen && scheduler.now() >= nextMs) decide();
      return {isOpen, isNew: hasMoved || isOpen !== wasOpen};
    },
  };
}
