import {callSoon} from '../platform/breathe.ts';

/** Time as the content script sees it: passed in, so that tests own the clock. */
export interface Scheduler {
  /** Milliseconds from an arbitrary start, never going back. */
  now(): number;
  /** Runs a task once after a delay; the returned function calls it off. */
  after(delayMs: number, run: () => void): () => void;
}

/** The clock and the timers of a window. */
export function createScheduler(window: Window): Scheduler {
  return {
    now: () => window.performance.now(),
    after(delayMs, run) {
      if (delayMs <= 0) return callSoon(run);
      const timer = window.setTimeout(run, delayMs);
      return () => window.clearTimeout(timer);
    },
  };
}

/** A task that runs once for many requests. */
export interface Debounced {
  /** Asks for a run `waitMs` from now, at the latest `maxWaitMs` after the first request that was not served yet. */
  request(): void;
  /** Calls off the run that is due. */
  cancel(): void;
}

/** Makes many requests in quick succession one run; a signal ends it for good. */
export function createDebounced(
  scheduler: Scheduler,
  run: () => void,
  {waitMs, maxWaitMs = Number.POSITIVE_INFINITY}: {waitMs: number; maxWaitMs?: number},
  signal: AbortSignal,
): Debounced {
  let firstRequestMs: number | undefined;
  let callOff: (() => void) | undefined;
  const cancel = (): void => {
    callOff?.();
    callOff = undefined;
    firstRequestMs = undefined;
  };
  signal.addEventListener('abort', cancel, {once: true});
  return {
    cancel,
    request() {
      if (signal.aborted) return;
      const nowMs = scheduler.now();
      firstRequestMs ??= nowMs;
      callOff?.();
      const delayMs = Math.max(0, Math.min(waitMs, firstRequestMs + maxWaitMs - nowMs));
      callOff = scheduler.after(delayMs, () => {
        cancel();
        run();
      });
    },
  };
}
