/** What `npm run fuzz` keeps of one kind of attack. */

/** Longest time that anything of ours may hold a page or the background at one go, ms. */
export const MAX_TASK_MS = 50;

/** Something that did not hold. */
export interface Failure {
  /** What happened. */
  readonly message: string;
  /** The smallest example that was found, as a person can paste it; '' where the scenario itself is the example. */
  readonly example: string;
}

/** What was tried and found. */
export interface Findings {
  readonly kind: string;
  readonly tried: number;
  readonly failures: readonly Failure[];
  /** The longest that anything of ours took at one go, ms. */
  readonly slowestMs: number;
  /** Counts of what was seen on the way, so that a run that saw nothing is noticed. */
  readonly seen: Readonly<Record<string, number>>;
}

const MAX_EXAMPLE_LENGTH = 2000;

/** Writes an example down; texts keep their escapes, as most of what matters in them cannot be seen. */
export function writeExample(value: unknown): string {
  const escaped = JSON.stringify(value).replace(
    /[^ -~]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return escaped.length > MAX_EXAMPLE_LENGTH
    ? `${escaped.slice(0, MAX_EXAMPLE_LENGTH)}… (${escaped.length} characters)`
    : escaped;
}

/**
 * Times work that was slow once more: a busy machine makes anything slow, but not every time.
 * @returns the shortest time of up to six runs, ms
 */
export function timeFairly(run: () => void): number {
  let bestMs = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 6 && bestMs > MAX_TASK_MS; attempt++) {
    const startMs = performance.now();
    run();
    bestMs = Math.min(bestMs, performance.now() - startMs);
  }
  return bestMs;
}
