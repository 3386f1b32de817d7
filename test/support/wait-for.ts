import {setTimeout as wait} from 'node:timers/promises';

const POLL_MS = 50;

/**
 * Waits until a condition gives something other than false, null or undefined, and gives that.
 * @throws Error with the name of the condition and what it gave last, when the time is over
 */
export async function waitFor<T>(
  name: string,
  condition: () => T | Promise<T>,
  {timeoutMs = 15_000}: {readonly timeoutMs?: number} = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== false && value !== null && value !== undefined) return value as NonNullable<Exclude<T, false>>;
    if (Date.now() >= deadline) throw new Error(`expected ${name} within ${timeoutMs} ms, received ${value}`);
    await wait(POLL_MS);
  }
}
