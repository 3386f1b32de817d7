import type {Places} from '../core/reach.ts';
import type {Setting} from '../platform/setting.ts';
import type {Look} from './page.ts';

/** What the reader chose, as far as pages are concerned. */
export interface Preferences extends Look, Places {
  /** Until when no badges are shown, ms since 1970. */
  readonly pausedUntil: number;
}

/** Where each of them is kept. */
export type PreferenceSettings = {readonly [K in keyof Preferences]: Setting<Preferences[K]>};

/** What holds until the stored values were read. */
export function defaultPreferences(settings: PreferenceSettings): Preferences {
  const entries = Object.entries(settings).map(([key, {fallback}]) => [key, fallback]);
  return Object.fromEntries(entries) as unknown as Preferences;
}

/**
 * Reads the preferences, tells of them together, and then of every change until the signal.
 * @param reportError told of a value that cannot be read; its default is taken
 */
export async function followPreferences(
  settings: PreferenceSettings,
  tell: (changes: Partial<Preferences>) => void,
  reportError: (error: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  const all = Object.entries(settings) as [keyof Preferences, Setting<unknown>][];
  const read = async ([key, setting]: (typeof all)[number]): Promise<[string, unknown]> => {
    try {
      return [key, await setting.get()];
    } catch (error) {
      reportError(error);
      return [key, setting.fallback];
    }
  };
  tell(Object.fromEntries(await Promise.all(all.map(read))));
  for (const [key, setting] of all) setting.onChanged(value => tell({[key]: value}), signal);
}
