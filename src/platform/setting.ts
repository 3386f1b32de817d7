/** What a setting needs of a storage area of the browser. */
export interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** An area that is only read. */
export type ReadableArea = Pick<StorageArea, 'get'>;

type ChangeListener = (changes: Record<string, {newValue?: unknown}>, areaName: string) => void;

/** An area, its name, and the event that tells of changes in every area. */
export interface Storage {
  readonly area: StorageArea;
  readonly areaName: string;
  /** What a school or a company has decided for its readers; it wins over the area. */
  readonly managed?: ReadableArea;
  readonly onChanged: {addListener(listener: ChangeListener): void; removeListener(listener: ChangeListener): void};
}

/** One stored value, for our own pages and the background; content scripts have no access, and are told by message. */
export interface Setting<T> {
  readonly key: string;
  readonly fallback: T;
  /** Makes sense of a value of unknown origin; undefined when there is none to make. */
  parse(value: unknown): T | undefined;
  /** What is decided, or stored, or the fallback where nothing useful is. Rejects only when the storage itself fails. */
  get(): Promise<T>;
  /** Whether it was decided for the reader, who then cannot change it. */
  isLocked(): Promise<boolean>;
  /** @throws StoreError when the storage is full or fails; what was stored before then stays */
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

/** What could not be stored, most likely because no room is left. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Makes a setting over a storage. */
export function createSetting<T>(storage: Storage, options: SettingOptions<T>): Setting<T> {
  const {key, fallback, parse} = options;
  let decided: T | undefined;
  const read = (value: unknown): T => decided ?? parse(value) ?? fallback;
  const readDecided = async (): Promise<void> => {
    decided = parse((await storage.managed?.get(key))?.[key]);
  };
  const get = async (): Promise<T> => {
    const [stored] = await Promise.all([storage.area.get(key), readDecided()]);
    return read(stored[key]);
  };
  return {
    key,
    fallback,
    parse,
    get,
    async isLocked() {
      await readDecided();
      return decided !== undefined;
    },
    async set(value) {
      try {
        await storage.area.set({[key]: value});
      } catch (cause) {
        throw new StoreError(`expected to store ${key}, received ${String(cause)}`, {cause});
      }
    },
    onChanged(listener, signal) {
      if (signal.aborted) return;
      const onChanged: ChangeListener = (changes, areaName) => {
        if (!Object.hasOwn(changes, key)) return;
        if (areaName === storage.areaName) listener(read(changes[key]?.newValue));
        else if (areaName === 'managed' && storage.managed) void get().then(listener);
      };
      storage.onChanged.addListener(onChanged);
      signal.addEventListener('abort', () => storage.onChanged.removeListener(onChanged), {once: true});
    },
  };
}
