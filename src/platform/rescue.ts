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

/** Looks through all settings; see `rescueUnreadable`. */
export function rescueSettings(): Promise<readonly Unreadable[]> {
  return rescueUnreadable(local, [...BACKED_UP, pausedUntil, showWelcome], {kept: unreadable, now: () => new Date()});
}
