// Whoever had code in a page or in the worker of the extension still could not send anything; and private windows.
import {afterAll, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Page, WebWorker} from 'puppeteer-core';
import {CHANNEL} from '../../src/protocol/messenger.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {findWorker} from '../support/service-worker.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

/** The browser's own functions, inside the worker. */
declare const chrome: {
  runtime: {
    id: string;
    onMessage: {dispatch(message: object, sender: object, respond: (answer: unknown) => void): void};
  };
  storage: {session: {get(key: 'scores'): Promise<{scores?: {entries: unknown[]}}>}};
};

/** Tries every way out that there is in a page or worker, and tells which were open. Runs there. */
async function reachOut(url: string): Promise<string[]> {
  const scope = globalThis as Partial<typeof globalThis>;
  const opened: string[] = [];
  const tries: Promise<void>[] = [];
  // Without names of their own, which the loader of TypeScript would wrap into a function that pages lack.
  for (const [name, open] of Object.entries({
    fetch: () => fetch(url),
    'fetch without cors': () => fetch(url, {mode: 'no-cors'}),
    WebSocket: () =>
      new Promise((done, fail) => {
        const socket = new WebSocket(url.replace('https:', 'wss:'));
        socket.onopen = done;
        socket.onerror = fail;
      }),
    XMLHttpRequest: () =>
      new Promise((done, fail) => {
        if (scope.XMLHttpRequest === undefined) return fail();
        const request = new XMLHttpRequest();
        request.onload = done;
        request.onerror = fail;
        request.open('GET', url);
        request.send();
      }),
    ...Object.fromEntries(
      (['img', 'script', 'link', 'iframe', 'video'] as const).map(tag => [
        tag,
        () =>
          new Promise((done, fail) => {
            if (scope.document === undefined) return fail();
            const element = document.createElement(tag);
            element.onload = tag === 'iframe' ? fail : done;
            element.onerror = fail;
            element.addEventListener('loadeddata', done);
            Object.assign(element, {rel: 'stylesheet', href: url, src: url});
            document.documentElement.append(element);
            // A frame that was refused loads an error in its place, and a refused picture may stay silent.
            setTimeout(fail, 1000);
          }),
      ]),
    ),
  })) {
    tries.push(
      Promise.resolve()
        .then(open)
        .then(
          () => void opened.push(name),
          () => undefined,
        ),
    );
  }
  await Promise.all(tries);
  if (scope.document !== undefined) navigator.sendBeacon(url, 'text');
  return opened;
}

/** Asks the background for scores as the content script of a tab does that may be in a private window. */
function askFromTab(worker: WebWorker, texts: readonly string[], isPrivate: boolean) {
  return worker.evaluate(
    (message, incognito) =>
      new Promise(respond => {
        const sender = {id: chrome.runtime.id, url: 'https://www.reuters.com/', frameId: 0, tab: {id: 7, incognito}};
        chrome.runtime.onMessage.dispatch(message, sender, respond);
      }),
    {channel: CHANNEL, type: 'score', data: {texts}},
    isPrivate,
  ) as Promise<{value?: {scores: object[]}}>;
}

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('the extension', () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await startStage(name);
    }, START_TIMEOUT_MS);
    afterAll(() => stage?.close());

    /** What got out of a place, as that place and as the web sees it. */
    async function tryFrom(place: Page | WebWorker) {
      const {requests, strangers} = stage.web;
      const [requestCount, strangerCount] = [requests.length, strangers.length];
      const opened = await place.evaluate(reachOut, `${FRONT}?from-the-extension`);
      return {opened, arrived: [...requests.slice(requestCount), ...strangers.slice(strangerCount)]};
    }

    test('cannot reach the web from its pages, whatever is tried there', async () => {
      expect(await tryFrom(stage.extension.page)).toEqual({opened: [], arrived: []});
      // The same from a page of the web arrives.
      const page = await stage.open(FRONT);
      expect((await tryFrom(page)).arrived.length).toBeGreaterThan(3);
      await page.close();
    });

    if (name === 'firefox') return;

    test('cannot reach the web from its worker, whatever is tried there', async () => {
      expect(await tryFrom(await findWorker(stage.session.browser))).toEqual({opened: [], arrived: []});
    });

    test('keeps no score that was asked for in a private window, not even in memory', async () => {
      const worker = await findWorker(stage.session.browser);
      const countKept = () =>
        worker.evaluate(async () => (await chrome.storage.session.get('scores')).scores?.entries.length ?? 0);
      // Scores are written together: with this one come those of pages that stood open before.
      await askFromTab(worker, ['Museum opens a wing for clocks that were found in the harbour'], false);
      await waitFor('a score', async () => (await countKept()) > 0);
      const before = await countKept();
      const secret = [
        'Harbour council votes in secret to close the old lighthouse',
        'Ferry line reopens after repairs',
      ];
      const {value} = await askFromTab(worker, secret, true);
      expect(value!.scores).toHaveLength(2);
      await askFromTab(worker, ['Orchard growers expect the earliest harvest in thirty years'], false);
      await waitFor('the score of the other window', async () => (await countKept()) > before);
      expect(await countKept()).toBe(before + 1);
    });
  });
});
