// What only Chromium lets a test do: press keys of the browser, open the popup on a page, change access in its settings.
import {afterAll, afterEach, beforeAll, expect, jest, test} from '@jest/globals';
import type {Page, WebWorker} from 'puppeteer-core';
import {openPopup} from '../../src/tools/pictures.ts';
import {readBadges} from '../../src/tools/read-badges.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

let stage: Stage;
let page: Page;

/** What is called of the browser's own functions inside its pages. */
declare const chrome: {
  commands: {
    onCommand: {dispatch(command: string, tab: {id: number}): void};
    getAll(): Promise<{name: string; shortcut: string}[]>;
  };
  tabs: {query(about: object): Promise<{id: number; active: boolean}[]>};
  developerPrivate: {
    addHostPermission(id: string, pattern: string): Promise<void>;
    removeHostPermission(id: string, pattern: string): Promise<void>;
    updateExtensionConfiguration(change: {extensionId: string; hostAccess: string}): Promise<void>;
  };
};

async function findWorker(): Promise<WebWorker> {
  const target = await stage.session.browser.waitForTarget(found => found.type() === 'service_worker');
  return (await target.worker())!;
}

const countBadges = (where: Page) => where.evaluate(() => document.querySelectorAll('grain-badge').length);
const readText = (where: Page, id: string) =>
  where.evaluate(name => document.getElementById(name)!.textContent ?? '', id);

/** Runs in the settings page of the browser, where access is given and taken back. */
async function changeAccess<T>(change: (id: string, pattern: string) => Promise<T>, pattern = ''): Promise<void> {
  const settings = await stage.session.browser.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(change, new URL(stage.session.extensionUrl).host, pattern);
  await settings.close();
}

