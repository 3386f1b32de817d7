/** @jest-environment jsdom */
import {beforeEach, describe, expect, jest, test} from '@jest/globals';
import {REACHES, type Reach} from '../../../src/core/reach.ts';
import {startSitesSection} from '../../../src/options/sites-section.ts';
import {parseReach, parseSites} from '../../../src/platform/guards.ts';
import {createSetting, type Setting} from '../../../src/platform/setting.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';
import {enter, getInput, getText, loadPage} from '../../support/our-page.ts';
import {waitFor} from '../../support/wait-for.ts';

const {signal} = new AbortController();
const reportError = (error: unknown): void => {
  throw error;
};

beforeEach(() => loadPage('options'));

const rows = (id: string) => [...document.querySelectorAll(`#${id} bdi`)].map(row => row.textContent);
const findButton = (label: string): HTMLButtonElement => document.querySelector(`button[aria-label="${label}"]`)!;

function createStorage(stored: Record<string, unknown>, decided: Record<string, unknown> = {}) {
  return {...createFakeStorage(stored), managed: createFakeStorage(decided, 'managed').area};
}

describe('the list of sites', () => {
  async function start({
    stored = {},
    decided = {},
    granted = [],
    isAllowed = true,
  }: {
    stored?: Record<string, unknown>;
    decided?: Record<string, unknown>;
    granted?: string[];
    isAllowed?: boolean;
  }) {
    const storage = createStorage(stored, decided);
    const list = (key: string): Setting<readonly string[]> =>
      createSetting<readonly string[]>(storage, {key, fallback: [], parse: parseSites});
    const reach = createSetting<Reach>(storage, {key: 'reach', fallback: REACHES[1], parse: parseReach});
    const places = {reach, enabledSites: list('enabledSites'), disabledSites: list('disabledSites')};
    const request = jest.fn(async (site: string) => {
      if (isAllowed) granted.push(site);
      return isAllowed;
    });
    const access = {isGranted: async (site: string) => granted.includes(site), request};
    const newsSites = ['daily.example', 'evening.example'];
    await startSitesSection(document, {say: english, places, newsSites, access, reportError}, signal);
    return {...places, request};
  }

  test('says so when there are none, and finds a news site to switch off', async () => {
    const {disabledSites} = await start({});
    expect(getText('sites-note')).toContain('None yet.');
    enter('sites-query', 'dai');
    await settle();
    expect(rows('sites')).toEqual(['daily.example']);
    expect(getText('sites-note')).toBe('Sites listed: 1');
    findButton('Never show badges on daily.example').click();
    await waitFor('the choice', async () => (await disabledSites.get()).includes('daily.example'));
    await settle();
    expect(findButton('Never show badges on daily.example').getAttribute('aria-pressed')).toBe('true');
    enter('sites-query', '');
    await settle();
    expect(rows('sites')).toEqual(['daily.example']);
  });

  test('adds a site that is not on the list, once the browser lets us in', async () => {
    const {enabledSites, request} = await start({});
    enter('sites-query', 'https://www.gazette.example/');
    await settle();
    findButton('Always show badges on gazette.example').click();
    await waitFor('the site', async () => (await enabledSites.get()).includes('gazette.example'));
    expect(request).toHaveBeenCalledWith('gazette.example');
  });

  test('adds none that the reader then refuses', async () => {
    const {enabledSites} = await start({isAllowed: false});
    enter('sites-query', 'gazette.example');
    await settle();
    findButton('Always show badges on gazette.example').click();
    await settle();
    expect(await enabledSites.get()).toEqual([]);
  });

  test('forgets a choice, gives the focus to the search, and tells of missing access', async () => {
    const {enabledSites} = await start({stored: {enabledSites: ['gazette.example']}});
    expect(document.querySelector('#sites .detail')?.textContent).toBe('Access missing');
    const forget = findButton('Forget the choice for gazette.example');
    forget.focus();
    forget.click();
    await waitFor('no site', () => rows('sites').length === 0);
    expect(await enabledSites.get()).toEqual([]);
    expect(document.activeElement?.id).toBe('sites-query');
  });

  test('says what is no site', async () => {
    await start({});
    enter('sites-query', '<script>');
    await settle();
    expect(getText('sites-note')).toContain('No site found.');
  });

  test('is locked where an administrator decided, but still tells', async () => {
    await start({decided: {disabledSites: ['daily.example']}});
    expect(rows('sites')).toEqual(['daily.example']);
    expect([...document.querySelectorAll<HTMLButtonElement>('#sites button')].every(({disabled}) => disabled)).toBe(
      true,
    );
    expect(getInput('sites-query').disabled).toBe(false);
  });
});
