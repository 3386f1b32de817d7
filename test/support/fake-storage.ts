import type {Storage, StorageArea} from '../../src/platform/setting.ts';

type ChangeListener = Parameters<Storage['onChanged']['addListener']>[0];

/** A storage area of a browser, in memory: values are copied as JSON on the way in and out, and changes are told. */
export interface FakeStorage extends Storage {
  readonly area: StorageArea;
  /** What is stored, as it lies there. */
  readonly stored: Map<string, string>;
  /** How many writes there were. */
  writeCount(): number;
  listenerCount(): number;
  /** Makes every following call fail, until it is given undefined. */
  failWith(error: Error | undefined): void;
}

export function createFakeStorage(initial: Record<string, unknown> = {}, areaName = 'local'): FakeStorage {
  const stored = new Map(Object.entries(initial).map(([key, value]) => [key, JSON.stringify(value)]));
  const listeners = new Set<ChangeListener>();
  let writes = 0;
  let failure: Error | undefined;
  const read = (key: string): unknown => (stored.has(key) ? JSON.parse(stored.get(key)!) : undefined);
  return {
    areaName,
    stored,
    writeCount: () => writes,
    listenerCount: () => listeners.size,
    failWith: error => {
      failure = error;
    },
    area: {
      async get(key) {
        if (failure) throw failure;
        return stored.has(key) ? {[key]: read(key)} : {};
      },
      async set(items) {
        if (failure) throw failure;
        writes++;
        for (const [key, value] of Object.entries(items)) {
          stored.set(key, JSON.stringify(value));
          for (const listener of listeners) listener({[key]: {newValue: read(key)}}, areaName);
        }
      },
    },
    onChanged: {
      addListener: listener => void listeners.add(listener),
      removeListener: listener => void listeners.delete(listener),
    },
  };
}
