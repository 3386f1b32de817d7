// Whatever a reader does, nothing leaves the package, and nothing of what was read is kept beyond the session.
import {afterAll, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {ElementHandle, Page} from 'puppeteer-core';
import {MENU_ID} from '../../src/background/context-menu.ts';
import {CAPACITY} from '../../src/background/score-cache.ts';
import {openOwnPage} from '../../src/tools/extension-page.ts';
import {readBadges} from '../../src/tools/read-badges.ts';
import {ARTICLE, FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {askTabs} from '../support/extension-tabs.ts';
import {endWorker, findWorker} from '../support/service-worker.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';
import {type Network, watchNetwork} from '../support/watch-network.ts';

jest.setTimeout(2 * TEST_TIMEOUT_MS);

const BACKUP = {format: 'grain-of-salt-settings', version: 1, settings: {threshold: 0.4}};

/** The browser's own functions, inside pages and worker of the extension. */
declare const chrome: {
  storage: Record<'local' | 'session' | 'sync', {get(keys: null): Promise<Record<string, unknown>>}>;
  tabs: {query(about: object): Promise<{id: number; url?: string}[]>};
  contextMenus: {onClicked: {dispatch(info: object, tab: object): void}};
};

/** Everything that the extension has stored in places of its own. */
function readStored({extension}: Stage) {
  return extension.page.evaluate(async () => {
    const [local, session, sync] = await Promise.all([
      chrome.storage.local.get(null),
      chrome.storage.session.get(null),
      chrome.storage.sync.get(null),
    ]);
    const databases = (await indexedDB.databases()).map(found => found.name);
    const elsewhere = (await caches.keys()).length + localStorage.length + sessionStorage.length;
    return {local, session, sync, databases, elsewhere};
  });
}

async function wakeAgain({session, extension}: Stage, network: Network): Promise<void> {
  await network.releaseWorkers();
  await endWorker(session.browser);
  await extension.ask('score', {texts: ['Harbour council votes to keep the old lighthouse lit']});
}

async function browse(stage: Stage): Promise<Page> {
  await (await stage.open(ARTICLE)).close();
  const page = await stage.open(FRONT);
  await readBadges(page, stage.extension, {timeoutMs: 20_000});
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = location.href;
    document.body.append(frame);
  });
  await waitFor('a frame', () => page.evaluate(() => document.querySelector('iframe')!.contentDocument?.body !== null));
  return page;
}

/** A right-click in Chromium; in Firefox, whose menus no driver reaches, what the background then does in the page. */
async function checkSelection(stage: Stage, page: Page): Promise<void> {
  const text = await page.evaluate(() => {
    getSelection()!.selectAllChildren(document.querySelector('h2')!);
    return getSelection()!.toString();
  });
  if (stage.session.name === 'firefox') {
    const {scores} = await stage.extension.ask('score', {texts: [text]});
    await askTabs(stage.extension, 'showSelection', {parts: [{text, score: scores[0]!}]});
  } else {
    await page.bringToFront();
    const worker = await findWorker(stage.session.browser);
    await worker.evaluate(
      async (menuItemId, selectionText) => {
        const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
        chrome.contextMenus.onClicked.dispatch({menuItemId, selectionText, frameId: 0, editable: false}, tab!);
      },
      MENU_ID,
      text,
    );
  }
  await page.waitForSelector('grain-card:popover-open');
  await page.keyboard.press('Escape');
}

/** Says "this is wrong" in the card of the first headline, with the keyboard. @returns its text */
async function correct(stage: Stage, page: Page): Promise<string> {
  await stage.extension.store('threshold', 1);
  const [first] = (await askTabs(stage.extension, 'listHeadlines', {}))!.headlines;
  await page.bringToFront();
  await askTabs(stage.extension, 'showHeadline', {text: first!.text});
  await waitFor('the badge with the focus', () =>
    page.evaluate(() => document.activeElement?.localName === 'grain-badge'),
  );
  await page.keyboard.press('Enter');
  await page.waitForSelector('grain-card:popover-open');
  for (const key of ['Tab', 'Enter'] as const) await page.keyboard.press(key);
  await waitFor('a correction', async () => 'corrections' in (await readStored(stage)).local);
  await page.keyboard.press('Escape');
  return first!.text;
}

