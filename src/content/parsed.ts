import {unveil} from './unveil.ts';

/**
 * Runs a function when all of a page is there to be read; at once where it is. Whoever starts before the page has time
 * enough to ask the background, which may have to wake, while the page is still being loaded.
 */
export function whenParsed(window: Window, run: () => void, signal: AbortSignal): void {
  if (unveil(window.document).readyState !== 'loading') run();
  // On its way down, and registered before any script of the page: none of them can keep it from us.
  else window.addEventListener('DOMContentLoaded', run, {capture: true, once: true, signal});
}
