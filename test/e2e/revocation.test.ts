// Access that a reader takes back in the settings of the browser, while a page is open.
import {afterAll, afterEach, beforeAll, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {runInFirefox} from '../../src/tools/soak/killer.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

let stage: Stage;
let page: Page;

/** What is called of the browser's own functions inside the page of its extensions. */
declare const chrome: {
  developerPrivate: {
    addHostPermission(id: string, pattern: string): Promise<void>;
    removeHostPermission(id: string, pattern: string): Promise<void>;
    updateExtensionConfiguration(change: {extensionId: string; hostAccess: string}): Promise<void>;
  };
};

const waitForBadges = (isThere: boolean) =>
  waitFor(isThere ? 'badges' : 'no badges', () =>
    page.evaluate(wanted => (document.querySelector('grain-badge') !== null) === wanted, isThere),
  );

/** Runs in the settings page of the browser, where access is given and taken back. */
async function changeAccess<T>(change: (id: string, pattern: string) => Promise<T>, pattern = ''): Promise<void> {
  const settings = await stage.session.browser.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(change, new URL(stage.session.extensionUrl).host, pattern);
  await settings.close();
}

describeWithBrowser('chromium')('in chromium, access', () => {
  beforeAll(async () => {
    stage = await startStage('chromium');
  }, START_TIMEOUT_MS);
  afterEach(() => page?.close());
  afterAll(() => stage?.close());

  test('to all sites or to one can be taken back in the settings of the browser: badges go at once', async () => {
    page = await stage.open(FRONT);
    await waitForBadges(true);
    await changeAccess(extensionId =>
      chrome.developerPrivate.updateExtensionConfiguration({extensionId, hostAccess: 'ON_SPECIFIC_SITES'}),
    );
    await waitForBadges(false);
    const site = `${FRONT}*`;
    await changeAccess((id, pattern) => chrome.developerPrivate.addHostPermission(id, pattern), site);
    await page.bringToFront();
    // A site of the manifest gives access to pages that are loaded from now on, not to those that are open.
    await page.reload({waitUntil: 'load'});
    await waitForBadges(true);
    await changeAccess((id, pattern) => chrome.developerPrivate.removeHostPermission(id, pattern), site);
    await waitForBadges(false);
  });
});

/** What Firefox does when a switch of its page of permissions is moved. */
async function switchAccess(call: 'add' | 'remove', pattern: string): Promise<void> {
  const uuid = new URL(stage.session.extensionUrl).host;
  await runInFirefox(
    stage.session.browser,
    `(async () => {
      const {ExtensionPermissions} = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      const {id, extension} = WebExtensionPolicy.getByHostname('${uuid}');
      await ExtensionPermissions.${call}(id, {permissions: [], origins: ['${pattern}']}, extension);
    })()`,
  );
}

describeWithBrowser('firefox')('in firefox, access', () => {
  beforeAll(async () => {
    stage = await startStage('firefox');
  }, START_TIMEOUT_MS);
  afterEach(() => page?.close());
  afterAll(() => stage?.close());

  test('to one site can be taken back in the settings of the browser: badges go at once, and come back with it', async () => {
    page = await stage.open(FRONT);
    await waitForBadges(true);
    await switchAccess('remove', '*://*.reuters.com/*');
    await waitForBadges(false);
    await switchAccess('add', '*://*.reuters.com/*');
    await page.reload({waitUntil: 'load'});
    await waitForBadges(true);
  });
});
