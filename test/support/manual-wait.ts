import type {Wait} from '../../src/core/wait.ts';

/** A clock that stands still until the test moves it. */
export interface ManualWait {
  readonly wait: Wait;
  /** Delays that somebody waits for now, in milliseconds from now, shortest first. */
  pendingMs(): number[];
  /** Moves time on; all that falls due happens in order, with everything that follows from it. */
  advance(byMs: number): Promise<void>;
}

interface Timer {
  readonly dueMs: number;
  readonly finish: () => void;
}

/** Lets every promise that can settle do so. */
export const settle = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

export function createManualWait(): ManualWait {
  let nowMs = 0;
  let timers: Timer[] = [];
  const wait: Wait = (delayMs, signal) =>
    new Promise(resolve => {
      if (signal?.aborted) return resolve();
      const finish = (): void => {
        timers = timers.filter(other => other !== timer);
        resolve();
      };
      const timer: Timer = {dueMs: nowMs + delayMs, finish};
      timers.push(timer);
      signal?.addEventListener('abort', finish, {once: true});
    });
  const byDue = (a: Timer, b: Timer): number => a.dueMs - b.dueMs;
  return {
    wait,
    pendingMs: () => timers.toSorted(byDue).map(timer => timer.dueMs - nowMs),
    async advance(byMs) {
      const endMs = nowMs + byMs;
      await settle();
      for (;;) {
        const next = timers.toSorted(byDue)[0];
        if (next === undefined || next.dueMs > endMs) break;
        nowMs = next.dueMs;
        next.finish();
        await settle();
      }
      nowMs = endMs;
    },
  };
}
