/** Takes one saved page through a browser with the extension: as it is, with badges, and with them taken away again. */

import type {Page} from 'puppeteer-core';
import {wait} from '../../platform/wait.ts';
import type {Session} from '../browser.ts';
import type {ExtensionPage} from '../extension-page.ts';
import type {LocalWeb} from '../local-web.ts';
import {isBrowsersOwn} from '../local-web.ts';
import {readPacked} from '../saved-page.ts';
import type {GroupedPage} from './list-pages.ts';
import type {Changes, Probe} from './probe.ts';
import {watchErrors} from './watch-errors.ts';

/** What may be wrong, in the order of the report. */
export const FINDINGS = ['exceptions', 'console', 'changed', 'left', 'moved', 'shifts', 'requests', 'failed'] as const;
export type Finding = (typeof FINDINGS)[number];

/** What came of one page. */
export interface Visit {
  readonly id: string;
  readonly group: string;
  /** Headlines as the extractor finds them, and badges that were shown. */
  readonly headlines: number;
  readonly badges: number;
  /** Layout shift added, as the browser counts it. */
  readonly shift: number;
  /** Boxes that moved before any badge came: they are left out. */
  readonly restless: number;
  readonly findings: Readonly<Record<Finding, readonly string[]>>;
}

/** A browser that shows one saved page after another. */
export interface Lane {
  readonly session: Session;
  readonly extension: ExtensionPage;
  readonly web: LocalWeb;
  /** Scripts that run inside pages: the probe, and the extractor. */
  readonly probe: string;
  readonly extractor: string;
  /** From now on, this page is what its address gives. */
  show(url: string, html: Buffer): void;
}

declare const probe: Probe;

const WIDTH_PX = 1280;
const HEIGHT_PX = 900;
/** Badges come with what is near the window, so it is as tall as the page; one screen beyond counts as near. */
const MAX_HEIGHT_PX = 8000;
const LOAD_TIMEOUT_MS = 120_000;
const REST_MS = 100;
/** Pages whose pictures fail late are at rest late; some never are. */
const MAX_RESTS = 12;
const POLL_MS = 50;
const BADGES_TIMEOUT_MS = 20_000;
/** Nothing comes any more: after no badge yet, after some, and after all; on a machine that draws at once. */
const QUIET_MS = {none: 2500, some: 700, all: 100};
const QUICK_REST_MS = 50;

/** Shown and at rest: a page is asked what it is like only after the browser has drawn it. @returns how slow that was */
async function rest(page: Page): Promise<number> {
  const startMs = performance.now();
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });
  return Math.max(1, (performance.now() - startMs) / QUICK_REST_MS);
}

/** Waits until nothing moves by itself any more. @returns how much still does */
async function waitForRest(page: Page): Promise<number> {
  let restless = 1;
  for (let turn = 0; turn < MAX_RESTS && restless > 0; turn++) {
    if (turn > 0) await wait(REST_MS);
    await rest(page);
    restless = await page.evaluate(() => probe.take());
  }
  return restless;
}

async function open(lane: Lane, page: Page, url: string): Promise<{headlines: number; restless: number}> {
  await page.setViewport({width: WIDTH_PX, height: HEIGHT_PX});
  await page.goto(url, {waitUntil: 'load', timeout: LOAD_TIMEOUT_MS});
  await page.bringToFront();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({width: WIDTH_PX, height: Math.max(HEIGHT_PX, Math.min(height, MAX_HEIGHT_PX))});
  if (lane.session.name === 'chromium') {
    const devtools = await page.createCDPSession();
    await devtools.send('Animation.enable');
    await devtools.send('Animation.setPlaybackRate', {playbackRate: 0});
  }
  await page.evaluate(lane.probe);
  const headlines = ((await page.evaluate(lane.extractor)) as unknown[]).length;
  return {headlines, restless: await waitForRest(page)};
}

const countBadges = (page: Page): Promise<number> =>
  page.evaluate(() => document.getElementsByTagName('grain-badge').length);

