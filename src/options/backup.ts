import type {MessageKey} from '../core/say.ts';
import {isWhole} from '../platform/is-whole.ts';
import type {Setting} from '../platform/setting.ts';

const FORMAT = 'grain-of-salt-settings';

/** Raised when the meaning of a setting changes. */
export const BACKUP_VERSION = 1;

/** All settings in one file. */
export interface Backup {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Why a file was not loaded, as a text of the interface with its value. */
export interface BackupError {
  readonly error: readonly [MessageKey, ...string[]];
}

/** What a file says: a value for each setting that it names. */
export interface ReadBackup {
  readonly values: ReadonlyMap<Setting<unknown>, unknown>;
}

/** Puts the values of some settings into one file. */
export async function makeBackup(settings: readonly Setting<unknown>[]): Promise<Backup> {
  const entries = await Promise.all(settings.map(async ({key, get}) => [key, await get()]));
  return {format: FORMAT, version: BACKUP_VERSION, settings: Object.fromEntries(entries)};
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Reads a file that somebody chose. It is taken as a whole or not at all; what it does not name stays as it is.
 * Example: parseBackup('{', settings) -> {error: ['backup_not_json']}
 */
export function parseBackup(text: string, settings: readonly Setting<unknown>[]): ReadBackup | BackupError {
  const file = readJson(text);
  if (file === undefined) return {error: ['backup_not_json']};
  const {format, version, settings: stored} = (file ?? {}) as Partial<Record<keyof Backup, unknown>>;
  const isOurs = format === FORMAT && Number.isInteger(version) && typeof stored === 'object' && stored !== null;
  if (!isOurs) return {error: ['backup_not_ours']};
  if ((version as number) > BACKUP_VERSION) return {error: ['backup_newer']};
  const named = Object.entries(stored as object);
  const values = new Map<Setting<unknown>, unknown>();
  for (const [key, given] of named) {
    const setting = settings.find(candidate => candidate.key === key);
    const value = setting?.parse(given);
    // A file with entries that make no sense is not what was saved.
    if (setting === undefined || value === undefined || !isWhole(given, value))
      return {error: ['backup_bad_value', key]};
    values.set(setting, value);
  }
  return {values};
}
