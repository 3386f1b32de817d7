import {type Correction, type Corrections, removeCorrection} from '../core/corrections.ts';
import type {Say} from '../core/say.ts';
import {findElement} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';
import {followLock} from '../ui/lock.ts';

export interface CorrectionsSectionOptions {
  readonly say: Say;
  readonly corrections: Setting<Corrections>;
  readonly save: (name: string, value: unknown) => void;
  readonly reportError: (error: unknown) => void;
}

const READS_KEYS = {credible: 'corrections_credible', doubtful: 'corrections_doubtful'} as const;

function sayDay(say: Say, when: string): string {
  return new Intl.DateTimeFormat(say('language_tag'), {dateStyle: 'medium'}).format(new Date(when));
}

function createRow(document: Document, say: Say, {text, verdict, when}: Correction, undo: () => void): HTMLLIElement {
  const item = document.createElement('li');
  const name = document.createElement('span');
  const headline = document.createElement('bdi');
  const detail = document.createElement('span');
  const button = document.createElement('button');
  name.className = 'name';
  headline.lang = 'en';
  headline.textContent = text;
  detail.className = 'detail';
  detail.textContent = `${say(READS_KEYS[verdict])} · ${sayDay(say, when)}`;
  button.type = 'button';
  button.textContent = say('corrections_undo');
  button.setAttribute('aria-label', say('corrections_undo_of', text));
  button.addEventListener('click', undo);
  name.append(headline, detail);
  item.append(name, button);
  return item;
}

/** Starts the list of corrections, the latest first; each can be undone, all can be saved. */
export async function startCorrectionsSection(
  document: Document,
  {say, corrections, save, reportError}: CorrectionsSectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const section = findElement(document, 'corrections-section', HTMLElement);
  const heading = findElement(document, 'corrections-heading', HTMLElement);
  const list = findElement(document, 'corrections', HTMLUListElement);
  const empty = findElement(document, 'corrections-empty', HTMLElement);
  const saver = findElement(document, 'corrections-export', HTMLButtonElement);
  heading.tabIndex = -1;
  const options = {say, settings: [corrections], section, free: [saver], reportError};
  const lock = await followLock(document, options, signal);

  const undo = async (text: string): Promise<void> => {
    await corrections.set(removeCorrection(await corrections.get(), text));
    // The button that was pressed is gone: whoever uses the keyboard goes on from here.
    heading.focus();
  };
  const render = ({entries}: Corrections): void => {
    const rows = entries
      .toReversed()
      .map(entry => createRow(document, say, entry, () => void undo(entry.text).catch(reportError)));
    list.replaceChildren(...rows);
    lock.apply();
    empty.hidden = entries.length > 0;
    saver.hidden = entries.length === 0;
  };
  const onSave = async (): Promise<void> => save('grain-of-salt-corrections.json', await corrections.get());
  saver.addEventListener('click', () => void onSave().catch(reportError), {signal});
  corrections.onChanged(render, signal);
  render(await corrections.get());
}
