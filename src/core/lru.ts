/** A map of bounded size that forgets what was used longest ago. */
export interface Lru<V> {
  readonly size: number;
  /** Reading counts as use. */
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  /** All entries, the longest unused first; writing them back in this order restores the state. */
  entries(): [string, V][];
  clear(): void;
}

/**
 * Makes an empty LRU map.
 * @throws RangeError unless capacity is a whole number from 1
 * Example: with capacity 2, set a, set b, get a, set c -> b is gone
 */
export function createLru<V>(capacity: number): Lru<V> {
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError(`expected a capacity of at least 1, received ${capacity}`);
  }
  // A Map keeps the order of insertion, so that the first key is always the one unused longest.
  const values = new Map<string, V>();
  const touch = (key: string, value: V): void => {
    values.delete(key);
    values.set(key, value);
  };
  return {
    get size() {
      return values.size;
    },
    get(key) {
      const value = values.get(key);
      if (value !== undefined) touch(key, value);
      return value;
    },
    set(key, value) {
      touch(key, value);
      for (const oldest of values.keys()) {
        if (values.size <= capacity) break;
        values.delete(oldest);
      }
    },
    entries: () => [...values],
    clear: () => values.clear(),
  };
}
