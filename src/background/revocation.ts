import type {Reach} from '../core/reach.ts';
import type {Setting} from '../platform/setting.ts';
import {MAX_PATTERNS} from '../protocol/messages.ts';

/** What is needed of the browser when access to sites is taken back. */
export interface RevocationBrowser {
  /** All that is granted, those of the manifest included. */
  getOrigins(): Promise<readonly string[]>;
  hasAllSites(): Promise<boolean>;
  listTabs(): Promise<readonly number[]>;
  /** Tells the content script of a tab, if there is one. */
  tell(tabId: number, access: {removed: string[]; kept: string[]}): Promise<unknown>;
}

/**
 * Ends at once what runs where it no longer may, wherever access was taken back; a reader who wanted badges on all sites
 * then wants them on news sites.
 */
export async function answerRevocation(
  removed: readonly string[],
  browser: RevocationBrowser,
  reach: Setting<Reach>,
): Promise<void> {
  const kept = (await browser.getOrigins()).slice(0, MAX_PATTERNS);
  const tabs = await browser.listTabs();
  // Most tabs have no content script, and say so.
  await Promise.allSettled(tabs.map(tabId => browser.tell(tabId, {removed: [...removed], kept})));
  if ((await reach.get()) === 'all' && !(await browser.hasAllSites())) await reach.set('news');
}
