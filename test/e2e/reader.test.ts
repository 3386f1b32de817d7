// What a reader does with the extension: choosing where badges appear, pausing, going from headline to headline.
import {afterAll, afterEach, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {readBadges} from '../../src/tools/read-badges.ts';
import {createKiller} from '../../src/tools/soak/killer.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {askTabs} from '../support/extension-tabs.ts';
import {pressCommand} from '../support/press-command.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const HOUR_MS = 3_600_000;
const DEFAULTS = {threshold: undefined, reach: 'news', pausedUntil: 0, enabledSites: [], disabledSites: []};

/** What is called of the browsers inside pages of the extension. */
interface Extension {
  commands: {getAll(): Promise<{name: string; shortcut: string}[]>};
}
declare const chrome: Extension;
declare global {
  var browser: Extension | undefined;
}

const readVerdicts = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('grain-badge')].map(badge => badge.dataset.verdict));

/** The headline whose badge has the focus. */
const readFocused = (page: Page) =>
  page.evaluate(() => {
    const badge = document.activeElement?.closest('grain-badge');
    return badge?.closest('h1, h2, h3')?.textContent?.trim();
  });

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('a reader', () => {
    let stage: Stage;
    let page: Page;
    const waitForBadges = (isThere: boolean) =>
      waitFor(isThere ? 'badges' : 'no badges', async () => (await readVerdicts(page)).length > 0 === isThere);

    beforeAll(async () => {
      stage = await startStage(name);
    }, START_TIMEOUT_MS);
    afterEach(async () => {
      if (!page.isClosed()) await page.close();
      for (const [key, value] of Object.entries(DEFAULTS)) await stage.extension.store(key, value);
    });
    afterAll(() => stage?.close());

    test('who wants badges only on a click has none until then, and can have them taken away again', async () => {
      await stage.extension.store('reach', 'click');
      page = await stage.open(FRONT);
      await waitFor('an answer', () => askTabs(stage.extension, 'summarizePage', {}));
      expect(await readVerdicts(page)).toEqual([]);
      expect(await askTabs(stage.extension, 'toggleBadges', {})).toEqual({shown: true});
      await waitForBadges(true);
      expect(await askTabs(stage.extension, 'toggleBadges', {})).toEqual({shown: false});
      expect(await readVerdicts(page)).toEqual([]);
    });

    test('a site counts more than the reach, and is switched off with its badges', async () => {
      await stage.extension.store('reach', 'click');
      await stage.extension.store('enabledSites', ['reuters.com']);
      page = await stage.open(FRONT);
      await waitForBadges(true);
      await stage.extension.store('disabledSites', ['reuters.com']);
      await waitForBadges(false);
    });

    test('a pause takes the badges away, and its end brings them back', async () => {
      page = await stage.open(FRONT);
      await waitForBadges(true);
      await stage.extension.store('pausedUntil', Date.now() + HOUR_MS);
      await waitForBadges(false);
      await stage.extension.store('pausedUntil', 0);
      await waitForBadges(true);
    });

    test('is heard in open tabs while the background sleeps', async () => {
      page = await stage.open(FRONT);
      await waitForBadges(true);
      const killer = await createKiller(stage.session, stage.extension);
      await killer.kill();
      await stage.extension.store('disabledSites', ['reuters.com']);
      await waitForBadges(false);
      await killer.kill();
      await stage.extension.store('disabledSites', []);
      await waitForBadges(true);
    });

    test('goes from flagged headline to flagged headline, and back, and to one by its words', async () => {
      await stage.extension.store('threshold', 1);
      page = await stage.open(FRONT);
      await readBadges(page, stage.extension, {timeoutMs: 20_000});
      const listed = (await askTabs(stage.extension, 'listHeadlines', {}))?.headlines ?? [];
      expect(listed.length).toBeGreaterThanOrEqual(20);
      await page.bringToFront();
      const visited: (string | undefined)[] = [];
      for (const step of [1, 1, -1] as const) {
        expect(await askTabs(stage.extension, 'stepFlagged', {step})).toEqual({shown: true});
        visited.push(await readFocused(page));
      }
      const [first, second] = listed.map(({text}) => text);
      expect(visited).toEqual([first, second, first]);
      const {text} = listed.at(-1)!;
      expect(await askTabs(stage.extension, 'showHeadline', {text})).toEqual({shown: true});
      expect(await readFocused(page)).toBe(text);
    });

    test('finds a key for every command', async () => {
      const commands = await stage.extension.page.evaluate(() => (globalThis.browser ?? chrome).commands.getAll());
      expect(commands.map(({name: command, shortcut}) => `${command}: ${shortcut}`)).toEqual([
        '_execute_action: Alt+Shift+S',
        'next-flagged: Alt+Shift+J',
        'previous-flagged: Alt+Shift+K',
        'toggle-badges: Alt+Shift+H',
      ]);
    });

    test('goes to flagged headlines and back with a key, and takes badges away with one', async () => {
      await stage.extension.store('threshold', 1);
      page = await stage.open(FRONT);
      await readBadges(page, stage.extension, {timeoutMs: 20_000});
      await page.bringToFront();
      const visited: string[] = [];
      for (const command of ['next-flagged', 'next-flagged', 'previous-flagged'] as const) {
        await pressCommand(stage, command);
        visited.push(
          await waitFor('another headline with the focus', async () => {
            const focused = await readFocused(page);
            return focused !== visited.at(-1) && focused;
          }),
        );
      }
      const [first, second, third] = visited;
      expect(third).toBe(first);
      expect(second).not.toBe(first);
      await pressCommand(stage, 'toggle-badges');
      await waitForBadges(false);
      await pressCommand(stage, 'toggle-badges');
      await waitForBadges(true);
    });

    test('learns what a score rests on', async () => {
      const text = 'Shocking secret doctors never wanted you to know';
      const {words, score} = await stage.extension.ask('explain', {text});
      expect(score).toHaveProperty('credibility');
      expect(words.map(({start, end}) => text.slice(start, end))).toEqual(text.split(' '));
      expect(await stage.extension.ask('countRequests', {})).toEqual({outside: 0});
    });
  });
});