describeWithBrowser('chromium')('in chromium, a reader', () => {
  beforeAll(async () => {
    stage = await startStage('chromium');
  }, START_TIMEOUT_MS);
  afterEach(async () => {
    await page?.close();
    await stage.extension.store('threshold', undefined);
    await stage.extension.store('reach', 'news');
  });
  afterAll(() => stage?.close());

  test('finds a key for every command', async () => {
    const commands = await stage.extension.page.evaluate(() => chrome.commands.getAll());
    expect(commands.map(({name, shortcut}) => `${name}: ${shortcut}`)).toEqual([
      '_execute_action: Alt+Shift+S',
      'next-flagged: Alt+Shift+J',
      'previous-flagged: Alt+Shift+K',
      'toggle-badges: Alt+Shift+H',
    ]);
  });

  test('goes to flagged headlines with a key, and takes badges away with one', async () => {
    await stage.extension.store('threshold', 1);
    page = await stage.open(FRONT);
    await readBadges(page, stage.extension, {timeoutMs: 20_000});
    await page.bringToFront();
    const worker = await findWorker();
    const press = (command: string) =>
      worker.evaluate(async name => {
        const tab = (await chrome.tabs.query({})).find(({active}) => active)!;
        chrome.commands.onCommand.dispatch(name, tab);
      }, command);
    await press('next-flagged');
    await waitFor('a badge with the focus', () =>
      page.evaluate(() => document.activeElement?.localName === 'grain-badge'),
    );
    await press('toggle-badges');
    await waitFor('no badges', async () => (await countBadges(page)) === 0);
    await press('toggle-badges');
    await waitFor('badges', async () => (await countBadges(page)) > 0);
  });

  test('sees in the popup what is flagged, also before the worker is awake, and goes there', async () => {
    await stage.extension.store('threshold', 0.5);
    page = await stage.open(FRONT);
    await readBadges(page, stage.extension, {timeoutMs: 20_000});
    await (await findWorker()).close();
    const popup = await openPopup(stage.session, FRONT, 'light');
    const flagged = await popup.$$eval('#flagged button', all => all.map(button => button.textContent ?? ''));
    expect(await readText(popup, 'page-title')).toBe(`${flagged.length} to take with a grain of salt`);
    await popup.$$eval('#flagged button', all => all.at(-1)!.click());
    const readFocused = () => page.evaluate(() => document.activeElement?.closest('h1, h2, h3')?.textContent?.trim());
    await waitFor('the focus on the headline', async () => (await readFocused()) === flagged.at(-1));
    await popup.close();
  });

  test('waits for the popup for less than 100 ms of work, also while the worker sleeps', async () => {
    page = await stage.open(FRONT);
    await readBadges(page, stage.extension, {timeoutMs: 20_000});
    await (await findWorker()).close();
    const popup = await stage.session.browser.newPage();
    const devtools = await popup.createCDPSession();
    // Time of the processor: what a quiet machine takes, however busy this one is.
    await devtools.send('Performance.enable', {timeDomain: 'threadTicks'});
    const readMs = async () => {
      const {metrics} = await devtools.send('Performance.getMetrics');
      return metrics.find(({name}) => name === 'TaskDuration')!.value * 1000;
    };
    const startMs = await readMs();
    await popup.goto(`${stage.session.extensionUrl}popup.html`, {waitUntil: 'load'});
    await waitFor('the popup with all it says', async () =>
      (await Promise.all(['page-title', 'threshold-words', 'pause'].map(id => readText(popup, id)))).every(Boolean),
    );
    const tookMs = (await readMs()) - startMs;
    expect(tookMs).toBeGreaterThan(1);
    expect(tookMs).toBeLessThan(100);
    await popup.close();
  });

  test('sees what the slider does to the page before letting go of it', async () => {
    await stage.extension.store('threshold', 0);
    page = await stage.open(FRONT);
    await readBadges(page, stage.extension, {timeoutMs: 20_000});
    await stage.extension.store('threshold', 0.5);
    const popup = await openPopup(stage.session, FRONT, 'light');
    const before = await popup.$$eval('#flagged button', all => all.length);
    expect(await readText(popup, 'threshold-effect')).toBe(`${before} flagged on this page`);
    await popup.focus('#threshold');
    await popup.keyboard.press('End');
    const all = await page.evaluate(
      () => document.querySelectorAll('grain-badge:not([data-verdict=unassessed])').length,
    );
    expect(await readText(popup, 'threshold-effect')).toBe(`${before} → ${all} flagged on this page`);
    expect(await readText(popup, 'threshold-words')).toBe('Every assessed headline is flagged.');
    await waitFor('all flagged on the page', () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('grain-badge')].every(badge => badge.dataset.verdict === 'doubtful'),
      ),
    );
    await popup.close();
  });

  test('sees the words that count while typing', async () => {
    page = await stage.session.browser.newPage();
    await page.goto(`${stage.session.extensionUrl}popup.html`);
    await page.type('#try-text', 'Shocking secret doctors never wanted you to know');
    const readColored = () =>
      page.evaluate(() =>
        [...CSS.highlights.values()].flatMap(highlight => [...highlight].map(range => String(range))),
      );
    await waitFor('coloured words', async () => (await readColored()).length > 0);
    const named = (await readText(page, 'try-detail')).split('\n').filter(line => line.startsWith('Speaks'));
    expect(named.join()).toContain((await readColored())[0]);
  });

  test('takes back access in the settings of the browser, to all sites or to one: badges go at once', async () => {
    page = await stage.open(FRONT);
    await waitFor('badges', async () => (await countBadges(page)) > 0);
    await changeAccess(extensionId =>
      chrome.developerPrivate.updateExtensionConfiguration({extensionId, hostAccess: 'ON_SPECIFIC_SITES'}),
    );
    await waitFor('no badges', async () => (await countBadges(page)) === 0);
    const site = `${FRONT}*`;
    await changeAccess((id, pattern) => chrome.developerPrivate.addHostPermission(id, pattern), site);
    await page.bringToFront();
    // A site of the manifest gives access to pages that are loaded from now on, not to those that are open.
    await page.reload({waitUntil: 'load'});
    await waitFor('badges', async () => (await countBadges(page)) > 0);
    await changeAccess((id, pattern) => chrome.developerPrivate.removeHostPermission(id, pattern), site);
    await waitFor('no badges', async () => (await countBadges(page)) === 0);
  });
});
