import {ALL_SITES} from '../core/reach.ts';
import {sendToTab} from '../platform/messaging.ts';
import {native} from '../platform/native.ts';
import type {TellerBrowser} from './preferences.ts';
import type {RevocationBrowser} from './revocation.ts';
import type {DeclaredScript, Registration, SitesBrowser} from './sites.ts';

function readDeclared(): DeclaredScript {
  const [script] = native.runtime.getManifest().content_scripts ?? [];
  if (script === undefined) throw new Error('expected a content script in the manifest, received none');
  return {matches: script.matches, js: script.js ?? [], css: script.css ?? [], allFrames: script.all_frames ?? false};
}

async function listTabs(): Promise<number[]> {
  return (await native.tabs.query({})).flatMap(({id}) => (id === undefined ? [] : [id]));
}

const withRunAt = (script: Registration) => ({...script, runAt: 'document_end' as const});

/** The browser, when the reader chose something else. */
export const tellerBrowser: TellerBrowser = {
  listTabs,
  tellOfChange: tabId => sendToTab(tabId, 'preferencesChanged', {}),
};

/** The browser, when access to sites is taken back. */
export const revocationBrowser: RevocationBrowser = {
  getOrigins: async () => (await native.permissions.getAll()).origins ?? [],
  hasAllSites: () => native.permissions.contains({origins: [ALL_SITES]}),
  listTabs,
  tell: (tabId, access) => sendToTab(tabId, 'leaveSites', access),
};

/** The browser, as the keeper of sites sees it. */
export const sitesBrowser: SitesBrowser = {
  declared: readDeclared(),
  getOrigins: async () => (await native.permissions.getAll()).origins ?? [],
  isGranted: pattern => native.permissions.contains({origins: [pattern]}),
  isRegistered: async id => (await native.scripting.getRegisteredContentScripts({ids: [id]})).length > 0,
  register: script => native.scripting.registerContentScripts([withRunAt(script)]),
  update: script => native.scripting.updateContentScripts([withRunAt(script)]),
  unregister: id => native.scripting.unregisterContentScripts({ids: [id]}),
  async findTabs(patterns) {
    // One that still loads gets its script from the browser.
    const tabs = await native.tabs.query({url: [...patterns], status: 'complete'});
    return tabs.flatMap(({id}) => (id === undefined ? [] : [id]));
  },
  isRunning: tabId =>
    sendToTab(tabId, 'summarizePage', {}, {frameId: 0}).then(
      () => true,
      () => false,
    ),
  async inject(tabId, {js, css, allFrames}) {
    const target = {tabId, allFrames};
    if (css.length > 0) await native.scripting.insertCSS({target, files: [...css]});
    await native.scripting.executeScript({target, files: [...js]});
  },
};
