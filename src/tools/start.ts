/** `npm start`: a browser with the extension on a page of headlines. See `start-options.ts` for what it takes. */

import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import type {Page} from 'puppeteer-core';
import {type BrowserName, findBrowser} from '../build/browsers.mjs';
import {buildExtension, createManifest, writeManifest} from '../build/extension.ts';
import {addMatches} from '../build/manifests.ts';
import {inRepository} from '../build/paths.ts';
import {type Session, startSession} from './browser.ts';
import {openExtensionPage} from './extension-page.ts';
import {formatHeadlines} from './format-headlines.ts';
import {type PageServer, servePage} from './page-server.ts';
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

/** The extension, also allowed on the page that is going to be shown, which may be on no news site. */
async function prepareExtension(name: BrowserName, pageUrl: string): Promise<string> {
  const target = name === 'chromium' ? 'chrome' : 'firefox';
  const folders = await buildExtension(inRepository('dist'));
  const folder = await mkdtemp(join(tmpdir(), 'grain-of-salt-'));
  await cp(folders[target], folder, {recursive: true});
  const {protocol, hostname} = new URL(pageUrl);
  await writeManifest(folder, addMatches(await createManifest(target), [`${protocol}//${hostname}/*`]));
  return folder;
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

async function showWindow(session: Session, url: string, options: StartOptions): Promise<void> {
  const closed = new Promise<void>(resolveClosed => session.browser.once('disconnected', () => resolveClosed()));
  await openPage(session, url, options);
  console.log(`${url} is open in ${await session.browser.version()}. Close its window, or press Ctrl+C, to end.`);
  await closed;
}

async function run(asked: StartOptions): Promise<void> {
  const name = chooseBrowser(asked.browser);
  const options = {...asked, headless: asked.headless || !hasDisplay()};
  if (options.headless && !asked.headless) {
    console.log('There is no display to open a window on, so the page is read without one (as with --headless).\n');
  }
  const isAddress = /^https?:\/\//.test(options.target ?? '');
  const server = isAddress ? undefined : await serveTarget(options.target);
  const url = server?.url ?? options.target!;
  const extension = await prepareExtension(name, url);
  try {
    const session = await startSession({name, extension, headless: options.headless});
    try {
      await (options.headless ? printPage : showWindow)(session, url, options);
    } finally {
      await session.close();
    }
  } finally {
    await server?.close();
    await rm(extension, {recursive: true, force: true});
  }
}

const words = process.argv.slice(2);
try {
  if (words.includes('--help')) console.log(USAGE);
  else await run(parseStartOptions(words));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
