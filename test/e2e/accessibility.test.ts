import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {afterAll, afterEach, beforeAll, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {readBadges} from '../../src/tools/read-badges.ts';
import {ARTICLE, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {describeWithBrowser} from '../support/skip.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that a page breaks, each with the elements that break it. */
async function findViolations(page: Page): Promise<string[]> {
  // Not through a script element, which the policy of the extension's pages refuses.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const {axe} = globalThis as unknown as {
      axe: {run(): Promise<{violations: {id: string; nodes: {html: string}[]}[]}>};
    };
    const {violations} = await axe.run();
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`);
  });
}

describeWithBrowser('chromium')('for everybody', () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await startStage('chromium');
  }, START_TIMEOUT_MS);
  afterEach(() => page?.close());
  afterAll(() => stage?.close());

  test.each(['light', 'dark'])('the popup breaks no rule of axe, %s', async scheme => {
    page = await stage.session.browser.newPage();
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
    await page.goto(`${stage.session.extensionUrl}popup.html`, {waitUntil: 'load'});
    await page.type('#try-text', 'Ferry line to the outer islands reopens after storm repairs');
    await page.waitForFunction(() => document.querySelector('#try-verdict')?.textContent !== '');
    expect(await findViolations(page)).toEqual([]);
  });

  test.each(['light', 'dark'])('the options break no rule of axe, %s', async scheme => {
    page = await stage.session.browser.newPage();
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
    await page.goto(`${stage.session.extensionUrl}options.html`, {waitUntil: 'load'});
    await page.$$eval('details', all => {
      for (const details of all) details.open = true;
    });
    await page.waitForSelector('#measured table');
    await page.waitForSelector('#study table');
    expect(await findViolations(page)).toEqual([]);
  });

  test.each(['light', 'dark'])('the page of welcome breaks no rule of axe, %s', async scheme => {
    page = await stage.session.browser.newPage();
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
    await page.goto(`${stage.session.extensionUrl}welcome.html`, {waitUntil: 'load'});
    // The headline to try is one to take with a grain of salt, whatever model ships.
    await page.waitForSelector('#try-result[data-verdict=doubtful]');
    expect(await findViolations(page)).toEqual([]);
  });

  test('badges break no rule of axe that the page itself keeps', async () => {
    page = await stage.open(ARTICLE);
    const {headlines} = await readBadges(page, stage.extension, {timeoutMs: 20_000});
    expect(headlines.filter(({verdict}) => verdict !== undefined)).toHaveLength(4);
    expect(await findViolations(page)).toEqual([]);
  });

  test('a badge is reached and its card opened and closed with the keyboard', async () => {
    page = await stage.open(ARTICLE);
    await readBadges(page, stage.extension, {timeoutMs: 20_000});
    const findFocused = () => page.evaluate(() => document.activeElement?.localName);
    for (let presses = 0; presses < 20 && (await findFocused()) !== 'grain-badge'; presses++)
      await page.keyboard.press('Tab');
    expect(await findFocused()).toBe('grain-badge');
    await page.keyboard.press('Enter');
    await page.waitForSelector('grain-card:popover-open');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('grain-card:popover-open') === null);
    expect(await findFocused()).toBe('grain-badge');
  });
});

describeWithBrowser('chromium')('in a language from right to left', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage('chromium', ['--lang=ar', '--accept-lang=ar']);
  }, START_TIMEOUT_MS);
  afterAll(() => stage?.close());

  test.each(['popup', 'options', 'welcome'])(
    'the page %s follows the browser, and breaks no rule of axe',
    async name => {
      const page = await stage.session.browser.newPage();
      await page.setViewport({width: 360, height: 800});
      await page.goto(`${stage.session.extensionUrl}${name}.html`, {waitUntil: 'load'});
      const {lang, dir, overflow} = await page.evaluate(() => {
        const {documentElement: root} = document;
        return {lang: root.lang, dir: root.dir, overflow: root.scrollWidth - root.clientWidth};
      });
      expect({lang, dir, overflow}).toEqual({lang: 'ar', dir: 'rtl', overflow: 0});
      expect(await findViolations(page)).toEqual([]);
      await page.close();
    },
  );
});
