import type {Say} from '../core/say.ts';
import type {Setting} from '../platform/setting.ts';

type Control = HTMLInputElement | HTMLButtonElement;

export interface LockOptions {
  readonly say: Say;
  readonly settings: readonly Pick<Setting<unknown>, 'isLocked' | 'onChanged'>[];
  /** What holds the controls, and gets the line. */
  readonly section: HTMLElement;
  /** Controls that change nothing, and stay of use. */
  readonly free?: readonly Control[];
  readonly reportError: (error: unknown) => void;
}

/** Whether the settings of a section are locked, as it shows now. */
export interface Lock {
  /** Locks controls that came since; call it after any were added. */
  apply(): void;
}

/**
 * Shows settings that an administrator has decided as what they are: their controls do nothing, and a line says why. A
 * decision that comes or goes while the page is open counts at once.
 */
export async function followLock(document: Document, options: LockOptions, signal: AbortSignal): Promise<Lock> {
  const {say, settings, section, free = [], reportError} = options;
  const locked = new Set<Control>();
  const note = document.createElement('p');
  note.className = 'locked';
  note.textContent = say('locked');
  let isLocked = false;
  const release = (): void => {
    for (const control of locked) control.disabled = false;
    locked.clear();
    note.remove();
  };
  const apply = (): void => {
    if (!isLocked) {
      release();
      return;
    }
    for (const control of section.querySelectorAll<Control>('input, button')) {
      if (control.disabled || free.includes(control)) continue;
      control.disabled = true;
      locked.add(control);
    }
    if (!note.isConnected) section.append(note);
  };
  const look = async (): Promise<void> => {
    isLocked = (await Promise.all(settings.map(setting => setting.isLocked()))).includes(true);
    apply();
  };
  for (const setting of settings) setting.onChanged(() => void look().catch(reportError), signal);
  await look();
  return {apply};
}
