import {afterAll, beforeAll, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {createRandom} from '../../src/core/random.ts';
import {wait} from '../../src/platform/wait.ts';
import {createStories, writeFront} from '../../src/tools/soak/stories.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const LONG = 'https://www.reuters.com/long/';
const STORIES = 1500;
const REST_MS = 7000;
const GRACE_MS = 1500;
const STORY = 'Harbour council votes to keep the old lighthouse lit all winter';

declare const chrome: {storage: {session: {get(key: 'scores'): Promise<{scores?: {entries: unknown[]}}>}}};

function countBadges(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll('grain-badge[data-verdict]').length);
}

async function openFront(stage: Stage): Promise<Page> {
  const page = await stage.open(FRONT);
  await waitFor('badges', async () => (await countBadges(page)) > 5);
  return page;
}

/** Puts one more story behind the first one, and gives it a name to find it by. */
async function addStory(page: Page, text: string): Promise<void> {
  await page.evaluate(title => {
    const model = document.querySelector('.grid > *')!;
    const story = model.cloneNode(true) as HTMLElement;
    for (const badge of story.querySelectorAll('grain-badge,grain-card')) badge.remove();
    const link = story.querySelector('a')!;
    link.textContent = title;
    link.id = 'added';
    model.after(story);
  }, text);
}

function hasAddedBadge(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector('#added grain-badge[data-verdict]') !== null);
}

/** Rewrites a line of the page for ever, and a headline-like one beside it. */
async function startTicker(page: Page): Promise<void> {
  await page.evaluate(() => {
    const ticker = document.createElement('p');
    document.querySelector('.grid')!.before(ticker);
    let count = 0;
    setInterval(() => {
      count++;
      ticker.dataset.count = String(count);
      ticker.innerHTML = '<a href="/2031/05/shares-move">Shares of the harbour move again today</a> ';
      ticker.append(`after ${count} trades`);
    }, 10);
  });
}

interface Span {
  readonly name: string;
  readonly tdur?: number;
  readonly args: {readonly data?: {readonly url?: string}};
}

/** Time that our script takes in the thread of the page while something goes on, each time it is called, ms. */
async function traceCalls(page: Page, run: () => Promise<void>): Promise<number[]> {
  await page.tracing.start({categories: ['-*', 'devtools.timeline']});
  await run();
  const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop())) as {traceEvents: Span[]};
  const isOurs = ({name, args}: Span): boolean =>
    name === 'FunctionCall' && /^chrome-extension:.*\/(?:answers|badges|card|content)\.js$/.test(args.data?.url ?? '');
  return trace.traceEvents.filter(isOurs).map(({tdur = 0}) => tdur / 1000);
}

describeWithBrowser('chromium')('on pages that ask for patience, Chromium', () => {
  let stage: Stage;

  beforeAll(async () => {
    const long = writeFront(Array.from({length: STORIES}, createStories(createRandom(6))));
    stage = await startStage('chromium', [], {[LONG]: long});
  }, START_TIMEOUT_MS);
  afterAll(() => stage?.close());

  test('does nothing on a page that is hidden, until it is shown', async () => {
    const hidden = await openFront(stage);
    const shown = await openFront(stage);
    await shown.bringToFront();
    await waitFor('a hidden page', () => hidden.evaluate(() => document.hidden));
    const calls = await traceCalls(hidden, async () => {
      await addStory(hidden, STORY);
      await addStory(shown, STORY);
      await waitFor('a badge on the page that is shown', () => hasAddedBadge(shown));
    });
    expect(await hasAddedBadge(hidden)).toBe(false);
    expect(calls.length).toBeGreaterThan(0);
    await shown.close();
    await hidden.bringToFront();
    await waitFor('a badge once the page is shown', () => hasAddedBadge(hidden));
    await hidden.close();
  });

  test('does next to nothing on a page at rest', async () => {
    const page = await openFront(stage);
    await wait(GRACE_MS);
    const calls = await traceCalls(page, () => wait(REST_MS));
    // Now and then a script looks whether its extension is still there.
    expect(calls.length).toBeLessThanOrEqual(2);
    expect(Math.max(0, ...calls)).toBeLessThan(1);
    await page.close();
  });

  test('scores no more of a page that was closed', async () => {
    const {page: own} = stage.extension;
    const countScored = () =>
      own.evaluate(async () => (await chrome.storage.session.get('scores')).scores?.entries.length ?? 0);
    const before = await countScored();
    const closed = await stage.session.browser.newPage();
    await closed.goto(LONG, {waitUntil: 'domcontentloaded'});
    await closed.waitForSelector('grain-badge');
    await closed.close();
    await wait(GRACE_MS);
    const after = await countScored();
    expect(after).toBeGreaterThan(before);
    expect(after - before).toBeLessThan(STORIES);
    await wait(GRACE_MS);
    expect(await countScored()).toBe(after);
    const open = await stage.open(LONG);
    await waitFor('all of a page that stays open', async () => (await countScored()) - before >= STORIES);
    await open.close();
  });

  test('follows a page that changes for ever for a small share of the time, in slices of 10 ms', async () => {
    const page = await openFront(stage);
    const ticks = (): Promise<number> =>
      page.evaluate(() => Number(document.querySelector<HTMLElement>('[data-count]')?.dataset.count ?? 0));
    await startTicker(page);
    const startMs = performance.now();
    const calls = await traceCalls(page, async () => {
      await waitFor('many changes', async () => (await ticks()) > 300);
      await addStory(page, STORY);
      await waitFor('a badge on a page that is never at rest', () => hasAddedBadge(page));
    });
    const tookMs = performance.now() - startMs;
    expect(calls.reduce((sum, ms) => sum + ms, 0) / tookMs).toBeLessThan(0.1);
    expect(Math.max(...calls)).toBeLessThan(10);
    await page.close();
  });
});
