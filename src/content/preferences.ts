import type {PagePreferences} from '../protocol/messages.ts';
import type {Scheduler} from './scheduler.ts';
import {unveil} from './unveil.ts';

/** Before preferences that could not be read are asked for again, ms; each time twice as long. */
const FIRST_AGAIN_MS = 1000;
const MAX_AGAIN_MS = 60_000;

export interface PreferenceOptions {
  readonly window: Window;
  readonly scheduler: Scheduler;
  /** Asks the background; rejects where it does not answer. */
  read(): Promise<PagePreferences>;
  reportError(error: unknown): void;
}

/**
 * Reads the preferences and tells of them; again when called, and when the page is shown again, for a page that was put
 * away hears of no change.
 * @returns what reads them again
 */
export function followPreferences(
  {window, scheduler, read, reportError}: PreferenceOptions,
  tell: (preferences: PagePreferences) => void,
  signal: AbortSignal,
): () => void {
  let isAsking = false;
  let isDue = false;
  let againMs = FIRST_AGAIN_MS;

  async function ask(): Promise<void> {
    isDue = false;
    isAsking = true;
    try {
      const preferences = await read();
      againMs = FIRST_AGAIN_MS;
      if (!signal.aborted) tell(preferences);
    } catch (error) {
      if (signal.aborted) return;
      reportError(error);
      scheduler.after(againMs, again);
      againMs = Math.min(MAX_AGAIN_MS, againMs * 2);
    } finally {
      isAsking = false;
      if (isDue) again();
    }
  }

  function again(): void {
    isDue = true;
    if (!isAsking && !signal.aborted) void ask();
  }

  const page = unveil(window.document);
  page.addEventListener('visibilitychange', () => page.hidden || again(), {signal});
  window.addEventListener('pageshow', ({persisted}) => persisted && again(), {signal});
  again();
  return again;
}
