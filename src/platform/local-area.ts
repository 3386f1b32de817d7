import {send} from '../protocol/messenger.ts';
import {canCloseStorage} from './access.ts';
import {type Announce, createAnnouncedArea} from './announced-area.ts';
import {log} from './log.ts';
import {native} from './native.ts';
import type {RescueArea} from './unreadable.ts';
import {wait} from './wait.ts';

/** Longer than a sleeping background takes to wake; then a setting is written unannounced. */
const TIMEOUT_MS = 2000;

const tellBackground: Announce = change =>
  send('announceSetting', change, () => undefined, {
    transport: envelope => native.runtime.sendMessage(envelope),
    wait,
    timeoutMs: TIMEOUT_MS,
    retries: true,
  });

let announce = tellBackground;

/** In the background, which no message of its own reaches: has what is written here announced to its guard. */
export function announceTo(guard: Announce): void {
  announce = guard;
}

/** `storage.local` for those who may change it. Where content scripts could, too, each change is announced first. */
export function openLocalArea(): RescueArea {
  const {local} = native.storage;
  if (canCloseStorage()) return local;
  return createAnnouncedArea(local, {
    announce: change => announce(change),
    reportError: error => log.warn('cannot announce a setting', error),
  });
}
