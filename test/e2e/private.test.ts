// A private window of a reader who has allowed the extension there: it works as elsewhere, and nothing is left of it.
import {afterAll, beforeAll, expect, jest, test} from '@jest/globals';
import type {Page, WebWorker} from 'puppeteer-core';
import {openOwnPage} from '../../src/tools/extension-page.ts';
import {enterWorld, write} from '../support/content-world.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {allowPrivateWindows, openPrivateWindow} from '../support/extension-control.ts';
import {findWorker, listWorkers} from '../support/service-worker.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

/** What is called inside a page of the extension in Firefox. */
declare const browser: Pick<typeof chrome, 'storage'>;

/** What is called inside the worker. */
declare const chrome: {
  windows: {create(options: {incognito: boolean; url: string}): Promise<{id: number}>};
  storage: Record<'local' | 'session', {get(keys: null): Promise<Record<string, unknown>>}>;
};

/** Headlines of both kinds are marked. */
async function expectMarks(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelectorAll('grain-badge').length > 10);
  const verdicts = await page.$$eval('grain-badge', badges => badges.map(badge => badge.getAttribute('data-verdict')));
  expect(verdicts).toContain('doubtful');
  expect(verdicts).toContain('credible');
}

/** What is written late, too, is written with the scores of the next window, and that leaves nothing but them. */
async function expectNothingLeft(stage: Stage, readStored: () => Promise<Record<string, unknown>[]>): Promise<void> {
  const open = await stage.open(FRONT);
  await waitFor('the scores of another window', async () => 'scores' in (await readStored())[1]!);
  const [local, session] = await readStored();
  expect(local).toEqual({});
  expect(Object.keys(session!).sort()).toEqual(['scores', 'started']);
  await open.close();
}

describeWithBrowser('chromium')('in a private window of chromium', () => {
  let stage: Stage;
  let worker: WebWorker;
  let page: Page;

  const readStored = () =>
    worker.evaluate(async () => [await chrome.storage.local.get(null), await chrome.storage.session.get(null)]);

  beforeAll(async () => {
    stage = await startStage('chromium');
    const {browser} = stage.session;
    await findWorker(browser);
    const old = listWorkers(browser);
    await allowPrivateWindows(stage.session);
    worker = await findWorker(browser, old);
    await worker.evaluate(url => chrome.windows.create({incognito: true, url}), FRONT);
    const opened = await browser.waitForTarget(found => found.type() === 'page' && found.url() === FRONT);
    page = (await opened.page())!;
  }, START_TIMEOUT_MS);
  afterAll(() => stage?.close());

  test('headlines have their marks', async () => {
    await expectMarks(page);
  });

  test('the card offers nothing that would be kept, and what is sent all the same is not', async () => {
    const run = await enterWorld(page);
    expect(await run(write('readPreferences', {}))).toMatchObject({
      ok: true,
      value: {isOn: true, can: {correct: false, hideSite: false}},
    });
    await run(write('correct', {text: 'Harbour council votes in secret', verdict: 'doubtful'}));
    await run(write('hideSite', {}));
    expect(await readStored()).toEqual([{}, {started: true}]);
  });

  test('nothing is left of it once it is closed', async () => {
    await page.close();
    await waitFor('no private page', () => stage.session.browser.targets().every(target => target.url() !== FRONT));
    await expectNothingLeft(stage, readStored);
  });
});

// No driver reaches the world of a content script of Firefox: what it may send is tested by message (sealed.test.ts).
describeWithBrowser('firefox')('in a private window of firefox', () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await startStage('firefox');
    await allowPrivateWindows(stage.session);
    page = await openPrivateWindow(stage.session, FRONT);
  }, START_TIMEOUT_MS);
  afterAll(() => stage?.close());

  test('headlines have their marks', async () => {
    await expectMarks(page);
  });

  test('nothing is left of it once it is closed', async () => {
    await page.close();
    const own = await openOwnPage(stage.session, 'options.html');
    const readStored = () =>
      own.evaluate(async () => [await browser.storage.local.get(null), await browser.storage.session.get(null)]);
    expect(await readStored()).toEqual([{}, {started: true}]);
    await expectNothingLeft(stage, readStored);
  });
});
