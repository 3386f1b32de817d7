import {afterAll, afterEach, beforeAll, expect, jest, test} from '@jest/globals';
import type {CDPSession, Page, WebWorker} from 'puppeteer-core';
import {MENU_ID} from '../../src/background/context-menu.ts';
import {startSession} from '../../src/tools/browser.ts';
import {isBrowsersOwn} from '../../src/tools/local-web.ts';
import {readBadges} from '../../src/tools/read-badges.ts';
import {ARTICLE, FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {endWorker, findWorker} from '../support/service-worker.ts';
import {readShadowText} from '../support/shadow.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

/** The functions of Chrome that run inside the worker. */
declare const chrome: {
  tabs: {query(query: object): Promise<{id: number; url?: string}[]>};
  contextMenus: {onClicked: {dispatch(info: object, tab: object): void}};
};

let stage: Stage;
let page: Page;

const read = () => readBadges(page, stage.extension, {timeoutMs: 20_000});

/** Does what a right-click on the selection does; the browser's own menu cannot be clicked by a driver. */
async function clickMenu(selectionText: string): Promise<void> {
  await page.bringToFront();
  const worker = await findWorker(stage.session.browser);
  await worker.evaluate(
    async (menuItemId, text) => {
      const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
      chrome.contextMenus.onClicked.dispatch({menuItemId, selectionText: text, frameId: 0, editable: false}, tab!);
    },
    MENU_ID,
    selectionText,
  );
}

/** Collects what pages and workers ask for from now on, their own addresses included. */
async function watchRequests(...parts: readonly (Page | WebWorker)[]): Promise<string[]> {
  const urls: string[] = [];
  for (const part of parts) {
    const session = 'client' in part ? part.client : await part.createCDPSession();
    session.on('Network.requestWillBeSent', ({request}) => urls.push(request.url));
    await session.send('Network.enable');
  }
  return urls;
}

/** Selects the text of the first element that a selector finds, and gives it. */
function select(selector: string): Promise<string> {
  return page.evaluate(wanted => {
    const element = document.querySelector(wanted)!;
    getSelection()!.selectAllChildren(element);
    return getSelection()!.toString();
  }, selector);
}

describeWithBrowser('chromium')('in chromium, the extension', () => {
  beforeAll(async () => {
    stage = await startStage('chromium');
  }, START_TIMEOUT_MS);
  afterEach(() => page?.close());
  afterAll(() => stage?.close());

  test('shows a card beside a selection that is right-clicked', async () => {
    page = await stage.open(ARTICLE);
    const text = await select('h1');
    await clickMenu(text);
    const card = await waitFor('a card', () => readShadowText(page, 'grain-card'));
    expect(card).toContain('Of 100 headlines scored like this, about');
    expect(card).toContain('Judged by wording alone, on your device.');
  });

  test('says why a selection cannot be assessed', async () => {
    page = await stage.open(ARTICLE);
    const text = await select('nav a');
    await clickMenu(text);
    const card = await waitFor('a card', () => readShadowText(page, 'grain-card'));
    expect(card).toContain('Not assessed: too short');
  });

  test('goes on after its worker was killed', async () => {
    page = await stage.open(FRONT);
    const before = (await read()).headlines;
    await endWorker(stage.session.browser);
    const added = 'Orchard growers expect the earliest harvest in thirty years';
    await page.evaluate(words => {
      const article = document.querySelector('.grid article')!.cloneNode(true) as HTMLElement;
      for (const badge of article.querySelectorAll('grain-badge')) badge.remove();
      article.querySelector('a')!.textContent = words;
      document.querySelector('.grid')!.append(article);
    }, added);
    await waitFor('a badge beside the added headline', async () =>
      (await read()).headlines.some(({text, verdict}) => text === added && verdict !== undefined),
    );
    const after = (await read()).headlines.filter(({text}) => text !== added);
    expect(after).toEqual(before);
  });

  test('asks nothing of anybody but the page itself', async () => {
    const {requests, strangers} = stage.web;
    const start = requests.length;
    page = await stage.session.browser.newPage();
    const seen = await watchRequests(await findWorker(stage.session.browser), page, stage.extension.page);
    await page.goto(FRONT, {waitUntil: 'load'});
    await read();
    await clickMenu(await select('h2'));
    await waitFor('a card', () => readShadowText(page, 'grain-card'));
    // The modules of badges, card and answers, under an address of the package that lasts as long as the session.
    const MODULE = /^chrome-extension:\/\/[\da-f-]{36}\/(answers|badges|card)\.js$/;
    expect(seen.flatMap(url => MODULE.exec(url)?.[1] ?? []).sort()).toEqual(['answers', 'badges', 'card']);
    const isOurs = (url: string) => url.startsWith(stage.session.extensionUrl) || MODULE.test(url);
    const outside = seen.filter(url => !isOurs(url) && url !== 'data:,');
    expect(outside).toEqual([FRONT]);
    expect(requests.slice(start)).toEqual([FRONT]);
    expect(strangers.filter(host => !isBrowsersOwn(host))).toEqual([]);
  });

  test('shows its own page without errors and without leaving the package', async () => {
    const failures: string[] = [];
    page = await stage.session.browser.newPage();
    page.on('console', message => {
      if (message.type() === 'error') failures.push(message.text());
    });
    page.on('pageerror', error => failures.push(String(error)));
    page.on('request', request => {
      if (!request.url().startsWith(stage.session.extensionUrl)) failures.push(request.url());
    });
    await page.goto(`${stage.session.extensionUrl}popup.html`, {waitUntil: 'load'});
    await page.type('#try-text', 'Ferry line to the outer islands reopens after storm repairs');
    await waitFor('an answer', () => page.$eval('#try-verdict', element => element.textContent !== ''));
    expect(failures).toEqual([]);
  });
});

/** Where every element of a page lies, and how much moved after it was first drawn. */
interface Layout {
  readonly boxes: readonly string[];
  readonly shift: number;
}

function watchShift(session: CDPSession): Promise<unknown> {
  return session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `self.shiftSum = 0; new PerformanceObserver(list => {
      for (const entry of list.getEntries()) self.shiftSum += entry.value;
    }).observe({type: 'layout-shift', buffered: true});`,
  });
}

