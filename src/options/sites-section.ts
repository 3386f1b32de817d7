import {findElement} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';

function createRow(document: Document, site: string, remove: () => void): HTMLLIElement {
  const row = document.createElement('li');
  const name = document.createElement('span');
  name.textContent = site;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Show marks again';
  button.setAttribute('aria-label', `Show marks on ${site} again`);
  button.addEventListener('click', remove);
  row.append(name, button);
  return row;
}

/** Starts the list of sites that were switched off; each can be taken from it. */
export async function startSitesSection(
  document: Document,
  disabledSites: Setting<readonly string[]>,
  signal: AbortSignal,
): Promise<void> {
  const list = findElement(document, 'sites', HTMLUListElement);
  const empty = findElement(document, 'sites-empty', HTMLElement);
  const remove = async (site: string) => {
    await disabledSites.set((await disabledSites.get()).filter(other => other !== site));
  };
  const render = (sites: readonly string[]) => {
    list.replaceChildren(...sites.map(site => createRow(document, site, () => void remove(site))));
    empty.hidden = sites.length > 0;
  };
  disabledSites.onChanged(render, signal);
  render(await disabledSites.get());
}
