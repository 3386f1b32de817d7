import {createDebounced, type Scheduler} from './scheduler.ts';
import {unveil} from './unveil.ts';

/** Where one run of the content script leaves its end for the next, in the world that they share. */
const SLOT = Symbol.for('grain-of-salt.content');

/** Tells runs in other worlds that a new one has started. Any page can send it, so it is only a reason to look. */
const ARRIVAL = 'grain-of-salt:arrival';

/** How often a script looks whether its extension is still there, while its page is visible, ms. */
const CHECK_MS = 5000;

/**
 * Begins a run of the content script and ends the one before it.
 *
 * Runs of the same extension share a world of globals that pages cannot reach, so the next ends the last directly. After
 * an update the last one lives in another world, but then its context is invalid, which it sees for itself when told
 * to look, now and then, and when the page is shown again.
 * @param world the globals of this script
 * @returns aborted when this run must leave no trace
 */
export function beginRun(
  window: Window,
  world: object,
  {scheduler, isContextValid}: {scheduler: Scheduler; isContextValid: () => boolean},
): AbortController {
  const slots = world as {[SLOT]?: AbortController};
  slots[SLOT]?.abort();
  const run = new AbortController();
  slots[SLOT] = run;
  const {signal} = run;
  const page = unveil(window.document);
  page.dispatchEvent(new CustomEvent(ARRIVAL));
  const look = (): void => {
    if (!isContextValid()) run.abort();
    else if (!page.hidden) again.request();
  };
  const again = createDebounced(scheduler, look, {waitMs: CHECK_MS}, signal);
  page.addEventListener(ARRIVAL, look, {signal});
  page.addEventListener('visibilitychange', look, {signal});
  window.addEventListener('pageshow', look, {signal});
  again.request();
  return run;
}
