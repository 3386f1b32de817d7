import {ALL_SITES} from '../core/reach.ts';
import {browser} from '../platform/browser.ts';
import {sendToTab} from '../platform/messaging.ts';
import type {RevocationBrowser} from './revocation.ts';
import type {DeclaredScript, Registration, SitesBrowser} from './sites.ts';

function readDeclared(): DeclaredScript {
  const [script] = browser.runtime.getManifest().content_scripts ?? [];
  if (script === undefined) throw new Error('expected a content script in the manifest, received none');
  return {matches: script.matches, js: script.js ?? [], allFrames: script.all_frames ?? false};
}

const withRunAt = (script: Registration) => ({...script, runAt: 'document_idle' as const});

/** The browser, when access to sites is taken back. */
export const revocationBrowser: RevocationBrowser = {
  declared: readDeclared().matches,
  getOrigins: async () => (await browser.permissions.getAll()).origins ?? [],
  hasAllSites: () => browser.permissions.contains({origins: [ALL_SITES]}),
  listTabs: async () => (await browser.tabs.query({})).flatMap(({id}) => (id === undefined ? [] : [id])),
  tell: (tabId, access) => sendToTab(tabId, 'leaveSites', access),
};

/** The browser, as the keeper of sites sees it. */
export const sitesBrowser: SitesBrowser = {
  declared: readDeclared(),
  getOrigins: async () => (await browser.permissions.getAll()).origins ?? [],
  isGranted: pattern => browser.permissions.contains({origins: [pattern]}),
  isRegistered: async id => (await browser.scripting.getRegisteredContentScripts({ids: [id]})).length > 0,
  register: script => browser.scripting.registerContentScripts([withRunAt(script)]),
  update: script => browser.scripting.updateContentScripts([withRunAt(script)]),
  unregister: id => browser.scripting.unregisterContentScripts({ids: [id]}),
  async findTabs(patterns) {
    const tabs = await browser.tabs.query({url: [...patterns]});
    return tabs.flatMap(({id}) => (id === undefined ? [] : [id]));
  },
  async inject(tabId, {files, allFrames}) {
    await browser.scripting.executeScript({target: {tabId, allFrames}, files: [...files]});
  },
};
