import type {Scheduler} from './scheduler.ts';
import {unveil} from './unveil.ts';

/** Between two looks at a page that is still on its way, ms: shorter than a browser takes to draw it for the first time. */
const LOOK_MS = 20;

/**
 * Runs a function when all of a page is there to be read; at once where it is. Whoever starts before the page has time
 * enough to ask the background, which may have to wake, while the page is still being loaded.
 *
 * Looks, and does not listen: where a listener of an extension hears of `DOMContentLoaded` or `readystatechange`, Chromium
 * loads the lazy pictures that the parser has just found as if they were the extension's, although the policy of the page
 * forbids them.
 */
export function whenParsed(document: Document, scheduler: Scheduler, run: () => void, signal: AbortSignal): void {
  let callOff: () => void = () => undefined;
  signal.addEventListener('abort', () => callOff(), {once: true});
  const look = (): void => {
    if (unveil(document).readyState === 'loading') callOff = scheduler.after(LOOK_MS, look);
    else run();
  };
  look();
}
