/** What "for an hour" is, ms. */
export const PAUSE_MS = 3_600_000;

/**
 * Whether a pause that a reader began ends so late that the clock must have been put back since: it would last more than
 * twice its length, and nobody asked for that.
 * @param untilMs  when it ends, ms since 1970
 */
export function isStrayPause(untilMs: number, nowMs: number): boolean {
  return untilMs - nowMs > 2 * PAUSE_MS;
}
