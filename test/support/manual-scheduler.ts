import type {Scheduler} from '../../src/content/scheduler.ts';

/** A clock that stands still until the test moves it. */
export interface ManualScheduler extends Scheduler {
  /** Delays of all tasks that wait, ms from now, shortest first. */
  pendingMs(): number[];
  /** Moves time on; what falls due runs in order, and so does everything that follows from it. */
  advance(byMs: number): Promise<void>;
  /** Makes time pass inside a task, as work does. */
  spend(ms: number): void;
}

/** Lets promises and mutation observers run. */
export const settle = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

export function createManualScheduler(): ManualScheduler {
  let nowMs = 0;
  let tasks: {dueMs: number; run: () => void}[] = [];
  const byDue = (a: {dueMs: number}, b: {dueMs: number}): number => a.dueMs - b.dueMs;
  return {
    now: () => nowMs,
    after(delayMs, run) {
      const task = {dueMs: nowMs + delayMs, run};
      tasks.push(task);
      return () => {
        tasks = tasks.filter(other => other !== task);
      };
    },
    pendingMs: () => [...tasks].sort(byDue).map(({dueMs}) => dueMs - nowMs),
    async advance(byMs) {
      const endMs = nowMs + byMs;
      await settle();
      for (;;) {
        const next = [...tasks].sort(byDue)[0];
        if (next === undefined || next.dueMs > endMs) break;
        nowMs = Math.max(nowMs, next.dueMs);
        tasks = tasks.filter(other => other !== next);
        next.run();
        await settle();
      }
      nowMs = Math.max(nowMs, endMs);
    },
    spend(ms) {
      nowMs += ms;
    },
  };
}
