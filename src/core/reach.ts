import {addSite, coversSite, removeSite} from './sites.ts';

/** Where badges appear by themselves: nowhere until clicked, on the news sites of the manifest, on all sites. */
export const REACHES = ['click', 'news', 'all'] as const;
export type Reach = (typeof REACHES)[number];

/** The match pattern that stands for all sites, as it is asked for and handed back. */
export const ALL_SITES = '*://*/*';

/** What the reader chose about places. */
export interface Places {
  readonly reach: Reach;
  /** Hostnames with badges, whatever the reach. */
  readonly enabledSites: readonly string[];
  /** Hostnames without. */
  readonly disabledSites: readonly string[];
}

/**
 * Whether badges appear by themselves on a page that the content script runs on: it runs only where the manifest or the
 * reader allows it.
 * Example: appearsOn('a.example', {reach: 'click', enabledSites: [], disabledSites: []}) -> false
 */
export function appearsOn(hostname: string, {reach, enabledSites, disabledSites}: Places): boolean {
  if (coversSite(disabledSites, hostname)) return false;
  return reach !== 'click' || coversSite(enabledSites, hostname);
}

/**
 * Makes badges appear on a site, or not, whatever the reach.
 * Example: with reach `news`, switching a news site off adds it to `disabledSites`
 */
export function switchSite(places: Places, hostname: string, isOn: boolean): Places {
  const disabledSites = removeSite(places.disabledSites, hostname);
  if (isOn) return {...places, disabledSites, enabledSites: addSite(places.enabledSites, hostname)};
  const off = {...places, disabledSites, enabledSites: removeSite(places.enabledSites, hostname)};
  return appearsOn(hostname, off) ? {...off, disabledSites: addSite(disabledSites, hostname)} : off;
}