async function waitForBadges(page: Page, headlines: number): Promise<void> {
  const slowness = await rest(page);
  const deadline = Date.now() + BADGES_TIMEOUT_MS * slowness;
  let count = 0;
  for (let since = Date.now(); Date.now() < deadline; await wait(POLL_MS)) {
    const now = await countBadges(page);
    if (now !== count) since = Date.now();
    count = now;
    const quietMs = count >= headlines ? QUIET_MS.all : count > 0 ? QUIET_MS.some : QUIET_MS.none;
    // A page without headlines is given the time in which the first badge of another would come.
    if (Date.now() - since >= slowness * (headlines === 0 ? QUIET_MS.some : quietMs)) return;
  }
}

async function waitUntilGone(page: Page): Promise<void> {
  const deadline = Date.now() + 2 * BADGES_TIMEOUT_MS;
  while (Date.now() < deadline && (await countBadges(page)) > 0) await wait(POLL_MS);
}

/** Hosts that a page names may be its own requests, as long as there is no badge; `own` it asks for at any time. */
function listRequests({web}: Lane, from: {requests: number; strangers: number}, own: string[], html = ''): string[] {
  const strangers = web.strangers.slice(from.strangers).filter(host => !isBrowsersOwn(host));
  const hosts = strangers.filter(host => !html.includes(host.replace(/:\d+$/, '')));
  return [...web.requests.slice(from.requests).filter(url => !own.includes(url)), ...hosts];
}

function toFindings(on: Changes, off: Changes): Pick<Visit['findings'], 'changed' | 'left' | 'moved'> {
  const left = off.ours > 0 ? [`${off.ours} elements of ours`] : [];
  return {changed: on.nodes, left: [...left, ...off.nodes, ...off.moved], moved: on.moved};
}

async function look(lane: Lane, page: Page, {id, group, path, url}: GroupedPage): Promise<Visit> {
  const html = readPacked(path);
  const {web, extension} = lane;
  lane.show(url, html);
  const start = {requests: web.requests.length, strangers: web.strangers.length};
  const errors = await watchErrors(page, lane.session);
  const {headlines, restless} = await open(lane, page, url);
  // What browsers themselves fetch of a page that says how its site is searched, whenever they like.
  const own = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel~=search]')].map(({href}) => href),
  );
  // The first request is the page itself.
  const early = listRequests(lane, start, own, html.toString()).slice(1);
  const later = {requests: web.requests.length, strangers: web.strangers.length};
  await page.evaluate(() => probe.watchShifts());
  await extension.store('reach', 'all');
  await waitForBadges(page, headlines);
  await rest(page);
  const on = await page.evaluate(() => probe.compare());
  await extension.store('reach', 'click');
  await waitUntilGone(page);
  await rest(page);
  const off = await page.evaluate(() => probe.compare());
  const {sum, sources} = await page.evaluate(() => probe.readShifts());
  const requests = [...early, ...listRequests(lane, later, own)];
  const shifts = sum > 0 ? [`${sum.toFixed(4)}: ${sources.join(', ')}`] : [];
  const findings = {...errors, ...toFindings(on, off), shifts, requests, failed: []};
  return {id, group, headlines, badges: on.badges, shift: sum, restless, findings};
}

const NOTHING = Object.fromEntries(FINDINGS.map(name => [name, []])) as unknown as Visit['findings'];

/** Visits a page. What keeps it from being looked at is a finding, too. */
export async function visitPage(lane: Lane, record: GroupedPage): Promise<Visit> {
  const page = await lane.session.browser.newPage();
  try {
    return await look(lane, page, record);
  } catch (error) {
    const {id, group} = record;
    const findings = {...NOTHING, failed: [(error as Error).message]};
    return {id, group, headlines: 0, badges: 0, shift: 0, restless: 0, findings};
  } finally {
    await lane.extension.store('reach', 'click');
    await page.close();
  }
}
