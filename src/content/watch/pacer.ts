import type {Scheduler} from '../scheduler.ts';
import {unveil} from '../unveil.ts';

/** Share of time given to a page that changes for ever: work that took 1 ms is followed by 19 ms of rest. */
const REST_FACTOR = 19;
const MAX_REST_MS = 5000;

/** Runs work on request: after a moment of quiet, at a bounded rate, never while the document is hidden. */
export interface Pacer {
  request(): void;
  /** As `request`, without waiting for quiet: at once, unless it is time to rest. */
  now(): void;
  /** Puts requests off while work of another kind is under way. */
  pause(): void;
  /** Ends the pause. @param spentMs  that the work took */
  resume(spentMs: number): void;
}

/**
 * Makes a pacer.
 * @param work its running time decides how long the pacer rests
 * @param quietMs  without requests before work begins
 * @param maxWaitMs  that a request waits at most while others keep coming, apart from rest
 */
export function createPacer(
  document: Document,
  scheduler: Scheduler,
  work: () => void,
  {quietMs, maxWaitMs}: {quietMs: number; maxWaitMs: number},
  signal: AbortSignal,
): Pacer {
  let firstMs: number | null = null;
  let waitMs = quietMs;
  let restUntilMs = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | null = null;
  let isPaused = false;

  function rest(spentMs: number): void {
    const untilMs = scheduler.now() + Math.min(MAX_REST_MS, spentMs * REST_FACTOR);
    restUntilMs = Math.max(restUntilMs, untilMs);
  }

  function run(): void {
    callOff?.();
    callOff = null;
    if (signal.aborted || unveil(document).hidden) return;
    firstMs = null;
    waitMs = quietMs;
    const startMs = scheduler.now();
    work();
    rest(scheduler.now() - startMs);
  }

  function schedule(): void {
    callOff?.();
    callOff = null;
    if (signal.aborted || unveil(document).hidden || firstMs === null || isPaused) return;
    const nowMs = scheduler.now();
    const dueMs = Math.min(nowMs + waitMs, firstMs + maxWaitMs);
    callOff = scheduler.after(Math.max(0, Math.max(dueMs, restUntilMs) - nowMs), run);
  }

  unveil(document).addEventListener('visibilitychange', schedule, {signal});
  signal.addEventListener('abort', () => callOff?.(), {once: true});
  const request = (): void => {
    firstMs ??= scheduler.now();
    schedule();
  };
  return {
    request,
    now() {
      // Whatever is requested meanwhile does not put it off.
      waitMs = 0;
      firstMs ??= scheduler.now();
      if (isPaused || scheduler.now() < restUntilMs) schedule();
      else run();
    },
    pause() {
      isPaused = true;
      callOff?.();
    },
    resume(spentMs) {
      isPaused = false;
      rest(spentMs);
      schedule();
    },
  };
}
