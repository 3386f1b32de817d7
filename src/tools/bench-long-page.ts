/** The part of the bench for pages that are long, slow or go on for ever. */

import {build} from 'esbuild';
import type {Page, Protocol} from 'puppeteer-core';
import {inRepository} from '../build/paths.ts';
import {createRandom} from '../core/random.ts';
import {wait} from '../platform/wait.ts';
import {median} from './bench-throughput.ts';
import {listMountCosts, MOUNT_CATEGORIES, type MountCost} from './mount-costs.ts';
import {listOwnTasks, TRACE_CATEGORIES, type TraceEvent} from './own-tasks.ts';
import type {Lane} from './pages/visit.ts';
import {createStories, writeFront} from './soak/stories.ts';

/** What was measured. */
export interface LongPages {
  /**
   * Code of ours, with the layout that it asks for, in one task of a page of 500 headlines, the processor slowed
   * fourfold: how many such tasks, and the longest, ms of the processor.
   */
  readonly tasks: {readonly count: number; readonly longestMs: number};
  /** Badges on that page in the end. */
  readonly badges: number;
  /** Mounting a badge, medians of portions. */
  readonly mounting: MountCost;
  /** Memory of the page before and after 10,000 headlines came and went, bytes. */
  readonly memory: {readonly before: number; readonly after: number};
}

const STORIES = 500;
const SLOWER = 4;
const URL = 'https://long-page.example/';
const BADGE_TIMEOUT_MS = 60_000;
/** After it, nothing more is drawn that was asked for. */
const REST_MS = 1000;
const SCROLL_MS = 150;

const writeStories = (count: number, seed: number): string[] =>
  Array.from({length: count}, createStories(createRandom(seed)));

const waitForBadges = (page: Page, selector = 'grain-badge'): Promise<unknown> =>
  page.waitForSelector(selector, {timeout: BADGE_TIMEOUT_MS});

async function openFront(
  lane: Lane,
  texts: readonly string[],
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  lane.show(URL, Buffer.from(writeFront(texts)));
  const page = await lane.session.browser.newPage();
  await prepare?.(page);
  await page.bringToFront();
  await page.goto(URL, {waitUntil: 'domcontentloaded'});
  return page;
}

async function scrollThrough(page: Page): Promise<void> {
  for (let isEnd = false; !isEnd; await wait(SCROLL_MS)) {
    isEnd = await page.evaluate(() => {
      scrollBy(0, innerHeight);
      return scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    });
  }
}

async function stopTracing(page: Page): Promise<readonly TraceEvent[]> {
  const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop())) as {traceEvents: TraceEvent[]};
  return trace.traceEvents;
}

async function measureTasks(lane: Lane): Promise<Pick<LongPages, 'tasks' | 'badges'>> {
  const page = await openFront(lane, writeStories(STORIES, 1), async fresh => {
    const client = await fresh.createCDPSession();
    await client.send('Emulation.setCPUThrottlingRate', {rate: SLOWER});
    await fresh.tracing.start({categories: [...TRACE_CATEGORIES]});
  });
  try {
    await waitForBadges(page);
    await scrollThrough(page);
    await wait(SLOWER * REST_MS);
    const tasks = listOwnTasks(await stopTracing(page));
    const badges = await page.evaluate(() => document.getElementsByTagName('grain-badge').length);
    return {tasks: {count: tasks.length, longestMs: Math.max(...tasks)}, badges};
  } finally {
    await page.close();
  }
}

/** Times mounting in a page that has no badges yet, with code of its own. */
async function measureMounting(lane: Lane): Promise<MountCost> {
  const {outputFiles} = await build({
    entryPoints: [inRepository('src/tools/bench-badges-probe.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome116'],
    minify: true,
  });
  await lane.extension.store('reach', 'click');
  const page = await openFront(lane, writeStories(STORIES, 2));
  try {
    await page.tracing.start({categories: [...MOUNT_CATEGORIES]});
    await page.evaluate(outputFiles[0]!.text);
    const perPortion = (await page.evaluate('mounted')) as number;
    const costs = listMountCosts(await stopTracing(page));
    const toMedian = (read: (cost: MountCost) => number) => median(costs.map(read)) / perPortion;
    return {ownMs: toMedian(({ownMs}) => ownMs), wholeMs: toMedian(({wholeMs}) => wholeMs)};
  } finally {
    await page.close();
    await lane.extension.store('reach', 'all');
  }
}

const ROUNDS = 20;
const PER_ROUND = 500;
/** Rounds after which caches of bounded size are full. */
const WARM_ROUNDS = 4;

async function readMemory(page: Page): Promise<number> {
  const client = await page.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  const {usedSize} = (await client.send('Runtime.getHeapUsage')) as Protocol.Runtime.GetHeapUsageResponse;
  await client.detach();
  return usedSize;
}

/** Headlines come in at the top, are scored and shown, and go. */
async function passThrough(page: Page, texts: readonly string[]): Promise<void> {
  await page.evaluate(added => {
    const grid = document.querySelector('.grid')!;
    grid.prepend(
      ...added.map((text, at) => {
        const article = document.createElement('article');
        const heading = article.appendChild(document.createElement('h3'));
        const link = heading.appendChild(document.createElement('a'));
        article.className = 'passing';
        link.href = `/2026/11/23/passing-${at}-story-in-the-harbour.html`;
        link.textContent = text;
        return article;
      }),
    );
  }, texts as string[]);
  await waitForBadges(page, '.passing grain-badge');
  await page.evaluate(() => {
    for (const article of document.querySelectorAll('.passing')) article.remove();
  });
  await waitForBadges(page, '.grid article:not(.passing) grain-badge');
}

async function measureMemory(lane: Lane): Promise<LongPages['memory']> {
  const page = await openFront(lane, writeStories(40, 3));
  const tell = createStories(createRandom(4));
  const passMany = async (rounds: number): Promise<number> => {
    for (let round = 0; round < rounds; round++) await passThrough(page, Array.from({length: PER_ROUND}, tell));
    await wait(2 * REST_MS);
    return readMemory(page);
  };
  try {
    await waitForBadges(page);
    return {before: await passMany(WARM_ROUNDS), after: await passMany(ROUNDS)};
  } finally {
    await page.close();
  }
}

/** Measures on front pages of our own; about a minute. */
export async function measureLongPages(lane: Lane): Promise<LongPages> {
  const tasks = await measureTasks(lane);
  return {...tasks, mounting: await measureMounting(lane), memory: await measureMemory(lane)};
}
