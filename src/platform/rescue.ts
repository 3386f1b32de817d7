import {isStrayPause} from '../core/pause.ts';
import {openLocalArea} from './local-area.ts';
import {native} from './native.ts';
import {createSetting, type Setting} from './setting.ts';
import {BACKED_UP, pausedUntil, showWelcome} from './settings.ts';
import {parseUnreadable, rescueUnreadable, type Unreadable} from './unreadable.ts';

const {onChanged} = native.storage;
const local = openLocalArea();
const ALL: readonly Setting<unknown>[] = [...BACKED_UP, pausedUntil, showWelcome];

/** What was stored and could not be read. */
export const unreadable: Setting<readonly Unreadable[]> = createSetting(
  {area: local, areaName: 'local', onChanged},
  {key: 'unreadable', fallback: [], parse: parseUnreadable},
);

/** Under which keys `storage.local` holds what a reader, or we for them, decided. */
export const settingKeys: readonly string[] = [...ALL, unreadable].map(({key}) => key);

/** Ends a pause that a clock has made endless; what an administrator decided is none of ours. */
async function endStrayPause(): Promise<void> {
  const {[pausedUntil.key]: stored} = await local.get(pausedUntil.key);
  if (typeof stored === 'number' && isStrayPause(stored, Date.now())) await pausedUntil.set(0);
}

/** Looks through all settings; see `rescueUnreadable`. */
export async function rescueSettings(): Promise<readonly Unreadable[]> {
  await endStrayPause();
  return rescueUnreadable(local, ALL, {kept: unreadable, now: () => new Date()});
}
