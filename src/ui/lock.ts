import type {Say} from '../core/say.ts';
import type {Setting} from '../platform/setting.ts';

/**
 * Shows a setting that an administrator has decided as what it is: its controls do nothing, and a line says why.
 * @param section what holds the controls, and gets the line
 */
export async function showLock(
  document: Document,
  section: HTMLElement,
  settings: readonly Pick<Setting<unknown>, 'isLocked'>[],
  say: Say,
): Promise<boolean> {
  const locks = await Promise.all(settings.map(setting => setting.isLocked()));
  if (!locks.includes(true)) return false;
  for (const control of section.querySelectorAll<HTMLInputElement>('input, button')) control.disabled = true;
  const note = document.createElement('p');
  note.className = 'locked';
  note.textContent = say('locked');
  section.append(note);
  return true;
}
