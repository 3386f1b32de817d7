import {browser} from '../platform/browser.ts';
import {listNewsPatterns} from '../ui/all-sites.ts';
import type {SiteAccess} from './sites-section.ts';

const toPattern = (site: string): string => `*://*.${site}/*`;

/** Hostnames of the manifest, each of which covers its subdomains. */
export const newsSites: readonly string[] = listNewsPatterns().map(pattern =>
  pattern.replace(/^\*:\/\/\*\./, '').replace(/\/\*$/, ''),
);

/** Access to single sites, in this browser. */
export const siteAccess: SiteAccess = {
  isGranted: site => browser.permissions.contains({origins: [toPattern(site)]}),
  request: site => browser.permissions.request({origins: [toPattern(site)]}),
};

const CHROME_KEYS = 'chrome://extensions/shortcuts';

/** Phones have none; newer Firefox opens their page itself, which the types do not know. */
const commands: (Pick<typeof browser.commands, 'getAll'> & {openShortcutSettings?(): Promise<void>}) | undefined =
  browser.commands;
const isChromium = browser.runtime.getURL('').startsWith('chrome-extension:');

/** The commands with their keys; undefined where there are none. */
export const listKeys = commands && ((): ReturnType<typeof commands.getAll> => commands.getAll());

/** Opens the page of the browser where keys are changed; undefined where no extension may. */
export const changeKeys: (() => Promise<unknown>) | undefined = isChromium
  ? () => browser.tabs.create({url: CHROME_KEYS})
  : commands?.openShortcutSettings?.bind(commands);
