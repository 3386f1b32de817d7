/** Texts that wait or are being worked on; more come from no honest page, and are refused. */
export const MAX_PENDING = 4096;

export interface BatcherOptions<T> {
  /** Works on 1 to `size` distinct texts; results in order. It must not reject. */
  readonly run: (texts: readonly string[]) => Promise<readonly T[]>;
  readonly size: number;
  /** The clock, ms: where a batch took long, the next ones are smaller. */
  readonly now: () => number;
  /** Lets other work of the context pass between two batches. */
  readonly breathe: () => Promise<void>;
  /** What a text gets when too many wait. */
  readonly refused: T;
}

/** A batch is meant to take half of it, so that one which takes twice as long as the last still holds nobody up. */
export const MAX_BATCH_MS = 10;

interface Waiting<T> {
  readonly promise: Promise<T>;
  readonly resolve: (result: T) => void;
}

function createWaiting<T>(): Waiting<T> {
  let resolve: (result: T) => void = () => undefined;
  const promise = new Promise<T>(settle => {
    resolve = settle;
  });
  return {promise, resolve};
}

/**
 * Turns single questions into batches, one batch at a time, first come first served. A text asked for again while it
 * waits or is worked on is asked once.
 */
export function createBatcher<T>({run, size, now, breathe, refused}: BatcherOptions<T>): (text: string) => Promise<T> {
  const pending = new Map<string, Waiting<T>>();
  const queue: string[] = [];
  let isRunning = false;
  let next = size;

  const runNext = async (): Promise<void> => {
    const texts = queue.splice(0, next);
    const startMs = now();
    const results = await run(texts);
    const tookMs = now() - startMs;
    // What a lone slow batch took may have been spent waiting: sizes recover as fast as they shrink.
    const fitting = tookMs > 0 ? Math.floor((texts.length * MAX_BATCH_MS) / 2 / tookMs) : size;
    next = Math.max(1, Math.min(size, fitting, 2 * next));
    for (const [at, text] of texts.entries()) {
      pending.get(text)?.resolve(results[at] ?? refused);
      pending.delete(text);
    }
  };
  const drain = async (): Promise<void> => {
    isRunning = true;
    // The first breath also gathers what the same message, and others already delivered, still have to ask.
    await breathe();
    while (queue.length > 0) {
      await runNext();
      await breathe();
    }
    isRunning = false;
  };
  return text => {
    const known = pending.get(text);
    if (known) return known.promise;
    if (pending.size >= MAX_PENDING) return Promise.resolve(refused);
    const waiting = createWaiting<T>();
    pending.set(text, waiting);
    queue.push(text);
    if (!isRunning) void drain();
    return waiting.promise;
  };
}
