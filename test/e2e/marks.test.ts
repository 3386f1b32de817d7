// Marks under mouse, finger and keyboard, on paper, enlarged, and in colours that the system forces.
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {readBadges} from '../../src/tools/read-badges.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {emulatePaper} from '../support/emulate-media.ts';
import {askTabs} from '../support/extension-tabs.ts';
import {findReach} from '../support/find-reach.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

/** Least side of what can be touched (WCAG 2.5.8). */
const TOUCH_PX = 24;

/** What is called of the browsers inside pages of the extension. */
interface Tabs {
  query(about: object): Promise<{id: number; url?: string}[]>;
  setZoom(tabId: number, factor: number): Promise<void>;
}

async function readCenter(page: Page, verdict: string): Promise<[number, number]> {
  const {left, right, top, bottom} = await findReach(page, verdict);
  return [(left + right) / 2, (top + bottom) / 2];
}

const countCards = (page: Page) => page.evaluate(() => document.querySelectorAll('grain-card:popover-open').length);

/** Enlarges the page at an address as the menu of the browser does. */
function zoom({extension}: Stage, url: string, factor: number): Promise<void> {
  return extension.page.evaluate(
    async (wanted, times) => {
      const scope = globalThis as unknown as Partial<Record<'browser' | 'chrome', {tabs: Tabs}>>;
      const {tabs} = (scope.browser ?? scope.chrome)!;
      const tab = (await tabs.query({})).find(found => found.url === wanted)!;
      await tabs.setZoom(tab.id, times);
    },
    url,
    factor,
  );
}

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('a mark', () => {
    let stage: Stage;
    let page: Page;

    beforeAll(async () => {
      stage = await startStage(name);
      await stage.extension.store('threshold', 0.5);
    }, START_TIMEOUT_MS);
    beforeEach(async () => {
      page = await stage.open(FRONT);
      await readBadges(page, stage.extension, {timeoutMs: 20_000});
      await page.bringToFront();
    });
    afterEach(() => page?.close());
    afterAll(() => stage?.close());

    test.each<[string, (x: number, y: number) => Promise<void>]>([
      ['a mouse', (x, y) => page.mouse.click(x, y)],
      ['a finger', (x, y) => page.touchscreen.tap(x, y)],
    ])('inside a link opens its card under %s, and no link is followed', async (_by, press) => {
      await page.evaluate(() => {
        const links = [...document.querySelectorAll<HTMLAnchorElement>('a')];
        for (const [index, link] of links.entries()) link.href = `#followed-${index}`;
      });
      const [x, y] = await readCenter(page, 'credible');
      expect(await page.evaluate((...at) => document.elementFromPoint(...at)?.closest('a')?.hash, x, y)).toMatch(
        /^#followed-/,
      );
      await press(x, y);
      await page.waitForSelector('grain-card:popover-open');
      expect(page.url()).toBe(FRONT);
      // The page itself, pressed elsewhere, closes the card.
      await page.mouse.click(2, 2);
      await waitFor('no card', async () => (await countCards(page)) === 0);
    });

    test.each(['credible', 'doubtful'])('that is %s is as large for a finger as it must be', async verdict => {
      const {left, right, top, bottom} = await findReach(page, verdict);
      // Each edge is found to a quarter of a pixel, and in Firefox a point counts a little inside of it.
      expect(Math.min(right - left, bottom - top)).toBeGreaterThanOrEqual(TOUCH_PX - 1);
    });

    test('opens its card when the pointer rests there; another one takes its place, and Escape closes it', async () => {
      const [first, second] = [await readCenter(page, 'credible'), await readCenter(page, 'doubtful')];
      await page.mouse.move(...first);
      await page.waitForSelector('grain-card:popover-open');
      await page.mouse.click(...second);
      expect(await countCards(page)).toBe(1);
      const placed = await page.$eval('grain-card', card => card.matches(':popover-open'));
      expect(placed).toBe(true);
      await page.keyboard.press('Escape');
      await waitFor('no card', async () => (await countCards(page)) === 0);
    });

    test('is corrected at once in its card, and put back there; the site is hidden there, too', async () => {
      const {headlines} = (await askTabs(stage.extension, 'listHeadlines', {}))!;
      const {text} = headlines.reduce((one, other) => (one.credibility > other.credibility ? one : other));
      await askTabs(stage.extension, 'showHeadline', {text});
      const waitForVerdict = (verdict: string) =>
        waitFor(verdict, () =>
          page.evaluate(
            (title, wanted) =>
              [...document.querySelectorAll<HTMLElement>(`grain-badge[data-verdict=${wanted}]`)].some(
                badge => badge.closest('h1, h2, h3')?.textContent?.trim() === title,
              ),
            text,
            verdict,
          ),
        );
      await waitForVerdict('credible');
      await page.keyboard.press('Enter');
      await page.waitForSelector('grain-card:popover-open');
      for (const key of ['Tab', 'Enter'] as const) await page.keyboard.press(key);
      await waitForVerdict('doubtful');
      // The focus stayed where it was, on what now undoes it.
      await page.keyboard.press('Enter');
      await waitForVerdict('credible');
      for (const key of ['Tab', 'Enter'] as const) await page.keyboard.press(key);
      await waitFor('no badges', () => page.evaluate(() => document.querySelector('grain-badge') === null));
      await stage.extension.store('disabledSites', []);
    });

    test('is not printed', async () => {
      const readDisplays = () =>
        page.evaluate(() => [
          ...new Set([...document.querySelectorAll('grain-badge')].map(host => getComputedStyle(host).display)),
        ]);
      expect(await readDisplays()).not.toContain('none');
      await emulatePaper(stage.session, page, true);
      expect(await readDisplays()).toEqual(['none']);
    });

    test('stays beside its headline when the page is enlarged to 200 %', async () => {
      await zoom(stage, FRONT, 2);
      await waitFor('a page twice as large', () => page.evaluate(() => devicePixelRatio === 2));
      const [width, reach] = await Promise.all([
        page.evaluate(() => document.documentElement.clientWidth),
        waitFor('a mark', () => findReach(page, 'doubtful').catch(() => undefined)),
      ]);
      expect(reach.left).toBeGreaterThanOrEqual(0);
      expect(reach.right).toBeLessThanOrEqual(width);
      await page.mouse.click((reach.left + reach.right) / 2, (reach.top + reach.bottom) / 2);
      await page.waitForSelector('grain-card:popover-open');
      // Marks find their places anew a moment after the window has changed.
      await waitFor('no scrolling', () =>
        page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
      );
      await zoom(stage, FRONT, 1);
    });

    // The style of a mark cannot be read from outside in Firefox: there it is read in the tests of accessibility.
    if (name === 'firefox') return;

    test('takes the colours that a system forces', async () => {
      const devtools = await page.createCDPSession();
      await devtools.send('Emulation.setEmulatedMedia', {features: [{name: 'forced-colors', value: 'active'}]});
      await devtools.send('DOM.enable');
      await devtools.send('CSS.enable');
      const {nodes} = await devtools.send('DOM.getFlattenedDocument', {depth: -1, pierce: true});
      const marks = nodes.filter(
        ({attributes = []}) => attributes.includes('mark') && attributes.includes('data-verdict'),
      );
      expect(marks.length).toBeGreaterThan(5);
      const colors = await Promise.all(
        marks.map(async ({nodeId}) => {
          const {computedStyle} = await devtools.send('CSS.getComputedStyleForNode', {nodeId});
          return computedStyle.find(({name}) => name === 'color')!.value;
        }),
      );
      const canvasText = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = 'CanvasText';
        return getComputedStyle(probe).color;
      });
      expect([...new Set(colors)]).toEqual([canvasText]);
    });
  });
});
