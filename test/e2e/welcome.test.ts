// The one page of the first run: what the marks mean, three choices, a headline to try, and the icon to pin.
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {openOwnPage} from '../../src/tools/extension-page.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {english} from '../support/english.ts';
import {askTabs} from '../support/extension-tabs.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const isSeen = (page: Page, selector: string) =>
  page.$eval(selector, element => (element as HTMLElement).checkVisibility());

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  // That the page opens once installed, every start of a browser here waits for.
  describeWithBrowser(name)('on the first run, a reader', () => {
    let stage: Stage;
    let welcome: Page;

    beforeAll(async () => {
      stage = await startStage(name);
    }, START_TIMEOUT_MS);
    beforeEach(async () => {
      welcome = await openOwnPage(stage.session, 'welcome.html');
      await welcome.bringToFront();
    });
    afterEach(() => welcome.close());
    afterAll(() => stage?.close());

    test('has three choices, of which news sites is made, and the one that is made counts at once', async () => {
      const choices = await welcome.$$eval('#reach input', all =>
        all.map(input => [(input as HTMLInputElement).value, (input as HTMLInputElement).checked]),
      );
      expect(choices).toEqual([
        ['click', false],
        ['news', true],
        ['all', false],
      ]);
      const news = await stage.open(FRONT);
      const countBadges = () => news.evaluate(() => document.querySelectorAll('grain-badge').length);
      await waitFor('badges', async () => (await countBadges()) > 0);
      await welcome.$eval('#reach input[value=click]', input => (input as HTMLInputElement).click());
      await waitFor('no badges', async () => (await countBadges()) === 0);
      expect(await askTabs(stage.extension, 'toggleBadges', {})).toEqual({shown: true});
      await welcome.$eval('#reach input[value=news]', input => (input as HTMLInputElement).click());
      await news.close();
    });

    test('tries the headline that stands there, and another', async () => {
      const readVerdict = () => welcome.$eval('#try-result', result => (result as HTMLElement).dataset.verdict);
      expect(await welcome.$eval('#try-text', box => box.textContent)).toBe(english('welcome_example'));
      await waitFor('its verdict', async () => (await readVerdict()) === 'doubtful');
      await welcome.focus('#try-text');
      await welcome.keyboard.down('Control');
      await welcome.keyboard.press('KeyA');
      await welcome.keyboard.up('Control');
      await welcome.keyboard.type('Ferry line to the outer islands reopens after storm repairs');
      await waitFor('another verdict', async () => /credible|uncertain/.test((await readVerdict()) ?? ''));
    });

    test('is asked to pin the icon, and for nothing else', async () => {
      const [pin, pinned] = await Promise.all(['#pin', '#pinned'].map(selector => isSeen(welcome, selector)));
      // Firefox has it in its toolbar already where its preferences say so.
      expect([pin, pinned].filter(Boolean)).toHaveLength(1);
      expect(await welcome.$$eval('form, input:not([name=reach]), a', all => all.length)).toBe(0);
    });

    test('sees everything in the middle, in a window of any width', async () => {
      for (const width of [1280, 640, 360]) {
        await welcome.setViewport({width, height: 800});
        const {middles, overflow} = await welcome.evaluate(() => {
          const {clientWidth, scrollWidth} = document.documentElement;
          const parts = [...document.querySelectorAll('header img, h1, main')];
          const boxes = parts.map(part => part.getBoundingClientRect());
          const middles = boxes.map(({left, right}) => Math.round((left + right - clientWidth) / 2));
          return {middles, overflow: scrollWidth - clientWidth};
        });
        expect({middles, overflow}).toEqual({middles: [0, 0, 0], overflow: 0});
      }
    });
  });
});
