import type {Scheduler} from './scheduler.ts';

/** Work in portions, so that no portion holds the page for long. */
export interface Drain<T> {
  /** Adds items; the first portion is handled at once unless work is under way. An item waits once. */
  add(items: Iterable<T>): void;
}

/** A portion is meant to take half of it: one that takes twice as long as the last still holds no page up. */
const MAX_PORTION_MS = 16;

/** Items of the first two portions: the first also runs code that never ran before, and says little of the next. */
const FIRST_PORTION = 2;

/**
 * Makes a drain. Where portions take long, on a slow machine or a heavy page, they are smaller.
 * @param handle gets at most `size` items at a time, in the order in which they were added
 */
export function createDrain<T>(
  scheduler: Scheduler,
  size: number,
  handle: (items: readonly T[]) => void,
  signal: AbortSignal,
): Drain<T> {
  const waiting = new Set<T>();
  let isRunning = false;
  let isFirst = true;
  let next = Math.min(size, FIRST_PORTION);
  function resize(count: number, tookMs: number): void {
    const fitting = tookMs > 0 ? Math.floor((count * MAX_PORTION_MS) / 2 / tookMs) : size;
    // Sizes recover as fast as they shrink: what a lone slow portion took may have been spent waiting.
    next = Math.max(1, Math.min(size, fitting, 2 * next));
  }
  function run(): void {
    isRunning = false;
    if (signal.aborted || waiting.size === 0) return;
    const items = [...waiting].slice(0, next);
    for (const item of items) waiting.delete(item);
    if (waiting.size > 0) {
      isRunning = true;
      scheduler.after(0, run);
    }
    const startMs = scheduler.now();
    handle(items);
    if (!isFirst) resize(items.length, scheduler.now() - startMs);
    isFirst = false;
  }
  return {
    add(items) {
      for (const item of items) waiting.add(item);
      if (!isRunning) run();
    },
  };
}
