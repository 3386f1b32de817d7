import {addSite, removeSite, toHostname} from '../core/sites.ts';
import {findElement, setText} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';
import type {PageSummary} from '../protocol/messages.ts';
import {describePage, type PageFacts, type PageView, toSiteName} from './page-view.ts';

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
  /** Tells of every later summary of a tab. */
  onReport(tabId: number, listener: (summary: PageSummary) => void, signal: AbortSignal): void;
  /** Asks the person; must be called from within a click. */
  requestAccess(origin: string): Promise<boolean>;
  enableSite(request: {origin: string; tabId: number}): Promise<void>;
  reload(tabId: number): Promise<void>;
}

export interface PageSectionOptions {
  readonly disabledSites: Setting<readonly string[]>;
  readonly browser: PageBrowser;
  readonly reportError: (error: unknown) => void;
}

const ACTION_LABELS = {allow: 'Show badges on this site', reload: 'Reload the page'} as const;

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

function renderPage(parts: ReturnType<typeof findParts>, {title, detail, action, site}: PageView): void {
  setText(parts.title, title);
  setText(parts.detail, detail);
  parts.action.hidden = action === undefined;
  if (action !== undefined) setText(parts.action, ACTION_LABELS[action]);
  parts.siteRow.hidden = site === undefined;
  if (site !== undefined) {
    setText(parts.siteLabel, `Badges on ${site.name}`);
    parts.siteSwitch.checked = site.isOn;
  }
}

/** Reads all that is known of a tab; each source may fail without silencing the others. */
async function readFacts(tab: Tab | undefined, {browser, disabledSites}: PageSectionOptions): Promise<PageFacts> {
  const [hasAccess, sites, summary] = await Promise.all([
    tab?.url === undefined ? false : browser.hasAccess(tab.url),
    disabledSites.get(),
    tab === undefined ? undefined : browser.summarize(tab.id),
  ]);
  return {url: tab?.url, hasAccess, disabledSites: sites, summary};
}

function findSite(tab: Tab): {origin: string; name: string} | undefined {
  const hostname = tab.url === undefined ? undefined : toHostname(tab.url);
  if (tab.url === undefined || hostname === undefined) return undefined;
  return {origin: new URL(tab.url).origin, name: toSiteName(hostname)};
}

/** Starts the part of the popup that speaks of the page under it: counts, the switch of the site, a way in. */
export async function startPageSection(
  document: Document,
  options: PageSectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const {browser, disabledSites, reportError} = options;
  const parts = findParts(document);
  const tab = await browser.getTab();
  let facts = await readFacts(tab, options);
  const update = (changes: Partial<PageFacts>): void => {
    facts = {...facts, ...changes};
    renderPage(parts, describePage(facts));
  };
  update({});
  disabledSites.onChanged(sites => update({disabledSites: sites}), signal);
  if (tab === undefined) return;
  browser.onReport(tab.id, summary => update({summary}), signal);

  const site = findSite(tab);
  if (site === undefined) return;
  const switchSite = async (isOn: boolean): Promise<void> => {
    const sites = await disabledSites.get();
    await disabledSites.set(isOn ? removeSite(sites, site.name) : addSite(sites, site.name));
  };
  const act = async (action: PageView['action']): Promise<void> => {
    if (action === 'reload') return browser.reload(tab.id);
    // Nothing may be awaited before this: the browser asks the person only from within the click.
    if (!(await browser.requestAccess(site.origin))) return;
    update({hasAccess: true});
    await browser.enableSite({origin: site.origin, tabId: tab.id});
    update({summary: await browser.summarize(tab.id)});
  };
  parts.siteSwitch.addEventListener('change', () => void switchSite(parts.siteSwitch.checked).catch(reportError), {
    signal,
  });
  parts.action.addEventListener('click', () => void act(describePage(facts).action).catch(reportError), {signal});
}
