import type {ReadableArea} from './setting.ts';

/**
 * Makes a read of one key that shares one call of the browser with all others made in the same go: each call costs the
 * first badge of a page a millisecond or more.
 */
export function gatherReads(read: (keys: string[]) => Promise<Record<string, unknown>>): ReadableArea['get'] {
  const keys: string[] = [];
  let reading: Promise<Record<string, unknown>> | undefined;
  return async key => {
    keys.push(key);
    reading ??= Promise.resolve().then(() => {
      reading = undefined;
      return read(keys.splice(0));
    });
    return reading;
  };
}
