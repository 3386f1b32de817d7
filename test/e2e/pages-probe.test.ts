// The probe of `npm run pages`, on pages that change: what it does not see, no table would show.
import {afterAll, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {type Session, startSession} from '../../src/tools/browser.ts';
import {bundleProbe} from '../../src/tools/pages/lane.ts';
import type {Probe} from '../../src/tools/pages/probe.ts';
import {START_TIMEOUT_MS, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {type NewsWeb, startNewsWeb} from '../support/news-web.ts';
import {describeWithBrowser} from '../support/skip.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

declare const probe: Probe;

const URL = 'https://harbour.example/';
const PAGE = `<!doctype html><title>Harbour news</title><form><input name="attributes"><input name="id"></form>
  <main><h2 id="one">Ferry line reopens</h2><p style="color:red">A story <b>of</b> old.</p></main>
  <template><i>kept</i></template>`;

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('the probe', () => {
    let web: NewsWeb;
    let session: Session;
    let page: Page;
    let script: string;

    beforeAll(async () => {
      web = await startNewsWeb({[URL]: PAGE});
      script = await bundleProbe();
      session = await startSession({name, headless: true, proxy: web.proxy});
      page = await session.browser.newPage();
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      await session?.close();
      await web?.close();
    });

    async function compareAfter(change: () => void) {
      await page.goto(URL, {waitUntil: 'load'});
      await page.evaluate(script);
      await page.evaluate(() => probe.take() + probe.take());
      await page.evaluate(change);
      return page.evaluate(() => probe.compare());
    }

    test('sees elements of ours as no change, and counts them', async () => {
      const changes = await compareAfter(() => {
        const badge = document.createElement('grain-badge');
        badge.style.position = 'absolute';
        document.querySelector('h2')!.append(badge);
      });
      expect(changes).toEqual({nodes: [], moved: [], movedCount: 0, ours: 1, badges: 1});
    });

    test.each<[string, () => void]>([
      ['an attribute', () => document.querySelector('h2')!.setAttribute('data-seen', '')],
      ['an inline style', () => document.querySelector('p')!.style.setProperty('color', 'blue')],
      ['an element', () => document.querySelector('main')!.append(document.createElement('i'))],
      ['a text', () => document.querySelector('b')!.replaceChildren('off')],
      ['where a text is split', () => (document.querySelector('h2')!.firstChild as Text).splitText(5)],
      ['what is in a template', () => document.querySelector('template')!.content.replaceChildren()],
      ['an attribute of a form', () => document.querySelector('form')!.setAttribute('class', 'new')],
      ['the title', () => document.querySelector('title')!.replaceChildren('Other news')],
    ])('sees %s that is another', async (_what, change) => {
      expect((await compareAfter(change)).nodes).not.toEqual([]);
    });

    test('sees what one of our elements pushes away, and by how much', async () => {
      const {nodes, moved, movedCount} = await compareAfter(() => {
        const badge = document.createElement('grain-badge');
        badge.style.cssText = 'display:block;height:5px';
        document.querySelector('h2')!.before(badge);
      });
      expect(nodes).toEqual([]);
      expect(movedCount).toBeGreaterThan(3);
      expect(moved).toContain('<body> by 0.00 0.00 0.00 5.00');
    });
  });
});
