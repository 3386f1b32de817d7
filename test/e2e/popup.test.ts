// What a reader does in the popup, over a page: the popup that the browser opens, in both of them.
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {openOwnPage} from '../../src/tools/extension-page.ts';
import {readBadges} from '../../src/tools/read-badges.ts';
import {createKiller} from '../../src/tools/soak/killer.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {english} from '../support/english.ts';
import {openRealPopup, type RealPopup} from '../support/real-popup.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const DEFAULTS = {threshold: 0.5, pausedUntil: 0, enabledSites: [], disabledSites: []};

const countBadges = (page: Page) => page.evaluate(() => document.querySelectorAll('grain-badge').length);
const readFlagged = (popup: RealPopup) =>
  popup.evaluate(({document}) => [...document.querySelectorAll('#flagged button')].map(({textContent}) => textContent));
const press = (popup: RealPopup, id: string) =>
  popup.evaluate(({document}, name) => document.getElementById(name)!.click(), id);

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('in the popup, a reader', () => {
    let stage: Stage;
    let page: Page;
    let popup: RealPopup | undefined;

    beforeAll(async () => {
      stage = await startStage(name);
    }, START_TIMEOUT_MS);
    beforeEach(async () => {
      for (const [key, value] of Object.entries(DEFAULTS)) await stage.extension.store(key, value);
      page = await stage.open(FRONT);
      await readBadges(page, stage.extension, {timeoutMs: 20_000});
    });
    afterEach(async () => {
      await popup?.close();
      await page.close();
    });
    afterAll(() => stage?.close());

    test('sees what is flagged on the page, also before the background is awake, and goes there', async () => {
      const killer = await createKiller(stage.session, stage.extension);
      await killer.kill();
      popup = await openRealPopup(stage, page);
      const flagged = await waitFor('a list', async () => {
        const listed = await readFlagged(popup!);
        return listed.length > 1 && listed;
      });
      expect(await popup.readText('page-title')).toBe(english('page_flagged_title', flagged.length));
      await popup.evaluate(({document}) =>
        [...document.querySelectorAll<HTMLElement>('#flagged button')].at(-1)!.click(),
      );
      const readFocused = () => page.evaluate(() => document.activeElement?.closest('h1, h2, h3')?.textContent?.trim());
      await waitFor('the focus on the headline', async () => (await readFocused()) === flagged.at(-1));
    });

    test('sees what the slider does to the page before letting go of it', async () => {
      popup = await openRealPopup(stage, page);
      const before = (await waitFor('a list', async () => (await readFlagged(popup!)).length || undefined))!;
      expect(await popup.readText('threshold-effect')).toBe(english('threshold_page', before));
      const all = await page.evaluate(
        () => document.querySelectorAll('grain-badge:not([data-verdict=unassessed])').length,
      );
      expect(all).toBeGreaterThan(before);
      const effect = await popup.evaluate(view => {
        const slider = view.document.getElementById('threshold') as HTMLInputElement;
        slider.value = slider.max;
        slider.dispatchEvent(new view.Event('input'));
        return view.document.getElementById('threshold-effect')!.textContent;
      });
      expect(effect).toBe(english('threshold_page_change', before, all));
      expect(await popup.readText('threshold-words')).toBe(english('threshold_everything'));
      await waitFor('all flagged on the page', () =>
        page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('grain-badge')].every(
            ({dataset}) => dataset.verdict === 'doubtful',
          ),
        ),
      );
    });

    test('switches the site off and on', async () => {
      popup = await openRealPopup(stage, page);
      await waitFor('the switch', async () => (await popup!.readText('site-label')).includes('reuters.com'));
      const isOn = () =>
        popup!.evaluate(({document}) => (document.getElementById('site-switch') as HTMLInputElement).checked);
      expect(await isOn()).toBe(true);
      await press(popup, 'site-switch');
      await waitFor('no badges', async () => (await countBadges(page)) === 0);
      await waitFor('words', async () => (await popup!.readText('page-title')) === english('page_off_title'));
      await press(popup, 'site-switch');
      await waitFor('badges', async () => (await countBadges(page)) > 0);
    });

    test('pauses for an hour, and resumes', async () => {
      popup = await openRealPopup(stage, page);
      expect(await popup.readText('pause')).toBe(english('pause'));
      await press(popup, 'pause');
      await waitFor('no badges', async () => (await countBadges(page)) === 0);
      await waitFor('words', async () => /^Paused until \d/.test(await popup!.readText('page-title')));
      expect(await popup.readText('pause')).toBe(english('resume'));
      await press(popup, 'pause');
      await waitFor('badges', async () => (await countBadges(page)) > 0);
    });

    test('sees the words that count while typing, and another verdict once it is written anew', async () => {
      const own = await openOwnPage(stage.session, 'popup.html');
      await own.bringToFront();
      const read = (id: string) => own.evaluate(found => document.getElementById(found)!.textContent ?? '', id);
      await own.type('#try-text', 'Shocking secret doctors never wanted you to know');
      const readColored = () =>
        own.evaluate(() =>
          [...CSS.highlights.values()].flatMap(highlight => [...highlight].map(range => String(range))),
        );
      await waitFor('coloured words', async () => (await readColored()).length > 0);
      const named = (await read('try-detail')).split('\n').filter(line => line.startsWith('Speaks'));
      expect(named.join()).toContain((await readColored())[0]);
      await waitFor('a verdict', async () => (await read('try-verdict')) === english('verdict_doubtful'));
      await own.keyboard.down('Control');
      await own.keyboard.press('KeyA');
      await own.keyboard.up('Control');
      await own.type('#try-text', 'Ferry line to the outer islands reopens after storm repairs');
      const isOther = (verdict: string): boolean => /^(?:Reads|Could)/.test(verdict);
      await waitFor('another verdict', async () => isOther(await read('try-verdict')));
      await own.close();
    });

    // Only Chromium tells the time of the processor.
    if (name === 'firefox') return;

    test('waits for less than 100 ms of work, also while the background sleeps', async () => {
      await (await createKiller(stage.session, stage.extension)).kill();
      const own = await stage.session.browser.newPage();
      const devtools = await own.createCDPSession();
      // What a quiet machine takes, however busy this one is.
      await devtools.send('Performance.enable', {timeDomain: 'threadTicks'});
      const readMs = async () => {
        const {metrics} = await devtools.send('Performance.getMetrics');
        return metrics.find(({name: metric}) => metric === 'TaskDuration')!.value * 1000;
      };
      const startMs = await readMs();
      await own.goto(`${stage.session.extensionUrl}popup.html`, {waitUntil: 'load'});
      await waitFor('all that it says', () =>
        own.evaluate(() =>
          ['page-title', 'threshold-words', 'pause'].every(id => document.getElementById(id)!.textContent),
        ),
      );
      const tookMs = (await readMs()) - startMs;
      expect(tookMs).toBeGreaterThan(1);
      expect(tookMs).toBeLessThan(100);
      await own.close();
    });
  });
});
