import {coversSite, toHostname} from '../core/sites.ts';
import type {PageSummary} from '../protocol/messages.ts';

/** What is known of the page under the popup. */
export interface PageFacts {
  /** Address of the tab; undefined where the browser does not tell. */
  readonly url: string | undefined;
  /** Whether our content script may run there without being asked. */
  readonly hasAccess: boolean;
  readonly disabledSites: readonly string[];
  /** What the content script says; undefined where there is none. */
  readonly summary: PageSummary | undefined;
}

/** What the popup says of the page, and what it offers. */
export interface PageView {
  readonly title: string;
  readonly detail: string;
  readonly action: 'allow' | 'reload' | undefined;
  /** The site with a switch; undefined where there is nothing to switch. */
  readonly site: {readonly name: string; readonly isOn: boolean} | undefined;
}

/** A hostname as people call it. Example: toSiteName('www.example.com') -> 'example.com' */
export function toSiteName(hostname: string): string {
  return hostname.replace(/^www\.(?=.+\.)/, '');
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

function describeSummary({found, assessed, flagged}: PageSummary): Pick<PageView, 'title' | 'detail'> {
  if (found === 0) return {title: 'No headlines found', detail: 'There are none on this page, or none in English.'};
  if (assessed === 0) return {title: 'Nothing assessed yet', detail: `${count(found, 'headline')} found on this page.`};
  const share = `${assessed} assessed of ${count(found, 'headline')} found.`;
  if (flagged === 0) return {title: 'Nothing flagged', detail: share};
  return {title: `${flagged} to take with a grain of salt`, detail: `${flagged} flagged of ${share}`};
}

const NOT_A_SITE: PageView = {
  title: 'No badges here',
  detail: 'The browser keeps extensions out of this page. You can still try a headline below.',
  action: undefined,
  site: undefined,
};

/** Chooses what to say of a page: the first of these that applies. */
export function describePage({url, hasAccess, disabledSites, summary}: PageFacts): PageView {
  const hostname = url === undefined ? undefined : toHostname(url);
  const isOff = hostname !== undefined && coversSite(disabledSites, hostname);
  const site = hostname === undefined ? undefined : {name: toSiteName(hostname), isOn: !isOff};
  if (isOff) return {title: 'Badges are off here', detail: '', action: undefined, site};
  const isKnown = hasAccess || site === undefined;
  if (summary !== undefined && (isKnown || summary.found > 0)) {
    return {...describeSummary(summary), action: isKnown ? undefined : 'allow', site: hasAccess ? site : undefined};
  }
  if (site === undefined) return NOT_A_SITE;
  if (hasAccess) {
    return {title: 'Not looked at yet', detail: 'This page was open before.', action: 'reload', site};
  }
  const detail = `Grain of Salt does not look at ${site.name} until you allow it.`;
  return {title: 'No badges on this site', detail, action: 'allow', site: undefined};
}
