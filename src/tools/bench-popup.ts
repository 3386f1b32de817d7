/**
 * Measures how long the popup takes to open on the demonstration page, in both browsers, with the background awake and
 * asleep: the real popup, by the clock on the wall, from the start of its navigation.
 * Run: npm run -s bench:popup [-- COUNT], by default 20 openings each. About a minute.
 */

import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {BrowserName} from '../build/browsers.mjs';
import {inRepository} from '../build/paths.ts';
import {wait} from '../platform/wait.ts';
import {median} from './bench-throughput.ts';
import {startSession} from './browser.ts';
import {type ExtensionPage, openExtensionPage} from './extension-page.ts';
import {servePage} from './page-server.ts';
import {prepareExtension} from './prepare-extension.ts';
import {readBadges} from './read-badges.ts';
import {createKiller, runInFirefox} from './soak/killer.ts';

const TIMEOUT_MS = 60_000;
const POLL_MS = 20;

/** One opening, ms since the start of the navigation. */
interface Opening {
  /** Something is painted. */
  readonly firstMs: number;
  /** Page, slider and pause say all that they say. */
  readonly allMs: number;
}

/** Runs in the popup before its own script, and notes when the frame with everything in it was made. */
const PROBE = `new MutationObserver((_, observer) => {
  const isSaid = id => !['', looking].includes(document.getElementById(id).textContent);
  if (!['page-title', 'threshold-words', 'pause'].every(isSaid)) return;
  observer.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { self.allMs = performance.now(); }));
}).observe(document.documentElement, {childList: true, subtree: true, characterData: true});
const looking = (globalThis.browser ?? chrome).i18n.getMessage('page_looking');`;

async function addProbe(folder: string): Promise<void> {
  const path = join(folder, 'popup.html');
  const html = await readFile(path, 'utf8');
  await writeFile(join(folder, 'probe.js'), PROBE);
  await writeFile(path, html.replace('<script ', '<script src="probe.js" defer></script><script '));
}

interface Scope {
  readonly action: {openPopup(): Promise<void>};
  readonly extension: {getViews(about: {type: 'popup'}): (Window & typeof globalThis & {allMs?: number})[]};
}
type ExtensionWindow = typeof globalThis & {browser?: Scope; chrome?: Scope};

/** What the popup has noted; undefined until everything is said. Runs in a page of the extension. */
function readOpening(): Opening | undefined {
  const {browser, chrome} = globalThis as ExtensionWindow;
  const [popup] = (browser ?? chrome)!.extension.getViews({type: 'popup'});
  const paint = popup?.performance.getEntriesByName('first-contentful-paint')[0];
  return popup?.allMs === undefined || paint === undefined ? undefined : {firstMs: paint.startTime, allMs: popup.allMs};
}

/** Closes the popup. Runs in a page of the extension. @returns whether there was one */
function closePopup(): boolean {
  const {browser, chrome} = globalThis as ExtensionWindow;
  const [popup] = (browser ?? chrome)!.extension.getViews({type: 'popup'});
  popup?.close();
  return popup !== undefined;
}

/** Opens the real popup over the page in front, and closes it again. */
async function openOnce({page}: ExtensionPage): Promise<Opening> {
  await page.evaluate(() => {
    const {browser, chrome} = globalThis as ExtensionWindow;
    return (browser ?? chrome)!.action.openPopup();
  });
  const deadline = Date.now() + TIMEOUT_MS;
  while (Date.now() < deadline) {
    const opening = await page.evaluate(readOpening);
    if (opening === undefined) {
      await wait(POLL_MS);
      continue;
    }
    while (await page.evaluate(closePopup)) await wait(POLL_MS);
    return opening;
  }
  throw new Error(`expected a popup that says all within ${TIMEOUT_MS} ms`);
}

async function measure(name: BrowserName, count: number, folder: string): Promise<string[]> {
  const server = await servePage(inRepository('assets/demo/index.html'));
  const path = await prepareExtension(folder, name, server.url);
  await addProbe(path);
  const session = await startSession({name, extension: path, headless: true});
  try {
    const extension = await openExtensionPage(session);
    const page = await session.browser.newPage();
    await page.goto(server.url, {waitUntil: 'load'});
    await readBadges(page, extension, {timeoutMs: TIMEOUT_MS});
    await page.bringToFront();
    // Firefox closes popups of windows without the focus, which those without a screen never have.
    const keep = `(async () => Services.prefs.setBoolPref('ui.popup.disable_autohide', true))()`;
    if (name === 'firefox') await runInFirefox(session.browser, keep);
    const killer = await createKiller(session, extension);
    const rows: string[] = [];
    for (const state of ['awake', 'asleep']) {
      const openings: Opening[] = [];
      // The first opening fills caches.
      for (let turn = 0; turn <= count; turn++) {
        if (state === 'asleep') await killer.kill();
        const opening = await openOnce(extension);
        if (turn > 0) openings.push(opening);
      }
      const read = (key: keyof Opening) => openings.map(opening => opening[key]);
      const figures = (['firstMs', 'allMs'] as const).flatMap(key => [median(read(key)), Math.max(...read(key))]);
      rows.push([name, state, ...figures.map(ms => ms.toFixed(0))].join(' | '));
    }
    return rows;
  } finally {
    await session.close();
    await server.close();
  }
}

const count = Number(process.argv[2] ?? 20);
const folder = await mkdtemp(join(tmpdir(), 'grain-of-salt-popup-'));
console.log('browser | background | first paint, median ms | worst | all said, median ms | worst');
console.log('--- | --- | ---: | ---: | ---: | ---:');
try {
  for (const name of ['chromium', 'firefox'] as const) {
    for (const row of await measure(name, count, join(folder, name))) console.log(row);
  }
} finally {
  await rm(folder, {recursive: true, force: true});
}
