import type {Scheduler} from './scheduler.ts';

/** Work in portions, so that no portion holds the page for long. */
export interface Drain<T> {
  /** Adds items; the first portion is handled at once unless work is under way. An item waits once. */
  add(items: Iterable<T>): void;
}

/** Makes a drain. @param handle gets at most `size` items at a time, in the order in which they were added */
export function createDrain<T>(
  scheduler: Scheduler,
  size: number,
  handle: (items: readonly T[]) => void,
  signal: AbortSignal,
): Drain<T> {
  const waiting = new Set<T>();
  let isRunning = false;
  function run(): void {
    isRunning = false;
    if (signal.aborted || waiting.size === 0) return;
    const items = [...waiting].slice(0, size);
    for (const item of items) waiting.delete(item);
    if (waiting.size > 0) {
      isRunning = true;
      scheduler.after(0, run);
    }
    handle(items);
  }
  return {
    add(items) {
      for (const item of items) waiting.add(item);
      if (!isRunning) run();
    },
  };
}
