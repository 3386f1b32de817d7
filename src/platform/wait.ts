import type {Wait} from '../core/wait.ts';

/** The real clock. */
export const wait: Wait = (delayMs, signal) =>
  new Promise(resolve => {
    if (signal?.aborted) return resolve();
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, delayMs);
    signal?.addEventListener('abort', finish, {once: true});
  });
