import {type Places, switchSite} from '../core/reach.ts';
import {toHostname, toSiteName} from '../core/sites.ts';
import type {PageSectionOptions, Tab} from './page-section.ts';
import type {PageFacts} from './page-view.ts';

export interface SiteSwitchOptions extends Pick<PageSectionOptions, 'places' | 'browser' | 'reportError'> {
  readonly checkbox: HTMLInputElement;
  readonly tab: Tab;
  readFacts(): PageFacts;
  update(changes: Partial<PageFacts>): void;
  /** Asks the page anew. */
  look(): Promise<void>;
}

/** Starts the switch that makes badges appear on the site of a tab by themselves, or not. */
export function startSiteSwitch(options: SiteSwitchOptions, signal: AbortSignal): void {
  const {checkbox, tab, places, browser, readFacts, update, look, reportError} = options;
  const hostname = tab.url === undefined ? undefined : toHostname(tab.url);
  if (tab.url === undefined || hostname === undefined) return;
  const {origin} = new URL(tab.url);
  const name = toSiteName(hostname);
  const store = async ({enabledSites, disabledSites}: Places): Promise<void> => {
    await Promise.all([places.enabledSites.set(enabledSites), places.disabledSites.set(disabledSites)]);
  };
  const choose = async (isOn: boolean): Promise<void> => {
    const {places: before, hasAccess} = readFacts();
    // Nothing may be awaited before this: the browser asks the person only from within the click. Some browsers close
    // the popup meanwhile, so the choice is stored at once, and taken back if need be.
    const asking = isOn && !hasAccess ? browser.requestAccess(origin) : undefined;
    await store(switchSite(before, name, isOn));
    if (asking === undefined) return;
    if (!(await asking)) {
      await store(before);
      update({places: before});
      return;
    }
    update({hasAccess: true});
    await browser.enableSite({origin, tabId: tab.id});
    await look();
  };
  checkbox.addEventListener('change', () => void choose(checkbox.checked).catch(reportError), {signal});
}
