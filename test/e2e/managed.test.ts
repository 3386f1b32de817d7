// Settings that a school or a company has decided for its readers.
import {afterAll, afterEach, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {openOwnPage} from '../../src/tools/extension-page.ts';
import {decide, whyNotDecided} from '../support/decide.ts';
import {ELSEWHERE, FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {english} from '../support/english.ts';
import {describeUnless} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const DECIDED = {
  threshold: 1,
  display: 'doubtful',
  reach: 'news',
  enabledSites: [new URL(ELSEWHERE).hostname],
  disabledSites: [],
  pausedUntil: 0,
  corrections: {version: 1, entries: []},
};

/** The sections of a page that say that they were decided. */
const readLocked = (page: Page) =>
  page.evaluate(
    line =>
      [...document.querySelectorAll('.locked')]
        .filter(({textContent}) => textContent === line)
        .map(note => note.parentElement!.id),
    english('locked'),
  );
const isDisabled = (page: Page, selector: string) =>
  page.$$eval(selector, all => all.length > 0 && all.every(control => (control as HTMLInputElement).disabled));

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeUnless(whyNotDecided(name))('what is decided', () => {
    let stage: Stage;
    let page: Page;

    beforeAll(async () => {
      stage = await startStage(name);
      // What the reader chose before does not count.
      for (const [key, value] of Object.entries({threshold: 0, display: 'none'}))
        await stage.extension.store(key, value);
      await decide(stage, DECIDED);
    }, START_TIMEOUT_MS);
    afterEach(() => page.close());
    afterAll(() => stage?.close());

    test('counts on pages, whatever the reader had chosen', async () => {
      page = await stage.open(FRONT);
      await waitFor('only flagged headlines', () =>
        page.evaluate(() => {
          const badges = [...document.querySelectorAll<HTMLElement>('grain-badge')];
          return badges.length > 10 && badges.every(({dataset}) => dataset.verdict === 'doubtful');
        }),
      );
    });

    test('is shown as locked in the settings, with its value', async () => {
      page = await openOwnPage(stage.session, 'options.html');
      const sections = ['threshold-section', 'display', 'reach', 'sites-section', 'corrections-section'];
      await waitFor('all notes', async () => (await readLocked(page)).length === sections.length);
      expect(await readLocked(page)).toEqual(sections);
      expect(await page.$eval('#threshold', input => (input as HTMLInputElement).value)).toBe('100');
      expect(await page.$eval('#display :checked', input => (input as HTMLInputElement).value)).toBe('doubtful');
      for (const controls of ['#threshold', '#display input', '#reach input', '#sites button']) {
        expect([controls, await isDisabled(page, controls)]).toEqual([controls, true]);
      }
    });

    test('is shown as locked in the popup, which offers no pause', async () => {
      page = await openOwnPage(stage.session, 'popup.html');
      await waitFor('the note', async () => (await readLocked(page)).includes('threshold-section'));
      expect(await isDisabled(page, '#threshold')).toBe(true);
      expect(await page.$eval('#pause', button => (button as HTMLElement).hidden)).toBe(true);
    });

    // Firefox reads what is decided when it starts, and then not again.
    if (name === 'firefox') return;

    test('is free again at once when nothing is decided any more', async () => {
      page = await openOwnPage(stage.session, 'options.html');
      await waitFor('the note', async () => (await readLocked(page)).includes('threshold-section'));
      await decide(stage, {});
      await waitFor('no notes', async () => (await readLocked(page)).length === 0);
      expect(await isDisabled(page, '#threshold')).toBe(false);
      await waitFor('what the reader chose', () =>
        page.$eval('#threshold', input => (input as HTMLInputElement).value === '0'),
      );
    });
  });
});
