import type {Say} from '../core/say.ts';
import {findElement, setText} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';
import type {Unreadable} from '../platform/unreadable.ts';

export interface UnreadableSectionOptions {
  readonly say: Say;
  readonly unreadable: Setting<readonly Unreadable[]>;
  readonly save: (name: string, value: unknown) => void;
  readonly reportError: (error: unknown) => void;
}

/** Starts the notice of settings that could not be read: they can be saved as a file, and forgotten. */
export async function startUnreadableSection(
  document: Document,
  {say, unreadable, save, reportError}: UnreadableSectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const section = findElement(document, 'unreadable', HTMLElement);
  const title = findElement(document, 'unreadable-title', HTMLElement);
  let found: readonly Unreadable[] = [];
  const render = (next: readonly Unreadable[]): void => {
    found = next;
    section.hidden = found.length === 0;
    if (found.length > 0) setText(title, say('unreadable_title', [...new Set(found.map(({key}) => key))].join(', ')));
  };
  const on = (id: string, run: () => void): void =>
    findElement(document, id, HTMLButtonElement).addEventListener('click', run, {signal});
  on('unreadable-save', () => save('grain-of-salt-unreadable.json', found));
  on('unreadable-forget', () => void unreadable.set([]).catch(reportError));
  unreadable.onChanged(render, signal);
  render(await unreadable.get());
}
