import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {afterAll, afterEach, beforeAll, describe, expect, jest, test} from '@jest/globals';
import {build} from 'esbuild';
import type {Page} from 'puppeteer-core';
import type {BrowserName} from '../../src/build/browsers.mjs';
import {inRepository} from '../../src/build/paths.ts';
import {openOwnPage} from '../../src/tools/extension-page.ts';
import {SCHEMES} from '../../src/tools/pictures.ts';
import {readBadges} from '../../src/tools/read-badges.ts';
import {runInFirefox} from '../../src/tools/soak/killer.ts';
import {ARTICLE, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {emulateMedia} from '../support/emulate-media.ts';
import {controlExtension} from '../support/extension-control.ts';
import {readJson} from '../support/repository-files.ts';
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

/** What has to be there before a page of ours is complete. */
const PREPARATIONS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  async popup(page) {
    await page.type('#try-text', 'Ferry line to the outer islands reopens after storm repairs');
    await page.waitForFunction(() => document.querySelector('#try-verdict')?.textContent !== '');
  },
  async options(page) {
    await page.$$eval('details', all => {
      for (const details of all) details.open = true;
    });
    await page.waitForSelector('#measured table');
    await page.waitForSelector('#study table');
  },
  // The headline to try is one to take with a grain of salt, whatever model ships.
  welcome: page => page.waitForSelector('#try-result[data-verdict=doubtful]'),
};

async function bundleCard(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [inRepository('test/support/card-in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome116', 'firefox140'],
    define: {messages: JSON.stringify(readJson('assets/_locales/en/messages.json'))},
  });
  return outputFiles[0]!.text;
}

const PAGE = `<!doctype html><html lang="en"><title>Harbour news</title><meta name="color-scheme" content="light dark">
  <style>:root{color-scheme:light dark;background:light-dark(#fff,#111);color:light-dark(#111,#eee)}a{color:inherit}</style>
  <main><h1>Harbour news</h1>${'<h2><a href="#">Council opens the bridge</a></h2><p>A story.</p>'.repeat(4)}</main>`;

describe.each(['chromium', 'firefox'] as const)('for everybody, in %s', name => {
  describeWithBrowser(name)('what is ours', () => {
    let stage: Stage;
    let page: Page;

    beforeAll(async () => {
      stage = await startStage(name);
    }, START_TIMEOUT_MS);
    afterEach(() => page?.close());
    afterAll(() => stage?.close());

    describe.each(SCHEMES)('in the %s', scheme => {
      test.each(Object.keys(PREPARATIONS))('the page %s breaks no rule of axe', async path => {
        page = await openOwnPage(stage.session, `${path}.html`);
        await emulateMedia(stage.session, page, {'prefers-color-scheme': scheme});
        await PREPARATIONS[path]!(page);
        expect(await findViolations(page)).toEqual([]);
      });

      test('the card and the marks break no rule of axe, seen from inside', async () => {
        page = await stage.session.browser.newPage();
        await emulateMedia(stage.session, page, {'prefers-color-scheme': scheme});
        await page.setContent(PAGE);
        await page.evaluate(await bundleCard());
        await page.waitForSelector('grain-card:popover-open');
        const buttons = await page.$eval('grain-card', card => card.shadowRoot!.querySelectorAll('button').length);
        expect(buttons).toBe(2);
        expect(await findViolations(page)).toEqual([]);
      });
    });

    test('nothing moves for who wants less motion, and colours are those that the system forces', async () => {
      page = await stage.session.browser.newPage();
      await page.setContent(PAGE);
      await page.evaluate(await bundleCard());
      await page.waitForSelector('grain-card:popover-open');
      // Of the three marks that have a word to say, and of the card.
      const readStyles = () =>
        page.evaluate(() => {
          const inside = (host: string, part: string) =>
            [...document.querySelectorAll(host)].flatMap(found => [...found.shadowRoot!.querySelectorAll(part)]);
          const marks = inside('grain-badge', '.mark').map(mark => getComputedStyle(mark));
          const moving = [...marks, ...inside('grain-card', '.panel').map(panel => getComputedStyle(panel))];
          document.body.style.color = 'CanvasText';
          return {
            colors: new Set(marks.map(({color}) => color)).size,
            isForced: marks.every(({color}) => color === getComputedStyle(document.body).color),
            moving: moving.filter(({animationName}) => animationName !== 'none').length,
          };
        });
      const usual = await readStyles();
      expect(usual).toMatchObject({isForced: false, moving: 5});
      expect(usual.colors).toBeGreaterThan(1);
      await emulateMedia(stage.session, page, {'prefers-reduced-motion': 'reduce', 'forced-colors': 'active'});
      expect(await readStyles()).toEqual({colors: 1, isForced: true, moving: 0});
      await emulateMedia(stage.session, page, {});
    });

    test('badges break no rule of axe that the page itself keeps', async () => {
      page = await stage.open(ARTICLE);
      const {headlines} = await readBadges(page, stage.extension, {timeoutMs: 20_000});
      expect(headlines.filter(({verdict}) => verdict !== undefined)).toHaveLength(4);
      expect(await findViolations(page)).toEqual([]);
    });

    test('a badge is reached and its card opened and closed with the keyboard', async () => {
      page = await stage.open(ARTICLE);
      await page.bringToFront();
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
});

/** Starts a browser whose own language is Arabic. */
async function startInArabic(name: BrowserName): Promise<Stage> {
  if (name === 'chromium') return startStage(name, ['--lang=ar', '--accept-lang=ar']);
  const stage = await startStage(name);
  // As if its Arabic were installed; extensions take the language when they start.
  const call = `Services.locale.availableLocales = ['ar', 'en-US']; Services.locale.requestedLocales = ['ar']`;
  await runInFirefox(stage.session.browser, `(async () => { ${call} })()`);
  await controlExtension(stage.session, stage.folder).reload();
  return stage;
}

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('in a language from right to left', () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await startInArabic(name);
    }, START_TIMEOUT_MS);
    afterAll(() => stage?.close());

    test.each(['popup', 'options', 'welcome'])(
      'the page %s follows the browser, and breaks no rule of axe',
      async path => {
        const page = await openOwnPage(stage.session, `${path}.html`);
        await page.setViewport({width: 360, height: 800});
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
});
