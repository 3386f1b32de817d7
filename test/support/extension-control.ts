/** Does to a running extension what a reader does on the browser's own page of extensions, and what an update does. */

import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';
import type {Session} from '../../src/tools/browser.ts';
import {runInFirefox} from '../../src/tools/soak/killer.ts';

export interface ExtensionControl {
  disable(): Promise<void>;
  enable(): Promise<void>;
  /** Takes the files of the folder as they are now, which counts as an update. */
  reload(): Promise<void>;
  remove(): Promise<void>;
}

/** What is called on the page of extensions of Chromium. */
declare const chrome: {
  developerPrivate: {
    updateProfileConfiguration(update: {inDeveloperMode: boolean}): Promise<void>;
    updateExtensionConfiguration(update: {extensionId: string; incognitoAccess: boolean}): Promise<void>;
  };
  management: {setEnabled(id: string, isEnabled: boolean): Promise<void>};
};

function createChromiumControl({browser, extensionUrl}: Session, folder: string): ExtensionControl {
  const id = new URL(extensionUrl).host;
  const setEnabled = async (isEnabled: boolean): Promise<void> => {
    const page = await browser.newPage();
    await page.goto('chrome://extensions', {waitUntil: 'domcontentloaded'});
    await page.evaluate((...given) => chrome.management.setEnabled(...given), id, isEnabled);
    await page.close();
  };
  return {
    disable: () => setEnabled(false),
    enable: () => setEnabled(true),
    reload: async () => void (await browser.installExtension(folder)),
    remove: () => browser.uninstallExtension(id),
  };
}

function createFirefoxControl({browser, extensionUrl}: Session): ExtensionControl {
  const uuid = new URL(extensionUrl).host;
  let id: unknown;
  const run = async (call: string): Promise<void> => {
    id ??= await runInFirefox(browser, `(async () => WebExtensionPolicy.getByHostname('${uuid}').id)()`);
    await runInFirefox(
      browser,
      `(async () => {
        const {AddonManager} = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        await (await AddonManager.getAddonByID('${id}')).${call};
      })()`,
    );
  };
  return {
    disable: () => run('disable()'),
    enable: () => run('enable()'),
    reload: () => run('reload()'),
    remove: () => run('uninstall()'),
  };
}

/** Makes the control of the extension of a session. @param folder where it was installed from */
export function controlExtension(session: Session, folder: string): ExtensionControl {
  return session.name === 'chromium' ? createChromiumControl(session, folder) : createFirefoxControl(session);
}

async function allowInFirefox({browser, extensionUrl}: Session): Promise<void> {
  const uuid = new URL(extensionUrl).host;
  await runInFirefox(
    browser,
    `(async () => {
      const {ExtensionPermissions} = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const {AddonManager} = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const {id, extension} = WebExtensionPolicy.getByHostname('${uuid}');
      const permissions = ['internal:privateBrowsingAllowed'];
      await ExtensionPermissions.add(id, {permissions, origins: []}, extension);
      await (await AddonManager.getAddonByID(id)).reload();
    })()`,
  );
}

/** Allows the extension in private windows, after which it starts anew and its open pages are gone. */
export async function allowPrivateWindows(session: Session): Promise<void> {
  const {name, browser, extensionUrl} = session;
  if (name === 'firefox') return allowInFirefox(session);
  const page = await browser.newPage();
  await page.goto('chrome://extensions', {waitUntil: 'domcontentloaded'});
  await page.evaluate(async extensionId => {
    // Without it, an extension from a folder is switched off when it starts anew.
    await chrome.developerPrivate.updateProfileConfiguration({inDeveloperMode: true});
    await chrome.developerPrivate.updateExtensionConfiguration({extensionId, incognitoAccess: true});
  }, new URL(extensionUrl).host);
  await page.close();
}

/** Opens a private window of Firefox at an address. */
export async function openPrivateWindow({browser}: Session, url: string): Promise<Page> {
  await runInFirefox(
    browser,
    `(async () => {
      const opened = Services.wm.getMostRecentWindow('navigator:browser').OpenBrowserWindow({private: true});
      await new Promise(resolve => opened.addEventListener('load', resolve, {once: true}));
      await opened.delayedStartupPromise;
      const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
      opened.gBrowser.fixupAndLoadURIString(${JSON.stringify(url)}, {triggeringPrincipal});
    })()`,
  );
  const target = await browser.waitForTarget(found => found.type() === 'page' && found.url() === url);
  return (await target.page())!;
}

/** Gives a built extension another version. */
export function setVersion(folder: string, version: string): void {
  const path = join(folder, 'manifest.json');
  writeFileSync(path, JSON.stringify({...JSON.parse(readFileSync(path, 'utf8')), version}));
}
