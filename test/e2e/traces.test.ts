// What a page can learn of the extension besides its marks: not where the files of the package lie, which would tell one
// installation from another in Firefox, and that it is there in every browser, without any mark.
import {afterAll, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

interface Spy {
  told: string[];
}

/** Runs in the page before anything else: notes what it is told, and allows no script but its own. */
function spy(): void {
  const told: string[] = [];
  Object.assign(globalThis, {told});
  addEventListener('securitypolicyviolation', event => told.push(JSON.stringify([event.blockedURI, event.sourceFile])));
  for (const name of ['error', 'unhandledrejection'])
    addEventListener(
      name,
      event => told.push(`${(event as ErrorEvent).filename} ${(event as ErrorEvent).message}`),
      true,
    );
  new PerformanceObserver(list => told.push(...list.getEntries().map(({name}) => name))).observe({
    entryTypes: ['resource', 'mark', 'measure'],
  });
  document.addEventListener('readystatechange', () => {
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "script-src 'unsafe-inline'; img-src 'none'";
    document.head.append(policy);
  });
}

/** All that can be read of a page, as one text. */
const readTraces = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const styles = [...document.styleSheets, ...document.adoptedStyleSheets].map(({href}) => href);
    const {told} = globalThis as unknown as Spy;
    const entries = performance.getEntries().map(entry => JSON.stringify(entry));
    return [...told, ...entries, ...styles, document.documentElement.outerHTML, String(new Error('here').stack)].join(
      ' ',
    );
  });

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('a page that looks for traces of the extension', () => {
    let stage: Stage;
    let page: Page;

    beforeAll(async () => {
      stage = await startStage(name);
      page = await stage.session.browser.newPage();
      await page.setViewport({width: 1280, height: 1600});
      await page.evaluateOnNewDocument(spy);
      await page.goto(FRONT, {waitUntil: 'load'});
    }, START_TIMEOUT_MS);
    afterAll(() => stage?.close());

    test('sees marks, and no address of the package', async () => {
      await waitFor('badges', async () => (await page.$$('grain-badge')).length > 10);
      await page.focus('h2 a');
      const traces = await readTraces(page);
      expect(traces).toContain('<grain-badge');
      expect(traces).not.toMatch(/-extension:/);
      expect(traces).not.toContain(new URL(stage.session.extensionUrl).host);
    });

    test('is told of what it itself does against its policy', async () => {
      await page.evaluate(() => {
        new Image().src = '/picture.png';
      });
      await waitFor('a violation', async () => /picture\.png/.test(await readTraces(page)));
    });

    test('cannot load files by the fixed address that other extensions have', async () => {
      const load = (url: string) =>
        Promise.all([
          import(url).then(
            () => 'loaded',
            () => 'refused',
          ),
          fetch(url).then(
            () => 'loaded',
            () => 'refused',
          ),
        ]);
      const plain = await stage.session.browser.newPage();
      await plain.goto(FRONT, {waitUntil: 'load'});
      const url = `${stage.session.extensionUrl}icons/grain-16.png`;
      expect(await plain.evaluate(load, url)).toEqual(['refused', 'refused']);
      await plain.close();
    });
  });
});
