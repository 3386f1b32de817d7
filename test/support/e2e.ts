/** What every end-to-end test starts with: the built extension in a browser that can reach only pages of ours. */

import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';
import type {BrowserName} from '../../src/build/browsers.mjs';
import {buildExtension} from '../../src/build/extension.ts';
import {inRepository} from '../../src/build/paths.ts';
import {type Session, startSession} from '../../src/tools/browser.ts';
import {type ExtensionPage, openExtensionPage} from '../../src/tools/extension-page.ts';
import {runInFirefox} from '../../src/tools/soak/killer.ts';
import {type NewsWeb, type Pages, startNewsWeb} from './news-web.ts';

/** Addresses of sites on the list, and one that is not. */
export const FRONT = 'https://www.reuters.com/';
export const ARTICLE = 'https://www.theguardian.com/world/2026/nov/20/ferry-line-reopens';
export const ELSEWHERE = 'https://example.com/';

/** Time for a browser to start, with another one perhaps still closing. */
export const START_TIMEOUT_MS = 120_000;
/** Time for one test. */
export const TEST_TIMEOUT_MS = 90_000;

const readFixture = (path: string) => readFileSync(inRepository(path), 'utf8');

function readDemo(): string {
  const style = readFixture('assets/demo/demo.css');
  return readFixture('assets/demo/index.html').replace(/<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`);
}

/** The web of the tests: a front page, an article, the front page again on a site of another kind, and others. */
export function startWeb(others: Pages = {}): Promise<NewsWeb> {
  const front = readDemo();
  return startNewsWeb({
    ...others,
    [FRONT]: front,
    [ARTICLE]: readFixture('test/fixtures/e2e/article.html'),
    [ELSEWHERE]: front,
  });
}

/** A browser with the extension on the web of the tests. */
export interface Stage {
  readonly web: NewsWeb;
  readonly session: Session;
  readonly extension: ExtensionPage;
  /** Where the extension was built, and is read from. */
  readonly folder: string;
  /** Where files go that are saved. */
  readonly downloads: string;
  /** Opens an address in a window that is taller than any page of the tests, so that everything is near. */
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

/** Opens an address in a tall window. */
export async function openTall(session: Session, url: string): Promise<Page> {
  const page = await session.browser.newPage();
  await page.setViewport({width: 1280, height: 1600});
  await page.goto(url, {waitUntil: 'load'});
  return page;
}

/** Lets files be saved without a question, and not where the person who runs the tests keeps theirs. */
async function keepDownloads({name, browser}: Session, folder: string): Promise<string> {
  const path = join(folder, 'downloads');
  mkdirSync(path);
  if (name === 'firefox') {
    const call = `Services.prefs.setIntPref('browser.download.folderList', 2);
      Services.prefs.setStringPref('browser.download.dir', ${JSON.stringify(path)})`;
    await runInFirefox(browser, `(async () => { ${call} })()`);
  } else {
    // It holds for as long as this session does.
    const devtools = await browser.target().createCDPSession();
    await devtools.send('Browser.setDownloadBehavior', {behavior: 'allow', downloadPath: path});
  }
  return path;
}

/** Starts a browser for tests, with arguments and pages of its own. Everything is closed again when a part of it fails. */
export async function startStage(name: BrowserName, args: readonly string[] = [], pages?: Pages): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'grain-of-salt-e2e-'));
  const folders = await buildExtension(folder);
  const web = await startWeb(pages);
  const closeRest = async () => {
    await web.close();
    rmSync(folder, {recursive: true, force: true});
  };
  try {
    const path = folders[name === 'chromium' ? 'chrome' : 'firefox'];
    const session = await startSession({name, extension: path, headless: true, proxy: web.proxy, args});
    const extension = await openExtensionPage(session);
    const downloads = await keepDownloads(session, folder);
    return {
      web,
      session,
      extension,
      folder: path,
      downloads,
      open: url => openTall(session, url),
      async close() {
        await session.close();
        await closeRest();
      },
    };
  } catch (error) {
    await closeRest();
    throw error;
  }
}
