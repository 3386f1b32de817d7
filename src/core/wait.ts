/**
 * A clock's promise: settles once `delayMs` milliseconds have passed, or at once when the signal is aborted, so that
 * nothing is left ticking. It never rejects. Passed in wherever time plays a part, so that tests own the time.
 */
export type Wait = (delayMs: number, signal?: AbortSignal) => Promise<void>;