function readLayout(from: Page): Promise<Layout> {
  return from.evaluate(() => ({
    boxes: [...document.body.querySelectorAll('*')]
      .filter(element => !element.localName.startsWith('grain-'))
      .map(element => {
        const {x, y, width, height} = element.getBoundingClientRect();
        return `${element.localName} ${[x, y, width, height].map(size => size.toFixed(2)).join(' ')}`;
      }),
    shift: (globalThis as unknown as {shiftSum: number}).shiftSum,
  }));
}

describeWithBrowser('chromium')('in chromium, a page', () => {
  test('lies exactly as it does without the extension', async () => {
    const withBadges = await startStage('chromium');
    const bare = await startSession({name: 'chromium', headless: true, proxy: withBadges.web.proxy});
    try {
      for (const url of [FRONT, ARTICLE]) {
        const pages = [await withBadges.session.browser.newPage(), await bare.browser.newPage()] as const;
        for (const opened of pages) {
          await watchShift(await opened.createCDPSession());
          await opened.setViewport({width: 1280, height: 1600});
          await opened.goto(url, {waitUntil: 'load'});
        }
        const {headlines} = await readBadges(pages[0], withBadges.extension, {timeoutMs: 20_000});
        expect(headlines.filter(({verdict}) => verdict !== undefined).length).toBeGreaterThan(2);
        const [layout, bareLayout] = await Promise.all(pages.map(readLayout));
        expect(layout).toEqual(bareLayout);
      }
    } finally {
      await bare.close();
      await withBadges.close();
    }
  });
});
