/** The part of the bench that a reader feels: how long a front page stands without badges. */
import {existsSync} from 'node:fs';
import type {CDPSession, Page} from 'puppeteer-core';
import {inRepository} from '../build/paths.ts';
import {createRandom} from '../core/random.ts';
import {median} from './bench-throughput.ts';
import {listPages, takeSample} from './pages/list-pages.ts';
import type {Lane} from './pages/visit.ts';
import {readPacked} from './saved-page.ts';
import {createStories, writeFront} from './soak/stories.ts';

/** What was measured on some front pages. */
export interface FirstBadges {
  /** Saved pages of real sites, or our own where there are none. */
  readonly areReal: boolean;
  /** Pages with a badge, of those that were opened. */
  readonly shown: number;
  readonly opened: number;
  /** From DOMContentLoaded to the first badge, medians and worst, ms. */
  readonly asleep: {readonly medianMs: number; readonly worstMs: number};
  readonly warm: {readonly medianMs: number; readonly worstMs: number};
}

interface Front {
  readonly url: string;
  readonly html: Buffer;
}

const MANIFEST = inRepository('../shared/pages/manifest.jsonl');
const PAGES = 15;
const OWN_STORIES = 60;
const BADGE_TIMEOUT_MS = 8000;

/** What is called of the browser's own functions inside a page of the extension. */
declare const chrome: {readonly storage: {readonly session: {remove(key: string): Promise<void>}}};

async function listFronts(): Promise<{areReal: boolean; fronts: Front[]}> {
  if (existsSync(MANIFEST)) {
    const pages = (await listPages(MANIFEST)).filter(({group}) => group === 'fronts');
    return {areReal: true, fronts: takeSample(pages, PAGES).map(({url, path}) => ({url, html: readPacked(path)}))};
  }
  const tell = createStories(createRandom(1));
  const fronts = Array.from({length: PAGES}, (_, at) => ({
    url: `https://front-${at}.example/`,
    html: Buffer.from(writeFront(Array.from({length: OWN_STORIES}, tell))),
  }));
  return {areReal: false, fronts};
}

/** Notes in the page when the first badge is there. */
function noteFirstBadge(): void {
  const badges = document.getElementsByTagName('grain-badge');
  const observer = new MutationObserver(() => {
    if (badges.length === 0) return;
    observer.disconnect();
    Object.assign(globalThis, {firstBadgeMs: performance.now()});
  });
  observer.observe(document, {childList: true, subtree: true});
}

/** @returns ms from DOMContentLoaded to the first badge; undefined where none comes */
async function readFirstBadge(page: Page): Promise<number | undefined> {
  const hasBadge = page.waitForFunction(() => 'firstBadgeMs' in globalThis, {timeout: BADGE_TIMEOUT_MS, polling: 50});
  // A page without headlines has no badges.
  if (!(await hasBadge.catch(() => null))) return undefined;
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return (globalThis as unknown as {firstBadgeMs: number}).firstBadgeMs - navigation!.domContentLoadedEventStart;
  });
}

/** Has the worker sleep, without a score of an earlier page. */
async function putToSleep({extension}: Lane, control: CDPSession): Promise<void> {
  await control.send('ServiceWorker.stopAllWorkers');
  await extension.page.evaluate(() => chrome.storage.session.remove('scores'));
}

async function measurePage(lane: Lane, control: CDPSession, front: Front, isAsleep: boolean) {
  await putToSleep(lane, control);
  if (!isAsleep) await lane.extension.ask('score', {texts: ['Harbour council approves plan for a new bridge']});
  lane.show(front.url, front.html);
  const page = await lane.session.browser.newPage();
  try {
    await page.evaluateOnNewDocument(noteFirstBadge);
    await page.bringToFront();
    await page.goto(front.url, {waitUntil: 'domcontentloaded'});
    return await readFirstBadge(page);
  } finally {
    await page.close();
  }
}

const summarize = (times: readonly number[]) => ({medianMs: median(times), worstMs: Math.max(...times)});

/** Opens front pages, each with a worker that sleeps and with one that is awake. */
export async function measureFirstBadges(lane: Lane): Promise<FirstBadges> {
  const {areReal, fronts} = await listFronts();
  const control = await lane.extension.page.createCDPSession();
  await control.send('ServiceWorker.enable');
  const asleep: number[] = [];
  const warm: number[] = [];
  // Once for nothing: the first page of a browser waits for more than us.
  await measurePage(lane, control, fronts[0]!, false);
  for (const front of fronts) {
    const [one, other] = [
      await measurePage(lane, control, front, true),
      await measurePage(lane, control, front, false),
    ];
    if (one === undefined || other === undefined) continue;
    asleep.push(one);
    warm.push(other);
  }
  await control.detach();
  const [shown, opened] = [warm.length, fronts.length];
  return {areReal, shown, opened, asleep: summarize(asleep), warm: summarize(warm)};
}
