import type {Places} from '../core/reach.ts';
import type {Say} from '../core/say.ts';
import {findElement, setText} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';
import type {ListedHeadline, PageSummary} from '../protocol/messages.ts';
import {followLock} from '../ui/lock.ts';
import type {Headlines} from './headline-list.ts';
import {describePage, type PageFacts, type PageView} from './page-view.ts';
import {startSiteSwitch} from './site-switch.ts';

/** The tab under the popup. */
export interface Tab {
  readonly id: number;
  /** Undefined where the browser does not tell, as on its own pages. */
  readonly url: string | undefined;
}

/** What is needed of the browser to speak of a page. */
export interface PageBrowser {
  getTab(): Promise<Tab | undefined>;
  /** Whether the content script may run at an address: named in the manifest, or granted. */
  hasAccess(url: string): Promise<boolean>;
  /** What the content script says; undefined where there is none. */
  summarize(tabId: number): Promise<PageSummary | undefined>;
  listHeadlines(tabId: number): Promise<readonly ListedHeadline[]>;
  /** Tells of every later summary of a tab. */
  onReport(tabId: number, listener: (summary: PageSummary) => void, signal: AbortSignal): void;
  /** Asks the person; must be called from within a click. */
  requestAccess(origin: string): Promise<boolean>;
  enableSite(request: {origin: string; tabId: number}): Promise<void>;
  /** Shows badges on the page as it is now, this once; the click that opened the popup allows it. */
  showOnce(tabId: number): Promise<void>;
  reload(tabId: number): Promise<void>;
}

/** What the reader chose about places, each kept by itself. */
export type PlaceSettings = {readonly [K in keyof Places]: Setting<Places[K]>};

export interface PageSectionOptions {
  readonly say: Say;
  readonly places: PlaceSettings;
  readonly pausedUntil: Setting<number>;
  /** The time, ms since 1970. */
  readonly clock: () => number;
  readonly headlines: Pick<Headlines, 'update'>;
  readonly browser: PageBrowser;
  readonly reportError: (error: unknown) => void;
}

const ACTION_KEYS = {show: 'page_show', reload: 'page_reload'} as const;

function findParts(document: Document) {
  return {
    title: findElement(document, 'page-title', HTMLElement),
    detail: findElement(document, 'page-detail', HTMLElement),
    action: findElement(document, 'page-action', HTMLButtonElement),
    siteRow: findElement(document, 'site-row', HTMLElement),
    siteLabel: findElement(document, 'site-label', HTMLElement),
    siteSwitch: findElement(document, 'site-switch', HTMLInputElement),
  };
}
type Parts = ReturnType<typeof findParts>;

function renderPage(parts: Parts, say: Say, {title, detail, action, site}: PageView): void {
  setText(parts.title, title);
  setText(parts.detail, detail);
  parts.action.hidden = action === undefined;
  if (action !== undefined) setText(parts.action, say(ACTION_KEYS[action]));
  parts.siteRow.hidden = site === undefined;
  if (site !== undefined) {
    setText(parts.siteLabel, say('page_site', site.name));
    parts.siteSwitch.checked = site.isOn;
  }
}

async function readPlaces({reach, enabledSites, disabledSites}: PlaceSettings): Promise<Places> {
  const [reached, enabled, disabled] = await Promise.all([reach.get(), enabledSites.get(), disabledSites.get()]);
  return {reach: reached, enabledSites: enabled, disabledSites: disabled};
}

function sayTime(say: Say, ms: number): string {
  return new Intl.DateTimeFormat(say('language_tag'), {timeStyle: 'short'}).format(ms);
}

function sayPause({say, clock}: PageSectionOptions, untilMs: number): string | undefined {
  return untilMs > clock() ? sayTime(say, untilMs) : undefined;
}

async function readFacts(tab: Tab | undefined, options: PageSectionOptions): Promise<PageFacts> {
  const {browser, places, pausedUntil} = options;
  const [hasAccess, chosen, untilMs, summary] = await Promise.all([
    tab?.url === undefined ? false : browser.hasAccess(tab.url),
    readPlaces(places),
    pausedUntil.get(),
    tab === undefined ? undefined : browser.summarize(tab.id),
  ]);
  return {url: tab?.url, hasAccess, places: chosen, pausedUntil: sayPause(options, untilMs), summary};
}

/** Starts the part of the popup that speaks of the page under it: counts, a way in, the switch of the site. */
export async function startPageSection(
  document: Document,
  options: PageSectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const {say, browser, places, headlines, reportError} = options;
  const parts = findParts(document);
  const tab = await browser.getTab();
  let facts = await readFacts(tab, options);
  const update = (changes: Partial<PageFacts>): void => {
    facts = {...facts, ...changes};
    renderPage(parts, say, describePage(say, facts));
  };
  const list = async (): Promise<void> => {
    if (tab !== undefined) headlines.update((facts.summary?.found ?? 0) > 0 ? await browser.listHeadlines(tab.id) : []);
  };
  const look = async (): Promise<void> => {
    if (tab !== undefined) update({summary: await browser.summarize(tab.id)});
    await list();
  };
  update({});
  const change = (changes: Partial<Places>): void => update({places: {...facts.places, ...changes}});
  for (const [key, setting] of Object.entries(places) as [keyof Places, Setting<unknown>][]) {
    setting.onChanged(value => change({[key]: value}), signal);
  }
  options.pausedUntil.onChanged(untilMs => update({pausedUntil: sayPause(options, untilMs)}), signal);
  if (tab === undefined) return;
  const onReport = (summary: PageSummary): void => {
    update({summary});
    list().catch(reportError);
  };
  browser.onReport(tab.id, onReport, signal);

  const act = async (): Promise<void> => {
    if (describePage(say, facts).action === 'reload') return browser.reload(tab.id);
    await browser.showOnce(tab.id);
    await look();
  };
  parts.action.addEventListener('click', () => void act().catch(reportError), {signal});
  startSiteSwitch({...options, checkbox: parts.siteSwitch, tab, readFacts: () => facts, update, look}, signal);
  // What the page reported before it was listened to is lost.
  await look();
  const settings = [places.enabledSites, places.disabledSites];
  await followLock(document, {say, settings, section: parts.siteRow, reportError}, signal);
}
