/** Talks to a running extension through a page of its own, in both browsers alike. */

import type {Page} from 'puppeteer-core';
import type {Score} from '../core/score.ts';
import {wait} from '../platform/wait.ts';
import {MAX_BATCH, MAX_TEXT_LENGTH, type ReplyOf, type RequestOf, type ToBackground} from '../protocol/messages.ts';
import {CHANNEL, send} from '../protocol/messenger.ts';
import {REPLIES_OF_BACKGROUND} from '../protocol/validate.ts';
import type {Session} from './browser.ts';

/** A page of the extension, ready to run code. */
export interface ExtensionPage {
  readonly page: Page;
  /** Asks the background. */
  ask<N extends keyof ToBackground>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>>;
  /** Writes one value of `storage.local`, announced where the popup announces it. */
  store(key: string, value: unknown): Promise<void>;
  close(): Promise<void>;
}

/** The part of a browser's extension functions that is called inside the page. */
interface Extension {
  runtime: {sendMessage(message: unknown): Promise<unknown>};
  storage: {local: {set(items: Record<string, unknown>): Promise<void>; setAccessLevel?: unknown}};
}
type ExtensionWindow = typeof globalThis & {browser?: Extension; chrome?: Extension};

const OPEN_TIMEOUT_MS = 45_000;

/** Opens one of the extension's own pages in a tab. Example: openOwnPage(session, 'options.html') */
export async function openOwnPage(session: Session, path: string): Promise<Page> {
  const url = `${session.extensionUrl}${path}`;
  const page = await session.browser.newPage();
  // Firefox changes process on the way to such a page and then never tells that it has loaded.
  const isFirefox = session.name === 'firefox';
  const opening = page.goto(url, {timeout: OPEN_TIMEOUT_MS}).catch(error => {
    if (!isFirefox) throw error;
  });
  if (!isFirefox) await opening;
  await waitForAnswer(page, url);
  return page;
}

/** Opens the popup as a page in a tab. */
export async function openExtensionPage(session: Session): Promise<ExtensionPage> {
  const page = await openOwnPage(session, 'popup.html');
  return {
    page,
    ask(name, request) {
      const transport = (envelope: unknown) =>
        page.evaluate(message => {
          const scope = globalThis as ExtensionWindow;
          return (scope.browser ?? scope.chrome)!.runtime.sendMessage(message);
        }, envelope);
      return send(name, request, REPLIES_OF_BACKGROUND[name], {
        transport,
        wait,
        retries: true,
        timeoutMs: OPEN_TIMEOUT_MS,
      });
    },
    store: (key, value) =>
      page.evaluate(
        async (items, announcement) => {
          const scope = globalThis as ExtensionWindow;
          const {runtime, storage} = (scope.browser ?? scope.chrome)!;
          if (storage.local.setAccessLevel === undefined) await runtime.sendMessage(announcement);
          await storage.local.set(items);
        },
        {[key]: value},
        {channel: CHANNEL, type: 'announceSetting', data: {key, value}},
      ),
    close: () => page.close(),
  };
}

/** Waits until code runs in the page at an address. */
async function waitForAnswer(page: Page, url: string): Promise<void> {
  const deadline = Date.now() + OPEN_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const state = await page.evaluate(() => `${location.href} ${document.readyState}`).catch(String);
    if (state === `${url} complete`) return;
    await wait(50);
  }
  throw new Error(`expected ${url} to open within ${OPEN_TIMEOUT_MS} ms`);
}

/** Scores any number of texts in the running extension, in batches, cut as the content script cuts them. */
export async function scoreInExtension(
  extension: ExtensionPage,
  texts: readonly string[],
): Promise<{scores: Score[]; model: string}> {
  const scores: Score[] = [];
  let model = '';
  for (let start = 0; start < texts.length; start += MAX_BATCH) {
    const batch = texts.slice(start, start + MAX_BATCH).map(text => text.slice(0, MAX_TEXT_LENGTH));
    const reply = await extension.ask('score', {texts: batch});
    scores.push(...reply.scores);
    model = reply.model;
  }
  return {scores, model};
}
