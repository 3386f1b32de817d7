// What a reader does on the page of settings, and what open pages make of it at once.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test} from '@jest/globals';
import type {ElementHandle, Page} from 'puppeteer-core';
import {openOwnPage} from '../../src/tools/extension-page.ts';
import {readBadges} from '../../src/tools/read-badges.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {english} from '../support/english.ts';
import {askTabs} from '../support/extension-tabs.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const DEFAULTS = {
  threshold: 0.5,
  display: 'quiet',
  reach: 'news',
  enabledSites: [],
  disabledSites: [],
  corrections: {version: 1, entries: []},
};
const SAVED = {...DEFAULTS, threshold: 0.25, display: 'all', disabledSites: ['example.com']};
const BACKUP = {format: 'grain-of-salt-settings', version: 1, settings: SAVED};

const readVerdicts = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('grain-badge')].map(badge => badge.dataset.verdict!));
const readText = (page: Page, id: string) => page.evaluate(found => document.getElementById(found)!.textContent, id);
const press = (page: Page, id: string) => page.evaluate(found => document.getElementById(found)!.click(), id);

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('in the settings, a reader', () => {
    let stage: Stage;
    let news: Page;
    let options: Page;

    beforeAll(async () => {
      stage = await startStage(name);
      for (const [key, value] of Object.entries(DEFAULTS)) await stage.extension.store(key, value);
      news = await stage.open(FRONT);
      await readBadges(news, stage.extension, {timeoutMs: 20_000});
    }, START_TIMEOUT_MS);
    beforeEach(async () => {
      for (const [key, value] of Object.entries(DEFAULTS)) await stage.extension.store(key, value);
      options = await openOwnPage(stage.session, 'options.html');
    });
    afterEach(() => options.close());
    afterAll(() => stage?.close());

    const waitForVerdicts = async (about: string, isSo: (verdicts: readonly string[]) => boolean) => {
      await news.bringToFront();
      await waitFor(about, async () => isSo(await readVerdicts(news)));
    };
    const readSaved = (file: string): Promise<unknown> =>
      waitFor(file, () => {
        if (!readdirSync(stage.downloads).includes(file)) return undefined;
        const text = readFileSync(join(stage.downloads, file), 'utf8');
        return text.endsWith('\n') ? JSON.parse(text) : undefined;
      });

    test('moves the slider, and has the recommendation back with a click', async () => {
      await options.bringToFront();
      await options.focus('#threshold');
      await options.keyboard.press('End');
      expect(await readText(options, 'threshold-words')).toBe(english('threshold_everything'));
      await waitForVerdicts('all flagged', all => all.length > 0 && all.every(verdict => verdict === 'doubtful'));
      await press(options, 'threshold-reset');
      await waitForVerdicts('not all flagged', all => all.includes('credible'));
    });

    test.each<[string, (verdicts: readonly string[]) => boolean]>([
      ['doubtful', all => all.length > 0 && all.every(verdict => verdict === 'doubtful')],
      ['all', all => all.includes('unassessed') && all.includes('credible')],
      ['none', all => all.length === 0],
      ['quiet', all => all.includes('credible') && !all.includes('unassessed')],
    ])('chooses which badges are shown: %s', async (choice, isSo) => {
      await options.$eval(`#display input[value=${choice}]`, input => (input as HTMLInputElement).click());
      await waitForVerdicts(choice, isSo);
    });

    test('finds a site, switches it off, and forgets that again', async () => {
      await options.bringToFront();
      await options.type('#sites-query', 'reuters');
      await options.waitForSelector('[id="never reuters.com"]');
      await press(options, 'never reuters.com');
      await waitForVerdicts('no badges', all => all.length === 0);
      await options.evaluate(() => {
        const query = document.querySelector<HTMLInputElement>('#sites-query')!;
        query.value = '';
        query.dispatchEvent(new Event('input'));
      });
      await waitFor('its place in the list', async () => (await readText(options, 'sites'))?.includes('reuters.com'));
      expect(await readText(options, 'sites')).toContain(english('sites_off'));
      await press(options, 'none reuters.com');
      await waitForVerdicts('badges', all => all.length > 0);
      expect(await readText(options, 'sites-note')).toBe(english('sites_empty'));
    });

    test('sees a correction that was made in a card, saves it as JSON, and undoes it', async () => {
      const {headlines} = (await askTabs(stage.extension, 'listHeadlines', {}))!;
      const {text} = headlines.reduce((one, other) => (one.credibility > other.credibility ? one : other));
      await news.bringToFront();
      await askTabs(stage.extension, 'showHeadline', {text});
      await waitFor('the badge with the focus', () =>
        news.evaluate(() => document.activeElement?.localName === 'grain-badge'),
      );
      const before = (await readVerdicts(news)).filter(verdict => verdict === 'doubtful').length;
      await news.keyboard.press('Enter');
      await news.waitForSelector('grain-card:popover-open');
      for (const key of ['Tab', 'Enter'] as const) await news.keyboard.press(key);
      await waitForVerdicts('a corrected badge', all => all.filter(verdict => verdict === 'doubtful').length > before);
      await news.keyboard.press('Escape');
      await waitFor('the correction', async () => (await readText(options, 'corrections'))?.includes(text));
      await press(options, 'corrections-export');
      expect(await readSaved('grain-of-salt-corrections.json')).toMatchObject({version: 1, entries: [{text}]});
      await options.$eval('#corrections button', button => (button as HTMLElement).click());
      await waitFor('none', () => options.$eval('#corrections-empty', line => !(line as HTMLElement).hidden));
    });

    test('saves all settings, and loads them again', async () => {
      for (const [key, value] of Object.entries(SAVED)) await stage.extension.store(key, value);
      await press(options, 'backup-export');
      expect(await readSaved('grain-of-salt-settings.json')).toEqual(BACKUP);
      for (const [key, value] of Object.entries(DEFAULTS)) await stage.extension.store(key, value);
      const file = (await options.$('#backup-file')) as ElementHandle<HTMLInputElement>;
      await file.uploadFile(join(stage.downloads, 'grain-of-salt-settings.json'));
      await waitFor(
        'what is loaded',
        async () => (await readText(options, 'backup-outcome')) === english('backup_done'),
      );
      expect(await options.$eval('#display input:checked', input => (input as HTMLInputElement).value)).toBe('all');
      await waitFor('the slider', () =>
        options.$eval('#threshold', input => (input as HTMLInputElement).value === '25'),
      );
      expect(await readText(options, 'sites')).toContain('example.com');
    });

    test.each([
      ['is no JSON', '{', english('backup_not_json')],
      ['is of something else', '{}', english('backup_not_ours')],
      ['is of a newer version', JSON.stringify({...BACKUP, version: 99}), english('backup_newer')],
      [
        'holds nonsense',
        JSON.stringify({...BACKUP, settings: {...SAVED, threshold: 7}}),
        english('backup_bad_value', 'threshold'),
      ],
    ])('is told why a file that %s is not loaded, and nothing changes', async (_, text, told) => {
      const path = join(stage.downloads, 'given.json');
      writeFileSync(path, text);
      const file = (await options.$('#backup-file')) as ElementHandle<HTMLInputElement>;
      await file.uploadFile(path);
      await waitFor('the reason', async () => (await readText(options, 'backup-outcome')) === told);
      expect(await options.$eval('#threshold', input => (input as HTMLInputElement).value)).toBe('50');
    });

    test('reads keys, the model card with its plots, the privacy page and the licences', async () => {
      await options.waitForSelector('#keys kbd');
      expect(await options.$$eval('#keys kbd', all => all.length)).toBe(4);
      await options.$$eval('details', all => {
        for (const details of all) details.open = true;
      });
      for (const part of ['#measured table', '#study table', '#statement-text p']) await options.waitForSelector(part);
      const plots = await waitFor('all plots', () =>
        options.evaluate(() => {
          const images = [...document.querySelectorAll<HTMLImageElement>('.report img')];
          return images.every(({complete, naturalWidth, alt}) => complete && naturalWidth > 0 && alt) && images.length;
        }),
      );
      expect(plots).toBeGreaterThan(1);
      expect(await options.$$eval('.report *', all => all.map(({localName}) => localName))).not.toContain('script');
      await waitFor('the licences', async () => /MIT/.test((await readText(options, 'licences-text')) ?? ''));
      expect(await readText(options, 'licence-text')).toMatch(/MIT License/);
      expect(await readText(options, 'privacy-requests')).toBe(english('privacy_requests', english('privacy_none')));
      expect(await readText(options, 'privacy-policy')).toContain("default-src 'none'");
    });
  });
});
