import type {Say} from '../core/say.ts';
import {findElement} from '../platform/elements.ts';

/** A command of the manifest with the key that it has now. */
export interface Key {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly shortcut?: string | undefined;
}

export interface KeyboardSectionOptions {
  readonly say: Say;
  /** Undefined where there are no keys: on phones. */
  readonly listKeys: (() => Promise<readonly Key[]>) | undefined;
  /** Opens the page of the browser where keys are changed; undefined where no extension may. */
  readonly change: (() => Promise<unknown>) | undefined;
  readonly reportError: (error: unknown) => void;
}

/** What browsers call the command that opens the popup; they know it without a description. */
const POPUP = '_execute_action';

/** Starts the list of keys; it is read again when the reader comes back from changing them. Without keys it goes. */
export async function startKeyboardSection(
  document: Document,
  {say, listKeys, change, reportError}: KeyboardSectionOptions,
  signal: AbortSignal,
): Promise<void> {
  findElement(document, 'keyboard-section', HTMLElement).hidden = listKeys === undefined;
  if (listKeys === undefined) return;
  const list = findElement(document, 'keys', HTMLDListElement);
  const button = findElement(document, 'keys-change', HTMLButtonElement);
  button.hidden = change === undefined;
  findElement(document, 'keys-how', HTMLElement).hidden = change !== undefined;

  const createRow = ({name, description, shortcut}: Key): HTMLElement => {
    const row = document.createElement('div');
    const what = document.createElement('dt');
    const how = document.createElement('dd');
    what.textContent = name === POPUP ? say('command_popup') : (description ?? '');
    const key = document.createElement(shortcut ? 'kbd' : 'span');
    key.textContent = shortcut || say('keyboard_none');
    key.className = shortcut ? '' : 'detail';
    how.append(key);
    row.append(what, how);
    return row;
  };
  const render = async (): Promise<void> => {
    const keys = [...(await listKeys())].sort((a, b) => Number(b.name === POPUP) - Number(a.name === POPUP));
    list.replaceChildren(...keys.map(createRow));
  };
  button.addEventListener('click', () => void change?.().catch(reportError), {signal});
  document.addEventListener('visibilitychange', () => void render().catch(reportError), {signal});
  await render();
}
