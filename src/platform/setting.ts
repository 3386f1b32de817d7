/** What a setting needs of a storage area of the browser. */
export interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

type ChangeListener = (changes: Record<string, {newValue?: unknown}>, areaName: string) => void;

/** An area, its name, and the event that tells of changes in every area. */
export interface Storage {
  readonly area: StorageArea;
  readonly areaName: string;
  readonly onChanged: {addListener(listener: ChangeListener): void; removeListener(listener: ChangeListener): void};
}

/** One stored value. It travels between contexts by the storage's own change event, never by message. */
export interface Setting<T> {
  readonly key: string;
  readonly fallback: T;
  /** What is stored, or the fallback where nothing useful is. Rejects only when the storage itself fails. */
  get(): Promise<T>;
  set(value: T): Promise<void>;
  /** Tells of every later change, also of those made here. */
  onChanged(listener: (value: T) => void, signal: AbortSignal): void;
}

export interface SettingOptions<T> {
  readonly key: string;
  readonly fallback: T;
  /** Makes sense of a stored value; undefined when there is none to make. */
  readonly parse: (value: unknown) => T | undefined;
}

/** Makes a setting over a storage. */
export function createSetting<T>(storage: Storage, options: SettingOptions<T>): Setting<T> {
  const {key, fallback, parse} = options;
  const read = (value: unknown): T => parse(value) ?? fallback;
  return {
    key,
    fallback,
    get: async () => read((await storage.area.get(key))[key]),
    set: value => storage.area.set({[key]: value}),
    onChanged(listener, signal) {
      if (signal.aborted) return;
      const onChanged: ChangeListener = (changes, areaName) => {
        if (areaName === storage.areaName && Object.hasOwn(changes, key)) listener(read(changes[key]?.newValue));
      };
      storage.onChanged.addListener(onChanged);
      signal.addEventListener('abort', () => storage.onChanged.removeListener(onChanged), {once: true});
    },
  };
}
