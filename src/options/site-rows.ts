import type {Places} from '../core/reach.ts';
import {switchSite} from '../core/reach.ts';
import {coversSite, isHostname, toHostname, toSiteName} from '../core/sites.ts';

/** What the reader chose for one site; `none`: the choice for everywhere counts. */
export type SiteChoice = 'always' | 'never' | 'none';

/** A site as it is listed. */
export interface SiteRow {
  readonly site: string;
  readonly choice: SiteChoice;
  readonly isNews: boolean;
}

/** The most rows that are shown; typing more finds the rest. */
export const MAX_ROWS = 50;

/**
 * The site that somebody may mean by what they typed or pasted; undefined where it can be none.
 * Example: toTypedSite('https://www.Example.com/news') -> 'example.com'
 */
export function toTypedSite(typed: string): string | undefined {
  const text = typed.trim();
  const hostname = toHostname(/^\w+:\/\//.test(text) ? text : `https://${text}`);
  const site = hostname === undefined ? undefined : toSiteName(hostname);
  return isHostname(site) && /[^.]\.[^.]/.test(site) ? site : undefined;
}

/**
 * Lists sites: without a query those of the reader, with one those whose names contain it and the one that it names.
 * @param newsSites hostnames of the manifest
 */
export function listSites(
  query: string,
  {enabledSites, disabledSites}: Pick<Places, 'enabledSites' | 'disabledSites'>,
  newsSites: readonly string[],
): SiteRow[] {
  const typed = query.trim().toLowerCase();
  const named = toTypedSite(typed);
  const part = named ?? typed;
  const chosen = [...enabledSites, ...disabledSites].sort();
  const all = typed === '' ? chosen : [...chosen, ...newsSites].filter(site => site.includes(part));
  const sites = new Set(named === undefined ? all : [...all.filter(site => site === named), named, ...all]);
  const choose = (site: string): SiteChoice => {
    if (disabledSites.includes(site)) return 'never';
    return enabledSites.includes(site) ? 'always' : 'none';
  };
  return [...sites].slice(0, MAX_ROWS).map(site => ({site, choice: choose(site), isNews: coversSite(newsSites, site)}));
}

/** Keeps a choice for a site. Example: 'none' takes the site itself from both lists, but none that covers it */
export function chooseSite(places: Places, site: string, choice: SiteChoice): Places {
  if (choice === 'always') return switchSite(places, site, true);
  const without = (sites: readonly string[]): readonly string[] => sites.filter(other => other !== site);
  const [enabledSites, disabledSites] = [without(places.enabledSites), without(places.disabledSites)];
  return {...places, enabledSites, disabledSites: choice === 'never' ? [...disabledSites, site] : disabledSites};
}
