/** Keeps what was stored and cannot be read: damaged, or written by a newer version. Nothing is lost without notice. */
import {isWhole} from './is-whole.ts';
import type {Setting, StorageArea} from './setting.ts';

/** One stored value that could not be read, as it was found. */
export interface Unreadable {
  readonly key: string;
  readonly value: unknown;
  /** When it was found, ISO 8601. */
  readonly when: string;
}

/** An area from which values can be taken away. */
export interface RescueArea extends StorageArea {
  remove(key: string): Promise<void>;
}

/** Copies kept; a store that is damaged again and again keeps the latest. */
const MAX_KEPT = 20;

/** Makes sense of stored copies; entries that are none are dropped. */
export function parseUnreadable(value: unknown): readonly Unreadable[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return (value as unknown[]).flatMap(entry => {
    const {key, value: kept, when} = (entry ?? {}) as Partial<Record<keyof Unreadable, unknown>>;
    return typeof key === 'string' && typeof when === 'string' ? [{key, value: kept, when}] : [];
  });
}

/**
 * Looks through stored settings. What cannot be read is copied first, and only then set right: what parts of it make
 * sense stay, the rest goes back to its default.
 * @param kept where copies lie, the latest last
 * @returns what was found this time; none, and nothing written, when all is well
 * @throws Error when the storage fails; what was not copied yet is then still where it was
 */
export async function rescueUnreadable(
  area: RescueArea,
  settings: readonly Pick<Setting<unknown>, 'key' | 'parse'>[],
  {kept, now}: {kept: Setting<readonly Unreadable[]>; now: () => Date},
): Promise<readonly Unreadable[]> {
  const found: (Unreadable & {readonly parsed: unknown})[] = [];
  for (const {key, parse} of settings) {
    const value = (await area.get(key))[key];
    if (value === undefined || value === null) continue;
    const parsed = parse(value);
    if (parsed === undefined || !isWhole(value, parsed)) found.push({key, value, when: now().toISOString(), parsed});
  }
  if (found.length === 0) return [];
  const copies = found.map(({key, value, when}) => ({key, value, when}));
  await kept.set([...(await kept.get()), ...copies].slice(-MAX_KEPT));
  for (const {key, parsed} of found) await (parsed === undefined ? area.remove(key) : area.set({[key]: parsed}));
  return copies;
}