async function usePopup({session}: Stage): Promise<void> {
  const popup = await openOwnPage(session, 'popup.html');
  await popup.bringToFront();
  await popup.focus('#threshold');
  for (const key of ['Home', 'ArrowRight'] as const) await popup.keyboard.press(key);
  await popup.type('#try-text', 'Shocking secret doctors never wanted you to know');
  await waitFor('an answer', () => popup.$eval('#try-verdict', element => element.textContent !== ''));
  for (let press = 0; press < 2; press++) await popup.click('#pause');
  await popup.close();
}

async function useOptions({session}: Stage): Promise<void> {
  const options = await openOwnPage(session, 'options.html');
  await options.bringToFront();
  await options.$$eval('details', all => {
    for (const details of all) details.open = true;
  });
  await options.waitForSelector('#measured table');
  await options.type('#sites-query', 'reuters');
  await options.$eval('#backup-export', button => (button as HTMLButtonElement).click());
  const file = (await options.$('#backup-file')) as ElementHandle<HTMLInputElement>;
  await file.evaluate((input, text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'settings.json', {type: 'application/json'}));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change'));
  }, JSON.stringify(BACKUP));
  await waitFor('settings loaded', () => options.$eval('#backup-outcome', found => found.textContent !== ''));
  expect(await options.$eval('#privacy-requests', line => line.textContent)).toMatch(/none$/);
  await options.close();
}

async function useWelcome({session}: Stage): Promise<void> {
  const welcome = await openOwnPage(session, 'welcome.html');
  await waitFor('a verdict', () => welcome.$eval('#try-result', element => element.hasAttribute('data-verdict')));
  for (const choice of ['click', 'news']) await welcome.$eval(`input[value=${choice}]`, input => input.click());
  await welcome.close();
}

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('the extension', () => {
    let stage: Stage;
    let corrected = '';

    beforeAll(async () => {
      stage = await startStage(name);
    }, START_TIMEOUT_MS);
    afterAll(() => stage?.close());

    test('keeps of what was read a bounded, nameless cache for the session, and nothing else anywhere', async () => {
      const page = await browse(stage);
      const texts = (await askTabs(stage.extension, 'listHeadlines', {}))!.headlines.map(({text}) => text);
      expect(texts.length).toBeGreaterThan(20);
      type Kept = {scores?: {entries: [string, object][]}};
      await waitFor('a cache', async () => ((await readStored(stage)).session as Kept).scores !== undefined);
      const {local, session, sync, databases, elsewhere} = await readStored(stage);
      expect({local, sync, elsewhere}).toEqual({local: {}, sync: {}, elsewhere: 0});
      // Firefox, which cannot close `storage.local` to content scripts, has the guard's copy of the settings.
      expect(databases).toEqual(name === 'firefox' ? ['settings'] : []);
      expect(
        Object.keys(session)
          .filter(key => key !== 'log')
          .sort(),
      ).toEqual(['scores', 'started']);
      expect((session as {started?: unknown}).started).toBe(true);
      const {entries} = (session as Required<Kept>).scores;
      expect(entries.length).toBeLessThanOrEqual(CAPACITY);
      expect(entries.filter(([hash]) => !/^[\w-]{8,32}$/.test(hash))).toEqual([]);
      const written = JSON.stringify(session);
      expect(texts.filter(text => written.includes(text.slice(0, 12)))).toEqual([]);
      expect(written).not.toMatch(/reuters|theguardian/);
      const left = await page.evaluate(async () => ({
        databases: (await indexedDB.databases()).length,
        stored: localStorage.length + sessionStorage.length + document.cookie.length,
      }));
      expect(left).toEqual({databases: 0, stored: 0});
      await page.close();
    });

    test('sends nothing, whatever the reader does', async () => {
      const network = await watchNetwork(stage.session, stage.web);
      const page = await browse(stage);
      await checkSelection(stage, page);
      corrected = await correct(stage, page);
      await usePopup(stage);
      await useOptions(stage);
      await useWelcome(stage);
      if (name === 'chromium') await wakeAgain(stage, network);
      expect(network.pages()).toEqual([ARTICLE, FRONT, FRONT]);
      expect(network.others()).toEqual([]);
      // What does leave is seen: a page of the web asks a stranger.
      await page.evaluate(() => fetch('https://elsewhere.example/').catch(String));
      expect(network.others()).toContain('elsewhere.example');
      await page.close();
    });

    test('keeps what a reader decided, and only that', async () => {
      const {local} = await readStored(stage);
      expect(Object.keys(local).sort()).toEqual(['corrections', 'pausedUntil', 'reach', 'threshold']);
      expect(JSON.stringify(local.corrections)).toContain(corrected);
    });
  });
});
