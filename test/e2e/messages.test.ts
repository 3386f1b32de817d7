/** What a process of a page that has been taken over can say to the background: it speaks as our content script does. */
import {afterAll, beforeAll, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {BURST, MAX_UNDER_WAY, PER_SECOND} from '../../src/background/rate-limit.ts';
import {MAX_BATCH, MAX_TEXT_LENGTH} from '../../src/protocol/messages.ts';
import type {Answer} from '../../src/protocol/messenger.ts';
import {enterWorld, write} from '../support/content-world.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {describeWithBrowser} from '../support/skip.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

describeWithBrowser('chromium')('in chromium, a page that speaks as our content script', () => {
  let stage: Stage;
  let page: Page;
  let run: (code: string) => Promise<unknown>;
  const ask = async (type: string, data: unknown) => (await run(write(type, data))) as Answer | null;

  beforeAll(async () => {
    stage = await startStage('chromium');
    page = await stage.open(FRONT);
    run = await enterWorld(page);
  }, START_TIMEOUT_MS);
  afterAll(() => stage?.close());

  test.each<[string, unknown, string]>([
    ['score', {texts: Array.from({length: MAX_BATCH + 1}, () => 'a')}, 'ProtocolError'],
    ['score', {texts: ['x'.repeat(MAX_TEXT_LENGTH + 1)]}, 'ProtocolError'],
    ['score', {texts: [{toString: 1}]}, 'ProtocolError'],
    ['explain', {text: 7}, 'ProtocolError'],
    ['reportPage', {found: -1, assessed: 0, flagged: 0}, 'ProtocolError'],
    ['correct', {text: 'a', verdict: 'true'}, 'ProtocolError'],
    ['countRequests', {}, 'PermissionError'],
    ['enableSite', {origin: 'https://example.com', tabId: 1}, 'PermissionError'],
    ['announceSetting', {key: 'threshold', value: 1}, 'PermissionError'],
  ])('is refused %s %#', async (type, data, name) => {
    expect(await ask(type, data)).toMatchObject({ok: false, error: {name}});
  });

  test.each([
    'local.get(null)',
    'local.set({threshold: 1})',
    'local.clear()',
    'session.get(null)',
    'managed.get(null)',
  ])('cannot reach the settings by storage.%s', async call => {
    await expect(run(`chrome.storage.${call}`)).rejects.toThrow(/not allowed from this context/);
  });

  test.each([
    'summarizePage',
    'listHeadlines',
    'toggleBadges',
    'leaveSites',
    'preferencesChanged',
    'storage',
    '__proto__',
  ])('gets no answer to %s, which is nothing that the background is asked', async type => {
    expect((await ask(type, {})) ?? null).toBeNull();
  });

  test('may ask for scores at a bounded rate', async () => {
    const texts = Array.from({length: MAX_BATCH}, (_, index) => `Harbour council votes on lighthouse number ${index}`);
    const flood = `(async () => {
      const answers = await Promise.all(Array.from({length: ${(2 * BURST) / MAX_BATCH}}, () => ${write('score', {texts})}));
      return answers.filter(answer => answer.ok === false && answer.error.name === 'PermissionError').length;
    })()`;
    const startMs = performance.now();
    const granted = (2 * BURST) / MAX_BATCH - ((await run(flood)) as number);
    expect(granted).toBeGreaterThanOrEqual(MAX_UNDER_WAY / MAX_BATCH);
    const tookSeconds = (performance.now() - startMs) / 1000;
    expect(granted * MAX_BATCH).toBeLessThanOrEqual(BURST + tookSeconds * PER_SECOND);
  });

  test('the page itself has nothing to speak with, and cannot load our modules by the address of the package', async () => {
    expect(await page.evaluate(() => typeof (globalThis as {chrome?: {runtime?: unknown}}).chrome?.runtime)).toBe(
      'undefined',
    );
    const load = (url: string) =>
      import(url).then(
        () => 'loaded',
        () => 'refused',
      );
    expect(await page.evaluate(load, `${stage.session.extensionUrl}badges.js`)).toBe('refused');
    const seen = await page.evaluate(() => JSON.stringify(performance.getEntries()));
    expect(seen).not.toContain('chrome-extension:');
  });
});
