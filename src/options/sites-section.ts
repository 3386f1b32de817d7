import type {Places} from '../core/reach.ts';
import type {MessageKey, Say} from '../core/say.ts';
import {findElement, setText} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';
import {followLock} from '../ui/lock.ts';
import {chooseSite, listSites, type SiteChoice, type SiteRow} from './site-rows.ts';

/** What is needed of the browser to let the content script run on a site. */
export interface SiteAccess {
  isGranted(site: string): Promise<boolean>;
  /** Asks the person; must be called from within a click. */
  request(site: string): Promise<boolean>;
}

export interface SitesSectionOptions {
  readonly say: Say;
  readonly places: {readonly [K in keyof Places]: Setting<Places[K]>};
  /** Hostnames of the manifest. */
  readonly newsSites: readonly string[];
  readonly access: SiteAccess;
  readonly reportError: (error: unknown) => void;
}

const STATE_KEYS = {always: 'sites_on', never: 'sites_off'} as const;
const ACTIONS: readonly (readonly [SiteChoice, MessageKey, MessageKey])[] = [
  ['always', 'sites_always', 'sites_turn_on'],
  ['never', 'sites_never', 'sites_turn_off'],
  ['none', 'sites_forget', 'sites_remove'],
];

interface Row extends SiteRow {
  readonly hasAccess: boolean;
}

function describeState(say: Say, {choice, isNews, hasAccess}: Row): string {
  if (choice === 'always' && !hasAccess) return say('sites_access');
  if (choice !== 'none') return say(STATE_KEYS[choice]);
  return isNews ? say('sites_default') : '';
}

function createRow(document: Document, say: Say, row: Row, choose: (choice: SiteChoice) => void): HTMLLIElement {
  const item = document.createElement('li');
  const name = document.createElement('span');
  const site = document.createElement('bdi');
  const state = document.createElement('span');
  const buttons = document.createElement('span');
  name.className = 'name';
  site.textContent = row.site;
  state.className = 'detail';
  state.textContent = describeState(say, row);
  buttons.className = 'buttons';
  name.append(site, state);
  for (const [choice, key, labelKey] of ACTIONS) {
    if (choice === 'none' && row.choice === 'none') continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.id = `${choice} ${row.site}`;
    button.textContent = say(key);
    button.setAttribute('aria-label', say(labelKey, row.site));
    if (choice !== 'none') button.setAttribute('aria-pressed', String(row.choice === choice));
    button.addEventListener('click', () => choose(choice));
    buttons.append(button);
  }
  item.append(name, buttons);
  return item;
}

async function readPlaces({reach, enabledSites, disabledSites}: SitesSectionOptions['places']): Promise<Places> {
  const [chosen, enabled, disabled] = await Promise.all([reach.get(), enabledSites.get(), disabledSites.get()]);
  return {reach: chosen, enabledSites: enabled, disabledSites: disabled};
}

/** Starts the list of sites: the reader's own, and with a query every one that it may mean. */
export async function startSitesSection(
  document: Document,
  options: SitesSectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const {say, places, newsSites, access, reportError} = options;
  const list = findElement(document, 'sites', HTMLUListElement);
  const query = findElement(document, 'sites-query', HTMLInputElement);
  const note = findElement(document, 'sites-note', HTMLElement);
  const section = findElement(document, 'sites-section', HTMLElement);
  const settings = [places.enabledSites, places.disabledSites];
  const lock = await followLock(document, {say, settings, section, free: [query], reportError}, signal);
  let asked = 0;

  const choose = async (row: Row, choice: SiteChoice): Promise<void> => {
    // Nothing may be awaited before this: the browser asks the person only from within the click.
    if (choice === 'always' && !row.hasAccess && !(await access.request(row.site))) return;
    const {enabledSites, disabledSites} = chooseSite(await readPlaces(places), row.site, choice);
    await Promise.all([places.enabledSites.set(enabledSites), places.disabledSites.set(disabledSites)]);
    await render();
  };
  const show = (rows: readonly Row[]): void => {
    const focused = list.contains(document.activeElement) ? document.activeElement?.id : undefined;
    list.replaceChildren(...rows.map(row => createRow(document, say, row, choice => void tryTo(choose(row, choice)))));
    lock.apply();
    // What had the focus may be gone with the choice.
    if (focused !== undefined) (document.getElementById(focused) ?? query).focus();
    const isEmpty = rows.length === 0;
    if (query.value.trim() === '') setText(note, isEmpty ? say('sites_empty') : say('sites_yours'));
    else setText(note, isEmpty ? say('sites_nothing') : say('sites_count', rows.length));
  };
  const render = async (): Promise<void> => {
    const turn = ++asked;
    const rows = listSites(query.value, await readPlaces(places), newsSites);
    const withAccess = await Promise.all(
      rows.map(async row => ({...row, hasAccess: row.isNews || (await access.isGranted(row.site))})),
    );
    if (turn === asked) show(withAccess);
  };
  const tryTo = (work: Promise<void>): Promise<void> => work.catch(reportError);
  const renderAgain = (): void => void tryTo(render());
  query.addEventListener('input', renderAgain, {signal});
  places.enabledSites.onChanged(renderAgain, signal);
  places.disabledSites.onChanged(renderAgain, signal);
  await render();
}
