// A window as narrow as that of a phone, touched with a finger.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {buildExtension, createManifest, writeManifest} from '../../src/build/extension.ts';
import {type Session, startSession} from '../../src/tools/browser.ts';
import {type ExtensionPage, openExtensionPage} from '../../src/tools/extension-page.ts';
import {type Box, findMark, openPopup, readParts, waitForCard} from '../../src/tools/pictures.ts';
import {readBadges} from '../../src/tools/read-badges.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, startWeb, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import type {NewsWeb} from '../support/news-web.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const PHONE = {width: 360, height: 740};
const TOUCHED = {...PHONE, isMobile: true, hasTouch: true};

/** Least side of what can be touched (WCAG 2.5.8). */
const TOUCH_PX = 24;

interface Fit {
  /** Pixels that the page is wider than the window. */
  readonly overflow: number;
  /** What can be touched and is too small for it; how much there is in all. */
  readonly small: readonly string[];
  readonly count: number;
}

/** How a page of ours fits into its window, with all that is folded unfolded. A label counts as part of its field. */
function readFit(page: Page): Promise<Fit> {
  return page.evaluate(leastPx => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const all = [...document.querySelectorAll<HTMLElement>('a, button, input, select, summary, [contenteditable]')];
    const seen = all.filter(element => element.checkVisibility({visibilityProperty: true}));
    const isSmall = (element: HTMLElement) =>
      [element, ...((element as HTMLInputElement).labels ?? [])].every(part => {
        const {width, height} = part.getBoundingClientRect();
        return Math.min(width, height) < leastPx;
      });
    const {scrollWidth, clientWidth} = document.documentElement;
    const small = seen.filter(isSmall).map(({outerHTML}) => outerHTML.slice(0, 120));
    return {overflow: scrollWidth - clientWidth, small, count: seen.length};
  }, TOUCH_PX);
}

const FITS = {overflow: 0, small: []};

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('at the width of a phone', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await startStage(name);
    }, START_TIMEOUT_MS);
    afterAll(() => stage?.close());

    test.each([
      ['popup', 4],
      ['options', 15],
      ['welcome', 4],
    ])('the page %s needs no scrolling to the side, and a finger hits what it holds', async (file, atLeast) => {
      // The one page that the driver of Firefox has of the extension.
      const {page} = stage.extension;
      await page.setViewport(PHONE);
      await page.evaluate(path => {
        location.href = path;
      }, `${stage.session.extensionUrl}${file}.html`);
      await page.waitForFunction(
        path => location.pathname === path && document.readyState === 'complete',
        {},
        `/${file}.html`,
      );
      const {count, ...fit} = await readFit(page);
      expect(count).toBeGreaterThanOrEqual(atLeast);
      expect(fit).toEqual(FITS);
    });
  });
});

const distance = ({left, right}: Box): number => right - left;

describeWithBrowser('chromium')('touched on a phone', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await startStage('chromium');
  }, START_TIMEOUT_MS);
  afterEach(() => page?.close());
  afterAll(() => stage?.close());

  test('the popup of a page with flagged headlines fits, and a finger hits all of it', async () => {
    const news = await stage.open(FRONT);
    await readBadges(news, stage.extension, {timeoutMs: 20_000});
    page = await openPopup(stage.session, FRONT, 'light');
    // What can be touched loads anew.
    await page.setViewport(TOUCHED);
    await page.waitForSelector('#flagged button');
    const {count, ...fit} = await readFit(page);
    expect(count).toBeGreaterThan(6);
    expect(fit).toEqual(FITS);
    await news.close();
  });

  test('a tap beside a mark opens its card, which fits into the window', async () => {
    page = await stage.session.browser.newPage();
    // What can be touched loads anew, and the driver waits for ever for what was asked for just then: it is set before.
    await page.setViewport({...TOUCHED, height: 3000});
    await page.goto(FRONT, {waitUntil: 'load'});
    await readBadges(page, stage.extension, {timeoutMs: 20_000});
    const mark = await findMark(page, 'doubtful');
    expect(distance(mark)).toBeLessThan(TOUCH_PX);
    // On a machine so slow that the tap becomes a long press, it is made again.
    const tap = async () => {
      await page.touchscreen.tap((mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2 + TOUCH_PX / 2 - 1);
      return page.waitForSelector('grain-card:popover-open', {timeout: 4000}).catch(() => null);
    };
    await waitFor('an open card', tap, {timeoutMs: 30_000});
    await waitForCard(page);
    const parts = await readParts(page, 'grain-card');
    const outside = parts.filter(({box}) => distance(box) > 0 && (box.left < 0 || box.right > PHONE.width));
    expect(outside).toEqual([]);
    const buttons = parts.filter(({name}) => name === 'button').map(({box}) => box);
    expect(buttons.length).toBeGreaterThanOrEqual(2);
    for (const {top, bottom, left, right} of buttons) {
      expect(Math.min(bottom - top, right - left)).toBeGreaterThanOrEqual(TOUCH_PX);
    }
    const {scrollWidth, clientWidth} = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });
});

describeWithBrowser('firefox')('on a phone, where Firefox has neither menus nor keys', () => {
  let folder: string;
  let web: NewsWeb;
  let session: Session;
  let extension: ExtensionPage;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grain-of-salt-phone-'));
    const {firefox} = await buildExtension(folder);
    // Without permission and key of the manifest the functions are missing, as they are there.
    const {commands, permissions, ...rest} = await createManifest('firefox');
    const left = permissions.filter(permission => permission !== 'contextMenus');
    await writeManifest(firefox, {...rest, permissions: left} as Awaited<ReturnType<typeof createManifest>>);
    web = await startWeb();
    session = await startSession({name: 'firefox', extension: firefox, headless: true, proxy: web.proxy});
    extension = await openExtensionPage(session);
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    await session?.close();
    await web?.close();
    rmSync(folder, {recursive: true, force: true});
  });

  test('badges appear', async () => {
    const isMissing = await extension.page.evaluate(() => {
      const {browser} = globalThis as unknown as {browser: {commands?: object; contextMenus?: object}};
      return browser.commands === undefined && browser.contextMenus === undefined;
    });
    expect(isMissing).toBe(true);
    const page = await session.browser.newPage();
    await page.setViewport(PHONE);
    await page.goto(FRONT, {waitUntil: 'load'});
    await page.setViewport({...PHONE, height: 3000});
    const {headlines} = await readBadges(page, extension, {timeoutMs: 30_000});
    expect(headlines.filter(({verdict}) => verdict !== undefined).length).toBeGreaterThan(10);
    await page.close();
  });

  test('the settings open, without a word of keys', async () => {
    const {page} = extension;
    await page.evaluate(path => {
      location.href = path;
    }, `${session.extensionUrl}options.html`);
    await page.waitForFunction(() => document.querySelector('#privacy-requests')?.textContent !== '');
    expect(await page.$eval('#keyboard-section', element => (element as HTMLElement).hidden)).toBe(true);
    expect(await page.$eval('#threshold-words', element => element.textContent)).toMatch(/\w \w/);
  });
});
