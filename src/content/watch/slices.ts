import type {Scheduler} from '../scheduler.ts';
import {unveil} from '../unveil.ts';

/** Time after which a break is due, ms; the step under way may take some more, 10 ms together at most. */
export const SLICE_MS = 3;

/** Work in slices, between which the page has its turn. */
export interface Slices {
  /** Whether a break is due. */
  readonly isOver: () => boolean;
  /**
   * Works through steps, which end where a break is due; where one gives a promise, goes on when that is settled. While the
   * page is hidden, nothing is done.
   * @param onDone  told how long all slices took together, ms
   */
  run(steps: Iterator<unknown>, onDone: (spentMs: number) => void): void;
}

/** Makes them, for one run at a time, until the signal. */
export function createSlices(document: Document, scheduler: Scheduler, signal: AbortSignal): Slices {
  let endMs = 0;
  let callOff: () => void = () => undefined;
  signal.addEventListener('abort', () => callOff());
  return {
    isOver: () => scheduler.now() >= endMs,
    run(steps, onDone) {
      let spentMs = 0;
      const slice = (): void => {
        if (signal.aborted) return;
        if (unveil(document).hidden) {
          unveil(document).addEventListener('visibilitychange', slice, {once: true, signal});
          return;
        }
        const startMs = scheduler.now();
        endMs = startMs + SLICE_MS;
        const step = steps.next();
        spentMs += scheduler.now() - startMs;
        if (step.done) onDone(spentMs);
        else if (step.value) void (step.value as Promise<unknown>).then(slice);
        else callOff = scheduler.after(0, slice);
      };
      slice();
    },
  };
}
