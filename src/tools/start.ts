/** `npm start`: a browser with the extension on a page of headlines. See `start-options.ts` for what it takes. */

import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import type {Page} from 'puppeteer-core';
import {type BrowserName, findBrowser} from '../build/browsers.mjs';
import {inRepository} from '../build/paths.ts';
import {type Session, startSession} from './browser.ts';
import {openExtensionPage} from './extension-page.ts';
import {formatHeadlines} from './format-headlines.ts';
import {type PageServer, servePage} from './page-server.ts';
import {prepareExtension} from './prepare-extension.ts';
import {readBadges} from './read-badges.ts';
import {parseStartOptions, type StartOptions, USAGE} from './start-options.ts';

const BADGES_TIMEOUT_MS = 20_000;
const LOAD_TIMEOUT_MS = 30_000;
const VIEWPORT = {width: 1280, height: 900};
/** A taller page is read and pictured down to here. */
const MAX_HEIGHT_PX = 12_000;

function chooseBrowser(wanted: BrowserName | undefined): BrowserName {
  const name = wanted ?? (['chromium', 'firefox'] as const).find(findBrowser);
  if (!name) throw new Error('No browser was found: install Chromium, Chrome or Firefox, then run npm start again.');
  return name;
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function serveTarget(target = inRepository('assets/demo/index.html')): Promise<PageServer> {
  const path = resolve(target);
  if (!existsSync(path)) throw new Error(`expected a page at ${path}, which does not exist`);
  return servePage(path);
}

/** Makes the window as tall as the page: badges come with what is near the viewport. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({...VIEWPORT, height: Math.min(Math.max(height, VIEWPORT.height), MAX_HEIGHT_PX)});
}

async function openPage(session: Session, url: string, options: StartOptions): Promise<Page> {
  const page = await session.browser.newPage();
  if (options.headless) await page.setViewport(VIEWPORT);
  if (options.dark && session.name === 'chromium') {
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: 'dark'}]);
  }
  await page.goto(url, {waitUntil: 'domcontentloaded', timeout: LOAD_TIMEOUT_MS});
  return page;
}

async function printPage(session: Session, url: string, options: StartOptions): Promise<void> {
  const extension = await openExtensionPage(session);
  const page = await openPage(session, url, options);
  await showWhole(page);
  await page.bringToFront();
  const {headlines, model} = await readBadges(page, extension, {timeoutMs: BADGES_TIMEOUT_MS});
  const path = resolve(options.screenshot ?? inRepository('dist/screenshot.png'));
  await mkdir(dirname(path), {recursive: true});
  await page.screenshot({path: path as `${string}.png`});
  console.log(formatHeadlines(headlines));
  console.log(`${await session.browser.version()}${model ? `, model ${model}` : ''}, picture: ${path}`);
}

async function showWindow(session: Session, url: string, options: StartOptions, signal: AbortSignal): Promise<void> {
  const closed = new Promise<void>(resolveClosed => {
    session.browser.once('disconnected', () => resolveClosed());
    signal.addEventListener('abort', () => resolveClosed(), {once: true});
  });
  await openPage(session, url, options);
  console.log(`${url} is open in ${await session.browser.version()}. Close the browser, or press Ctrl+C, to end.`);
  await closed;
}

function withoutDisplay(options: StartOptions): StartOptions {
  if (options.headless || hasDisplay()) return options;
  console.log('There is no display to open a window on, so the page is read without one (as with --headless).\n');
  return {...options, headless: true};
}

async function run(asked: StartOptions, signal: AbortSignal): Promise<void> {
  const name = chooseBrowser(asked.browser);
  const options = withoutDisplay(asked);
  const folder = await mkdtemp(join(tmpdir(), 'grain-of-salt-'));
  const closers = [() => rm(folder, {recursive: true, force: true})];
  try {
    const isAddress = /^https?:\/\//.test(options.target ?? '');
    const server = isAddress ? undefined : await serveTarget(options.target);
    if (server) closers.unshift(server.close);
    const url = server?.url ?? options.target!;
    const extension = await prepareExtension(folder, name, url);
    const session = await startSession({name, extension, headless: options.headless, signal});
    closers.unshift(session.close);
    await (options.headless ? printPage : showWindow)(session, url, options, signal);
  } finally {
    for (const close of closers) await close();
  }
}

const words = process.argv.slice(2);
const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interruption.abort());
try {
  if (words.includes('--help')) console.log(USAGE);
  else await run(parseStartOptions(words), interruption.signal);
} catch (error) {
  if (!interruption.signal.aborted) console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
