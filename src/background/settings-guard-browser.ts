import {canCloseStorage} from '../platform/access.ts';
import {createDatabaseRecord} from '../platform/database.ts';
import {announceTo} from '../platform/local-area.ts';
import {log} from '../platform/log.ts';
import {native} from '../platform/native.ts';
import {settingKeys} from '../platform/rescue.ts';
import {wait} from '../platform/wait.ts';
import {createSettingsGuard, type SettingsGuard} from './settings-guard.ts';

/** Starts the guard of the settings; undefined where the browser keeps content scripts from them itself. */
export function startSettingsGuard(): SettingsGuard | undefined {
  if (canCloseStorage()) return undefined;
  const guard = createSettingsGuard({
    area: native.storage.local,
    record: createDatabaseRecord('settings'),
    keys: settingKeys,
    wait,
    reportError: error => log.warn('cannot guard the settings', error),
  });
  announceTo(guard.announce);
  void guard.check();
  return guard;
}
