import {matchesPattern} from '../core/sites.ts';
import {browser} from '../platform/browser.ts';
import {injectContent} from '../platform/inject.ts';
import {log} from '../platform/log.ts';
import {handleMessages, sendToBackground, sendToTab} from '../platform/messaging.ts';
import {REQUESTS_TO_BACKGROUND} from '../protocol/validate.ts';
import type {PageBrowser} from './page-section.ts';

const toPattern = (origin: string): string => `${origin}/*`;

/** Answers a question to a page; without a content script there, with something else. */
async function orWithout<T, E>(asked: Promise<T>, otherwise: E): Promise<T | E> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoReceiverError') return otherwise;
    throw error;
  }
}

/** The browser, as the popup sees the page under it. */
export const pageBrowser: PageBrowser = {
  async getTab() {
    const [tab] = await browser.tabs.query({active: true, currentWindow: true});
    return tab?.id === undefined ? undefined : {id: tab.id, url: tab.url};
  },
  async hasAccess(url) {
    // Those of the manifest are among them, unless the reader took them back.
    const {origins = []} = await browser.permissions.getAll();
    return origins.some(pattern => matchesPattern(url, pattern));
  },
  summarize: tabId => orWithout(sendToTab(tabId, 'summarizePage', {}, {frameId: 0}), undefined),
  listHeadlines: async tabId =>
    (await orWithout(sendToTab(tabId, 'listHeadlines', {}, {frameId: 0}), {headlines: []})).headlines,
  onReport(tabId, listener, signal) {
    const reportPage = (
      summary: Parameters<typeof listener>[0],
      sender: {tabId?: number; frameId?: number},
    ): undefined => {
      if (sender.tabId === tabId && sender.frameId === 0) listener(summary);
    };
    handleMessages(REQUESTS_TO_BACKGROUND, {reportPage}, log.warn, signal);
  },
  requestAccess: origin => browser.permissions.request({origins: [toPattern(origin)]}),
  enableSite: async request => void (await sendToBackground('enableSite', request)),
  showOnce: tabId => injectContent({tabId}, 'badges'),
  reload: tabId => browser.tabs.reload(tabId),
};
