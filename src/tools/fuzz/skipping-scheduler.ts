import type {Scheduler} from '../../content/scheduler.ts';

/** A clock that runs while there is work, and jumps over the time in between. */
export interface SkippingScheduler extends Scheduler {
  /**
   * Runs what waits, in order, until nothing does or `mostMs` have passed on this clock.
   * @param between  lets promises and observers of the page run
   * @returns the longest that one task took, ms
   */
  runAll(mostMs: number, between: () => Promise<void>): Promise<number>;
}

/** Makes one. @param readMs  a clock that never goes back */
export function createSkippingScheduler(readMs: () => number): SkippingScheduler {
  let skippedMs = 0;
  const tasks = new Set<{readonly dueMs: number; readonly run: () => void}>();
  const now = (): number => readMs() + skippedMs;
  const takeFirst = () => {
    let first: {readonly dueMs: number; readonly run: () => void} | undefined;
    for (const task of tasks) if (first === undefined || task.dueMs < first.dueMs) first = task;
    return first;
  };
  return {
    now,
    after(delayMs, run) {
      const task = {dueMs: now() + delayMs, run};
      tasks.add(task);
      return () => void tasks.delete(task);
    },
    async runAll(mostMs, between) {
      const endMs = now() + mostMs;
      let slowestMs = 0;
      await between();
      for (let task = takeFirst(); task !== undefined && task.dueMs < endMs; task = takeFirst()) {
        tasks.delete(task);
        skippedMs += Math.max(0, task.dueMs - now());
        const startMs = readMs();
        task.run();
        slowestMs = Math.max(slowestMs, readMs() - startMs);
        await between();
      }
      return slowestMs;
    },
  };
}
