/**
 * Takes the pictures of the readme and of the stores, 1280 by 800, light and dark.
 * Run: npm run screenshots [-- FOLDER], by default assets/screenshots. About 20 s.
 */

import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import type {Page} from 'puppeteer-core';
import {inRepository} from '../build/paths.ts';
import {type Session, startSession} from './browser.ts';
import {type ExtensionPage, openExtensionPage} from './extension-page.ts';
import {servePage} from './page-server.ts';
import {layOver, openCard, openPicture, openPopup, SCHEMES, type Scheme, waitForBadges} from './pictures.ts';
import {prepareExtension} from './prepare-extension.ts';

/** Where the demonstration page seems to be. */
const HOST = 'ferrisport.example';

interface Studio {
  readonly session: Session;
  readonly extension: ExtensionPage;
  readonly demoUrl: string;
  readonly folder: string;
}

async function save(page: Page, {folder}: Studio, name: string): Promise<void> {
  await page.screenshot({path: join(folder, `${name}.png`) as `${string}.png`});
  console.log(`${name}.png`);
}

async function takeDemo(studio: Studio, scheme: Scheme): Promise<void> {
  const {session, extension, demoUrl} = studio;
  const {browser} = session;
  const page = await openPicture(browser, demoUrl, scheme);
  await waitForBadges(page, extension);
  await save(page, studio, `demo-${scheme}`);
  const plain = await page.screenshot({encoding: 'base64'});
  const popup = await openPopup(session, demoUrl, scheme);
  const sheet = await layOver(browser, plain, await popup.screenshot({encoding: 'base64'}));
  await save(sheet, studio, `popup-${scheme}`);
  await sheet.close();
  await popup.close();
  await page.bringToFront();
  await openCard(page, 'doubtful');
  await save(page, studio, `card-${scheme}`);
  await page.close();
}

async function takePages(studio: Studio, scheme: Scheme): Promise<void> {
  const {browser, extensionUrl} = studio.session;
  const welcome = await openPicture(browser, `${extensionUrl}welcome.html`, scheme);
  await save(welcome, studio, `welcome-${scheme}`);
  await welcome.close();
  const options = await openPicture(browser, `${extensionUrl}options.html`, scheme);
  await options.waitForSelector('#keys kbd');
  await save(options, studio, `options-${scheme}`);
  await options.close();
}

async function takeAll(folder: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'grain-of-salt-pictures-'));
  const closers = [() => rm(scratch, {recursive: true, force: true})];
  try {
    await mkdir(folder, {recursive: true});
    const server = await servePage(inRepository('assets/demo/index.html'));
    closers.unshift(server.close);
    const demoUrl = server.url.replace('127.0.0.1', HOST);
    const path = await prepareExtension(scratch, 'chromium', demoUrl);
    const session = await startSession({
      name: 'chromium',
      extension: path,
      headless: true,
      args: ['--lang=en', `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
    });
    closers.unshift(session.close);
    const studio = {session, extension: await openExtensionPage(session), demoUrl, folder};
    for (const scheme of SCHEMES) {
      await takeDemo(studio, scheme);
      await takePages(studio, scheme);
    }
  } finally {
    for (const close of closers) await close();
  }
}

await takeAll(resolve(process.argv[2] ?? inRepository('assets/screenshots')));
