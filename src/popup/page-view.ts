import {appearsOn, type Places} from '../core/reach.ts';
import type {Say} from '../core/say.ts';
import {coversSite, toHostname, toSiteName} from '../core/sites.ts';
import type {PageSummary} from '../protocol/messages.ts';

/** What is known of the page under the popup. */
export interface PageFacts {
  /** Address of the tab; undefined where the browser does not tell. */
  readonly url: string | undefined;
  /** Whether our content script may run there without being asked. */
  readonly hasAccess: boolean;
  readonly places: Places;
  /** When badges are back, as the reader's clock says it; undefined without a pause. */
  readonly pausedUntil: string | undefined;
  /** What the content script says; undefined where there is none. */
  readonly summary: PageSummary | undefined;
}

/** What the popup says of the page, and what it offers. */
export interface PageView {
  readonly title: string;
  readonly detail: string;
  readonly action: 'show' | 'reload' | undefined;
  /** The site with a switch; undefined where there is nothing to switch. */
  readonly site: {readonly name: string; readonly isOn: boolean} | undefined;
}

function describeSummary(say: Say, {found, assessed, flagged}: PageSummary): Pick<PageView, 'title' | 'detail'> {
  if (found === 0) return {title: say('page_empty_title'), detail: say('page_empty_detail')};
  if (assessed === 0) return {title: say('page_waiting_title'), detail: say('page_waiting_detail', found)};
  const title = flagged === 0 ? say('page_clear_title') : say('page_flagged_title', flagged);
  return {title, detail: say('page_counts', flagged, assessed, found)};
}

/** Chooses what to say of a page: the first of these that applies. */
export function describePage(say: Say, {url, hasAccess, places, pausedUntil, summary}: PageFacts): PageView {
  const hostname = url === undefined ? undefined : toHostname(url);
  const name = hostname === undefined ? '' : toSiteName(hostname);
  const isOn = hasAccess && appearsOn(hostname ?? '', places);
  const site = hostname === undefined ? undefined : {name, isOn};
  const view = {action: undefined, site} as const;
  if (summary !== undefined && summary.found > 0) return {...view, ...describeSummary(say, summary)};
  if (site === undefined && summary === undefined) {
    return {...view, title: say('page_none_title'), detail: say('page_none_detail')};
  }
  if (pausedUntil !== undefined) {
    return {...view, title: say('paused_title', pausedUntil), detail: say('paused_detail')};
  }
  if (coversSite(places.disabledSites, hostname ?? '')) {
    return {...view, title: say('page_off_title'), detail: '', action: 'show'};
  }
  if (!isOn && site !== undefined) {
    const detail = hasAccess ? say('page_ask_detail') : say('page_ask_access', name);
    return {...view, title: say('page_ask_title'), detail, action: 'show'};
  }
  if (summary !== undefined) return {...view, ...describeSummary(say, summary)};
  return {...view, title: say('page_reload_title'), detail: say('page_reload_detail'), action: 'reload'};
}
