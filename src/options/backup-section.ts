import type {Say} from '../core/say.ts';
import {findElement, setText} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';
import {makeBackup, parseBackup} from './backup.ts';

export interface BackupSectionOptions {
  readonly say: Say;
  readonly settings: readonly Setting<unknown>[];
  readonly save: (name: string, value: unknown) => void;
  readonly reportError: (error: unknown) => void;
}

/** Larger than the longest lists of sites and corrections, bytes; it bounds what a wrong file can cost. */
const MAX_FILE_BYTES = 10_000_000;

/** Starts the buttons that save all settings to a file and load them from one. */
export function startBackupSection(
  document: Document,
  {say, settings, save, reportError}: BackupSectionOptions,
  signal: AbortSignal,
): void {
  const file = findElement(document, 'backup-file', HTMLInputElement);
  const outcome = findElement(document, 'backup-outcome', HTMLElement);
  const tell = (text: string, isGood: boolean): void => {
    outcome.className = isGood ? '' : 'notice';
    setText(outcome, text);
  };
  const load = async (): Promise<void> => {
    const [chosen] = file.files ?? [];
    if (chosen === undefined) return;
    const read = parseBackup(chosen.size > MAX_FILE_BYTES ? '{}' : await chosen.text(), settings);
    // The same file may be chosen again once it was put right.
    file.value = '';
    if ('error' in read) {
      tell(say(...read.error), false);
      return;
    }
    for (const [setting, value] of read.values) await setting.set(value);
    tell(say('backup_done'), true);
  };
  const onSave = async (): Promise<void> => save('grain-of-salt-settings.json', await makeBackup(settings));
  const on = (id: string, run: () => void): void =>
    findElement(document, id, HTMLButtonElement).addEventListener('click', run, {signal});
  on('backup-export', () => void onSave().catch(reportError));
  on('backup-import', () => file.click());
  file.addEventListener('change', () => void load().catch(reportError), {signal});
}
