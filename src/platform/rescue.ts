import {isStrayPause} from '../core/pause.ts';
import {native} from './native.ts';
import {createSetting, type Setting} from './setting.ts';
import {BACKED_UP, pausedUntil, showWelcome} from './settings.ts';
import {parseUnreadable, rescueUnreadable, type Unreadable} from './unreadable.ts';

const {local, onChanged} = native.storage;

/** What was stored and could not be read. */
export const unreadable: Setting<readonly Unreadable[]> = createSetting(
  {area: local, areaName: 'local', onChanged},
  {key: 'unreadable', fallback: [], parse: parseUnreadable},
);

/** Ends a pause that a clock has made endless; what an administrator decided is none of ours. */
async function endStrayPause(): Promise<void> {
  const {[pausedUntil.key]: stored} = await local.get(pausedUntil.key);
  if (typeof stored === 'number' && isStrayPause(stored, Date.now())) await pausedUntil.set(0);
}

/** Looks through all settings; see `rescueUnreadable`. */
export async function rescueSettings(): Promise<readonly Unreadable[]> {
  await endStrayPause();
  return rescueUnreadable(local, [...BACKED_UP, pausedUntil, showWelcome], {kept: unreadable, now: () => new Date()});
}
