/** @jest-environment jsdom */
import {beforeEach, describe, expect, jest, test} from '@jest/globals';
import type {Reach} from '../../../src/core/reach.ts';
import {parseMoment, parseReach, parseSites} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {type PageBrowser, startPageSection} from '../../../src/popup/page-section.ts';
import type {ListedHeadline, PageSummary} from '../../../src/protocol/messages.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';
import {getInput, getText, isHidden, loadPage} from '../../support/our-page.ts';

const SUMMARY: PageSummary = {found: 52, assessed: 40, flagged: 3};
const LISTED: readonly ListedHeadline[] = [{text: 'Gulls stun pier', credibility: 0.1}];
const ORIGIN = 'https://www.news.test:8443';
const NO_ACCESS = {hasAccess: async () => false, summarize: async () => undefined} satisfies Partial<PageBrowser>;

type Asked = 'requestAccess' | 'enableSite' | 'reload' | 'showOnce';

function createAsked() {
  return {
    requestAccess: jest.fn<PageBrowser['requestAccess']>(async () => true),
    enableSite: jest.fn<PageBrowser['enableSite']>(async () => undefined),
    showOnce: jest.fn<PageBrowser['showOnce']>(async () => undefined),
    reload: jest.fn<PageBrowser['reload']>(async () => undefined),
  } satisfies Pick<PageBrowser, Asked>;
}

function createPlaces(stored: Record<string, unknown>, decided: Record<string, unknown>) {
  const storage = {...createFakeStorage(stored), managed: createFakeStorage(decided, 'managed').area};
  const createSites = (key: string) =>
    createSetting<readonly string[]>(storage, {key, fallback: [], parse: parseSites});
  return {
    reach: createSetting<Reach>(storage, {key: 'reach', fallback: 'news', parse: parseReach}),
    enabledSites: createSites('enabledSites'),
    disabledSites: createSites('disabledSites'),
    pausedUntil: createSetting(storage, {key: 'pausedUntil', fallback: 0, parse: parseMoment}),
  };
}

async function start(
  overrides: Partial<Omit<PageBrowser, Asked>> = {},
  stored: Record<string, unknown> = {},
  decided: Record<string, unknown> = {},
) {
  const listeners: ((summary: PageSummary) => void)[] = [];
  const asked = createAsked();
  const browser: PageBrowser = {
    getTab: async () => ({id: 7, url: `${ORIGIN}/front`}),
    hasAccess: async () => true,
    summarize: async () => SUMMARY,
    listHeadlines: async () => LISTED,
    onReport: (_tabId, listener) => void listeners.push(listener),
    ...asked,
    ...overrides,
  };
  const {pausedUntil, ...places} = createPlaces(stored, decided);
  const [reportError, updateHeadlines] = [jest.fn(), jest.fn()];
  const headlines = {update: updateHeadlines};
  const options = {say: english, places, pausedUntil, clock: () => 1000, headlines, browser, reportError};
  await startPageSection(document, options, new AbortController().signal);
  const report = (summary: PageSummary): void => {
    for (const listener of listeners) listener(summary);
  };
  return {asked, report, ...places, pausedUntil, reportError, updateHeadlines};
}

beforeEach(() => loadPage('popup'));

describe('startPageSection', () => {
  test('shows the counts of the page and the switch of its site, and lists its headlines', async () => {
    const {updateHeadlines} = await start();
    expect(getText('page-title')).toBe('3 to take with a grain of salt');
    expect(getText('page-detail')).toBe('Flagged: 3. Assessed: 40. Found: 52.');
    expect(getText('site-label')).toBe('Badges on news.test');
    expect(getInput('site-switch').checked).toBe(true);
    expect(getInput('site-switch').labels?.[0]?.textContent).toBe('Badges on news.test');
    expect(isHidden('page-action')).toBe(true);
    expect(updateHeadlines.mock.calls).toEqual([[LISTED]]);
  });

  test('asks the page again once it hears its reports: one may have come before', async () => {
    const summaries = [SUMMARY, {...SUMMARY, flagged: 1}];
    await start({summarize: async () => summaries.shift()});
    expect(getText('page-title')).toBe('1 to take with a grain of salt');
    expect(summaries).toEqual([]);
  });

  test('follows what the page reports later', async () => {
    const {report, updateHeadlines} = await start();
    report({found: 60, assessed: 50, flagged: 4});
    expect(getText('page-detail')).toBe('Flagged: 4. Assessed: 50. Found: 60.');
    await settle();
    expect(updateHeadlines).toHaveBeenCalledTimes(2);
    report({found: 0, assessed: 0, flagged: 0});
    await settle();
    expect(updateHeadlines.mock.lastCall).toEqual([[]]);
  });

  test('the switch turns the site off and on, with its subdomains', async () => {
    const {disabledSites, enabledSites, report} = await start({}, {disabledSites: ['other.test']});
    getInput('site-switch').click();
    await settle();
    expect(await disabledSites.get()).toEqual(['other.test', 'news.test']);
    report({found: 0, assessed: 0, flagged: 0});
    expect(getText('page-title')).toBe('Badges are off on this site');
    getInput('site-switch').click();
    await settle();
    expect(await disabledSites.get()).toEqual(['other.test']);
    expect(await enabledSites.get()).toEqual(['news.test']);
  });

  test('a change made elsewhere moves the switch', async () => {
    const {disabledSites, reach} = await start();
    await disabledSites.set(['news.test']);
    expect(getInput('site-switch').checked).toBe(false);
    await disabledSites.set([]);
    expect(getInput('site-switch').checked).toBe(true);
    await reach.set('click');
    expect(getInput('site-switch').checked).toBe(false);
  });

  test('a pause that begins elsewhere is told', async () => {
    const {pausedUntil} = await start({summarize: async () => ({found: 0, assessed: 0, flagged: 0})});
    await pausedUntil.set(3_600_000);
    expect(getText('page-title')).toMatch(/^Paused until \d+:\d\d/);
  });

  test('on a site without access, badges for once need no question', async () => {
    const {asked} = await start(NO_ACCESS);
    expect(getText('page-action')).toBe('Show badges on this page');
    getInput('page-action').click();
    await settle();
    expect(asked.showOnce.mock.calls).toEqual([[7]]);
    expect(asked.requestAccess).not.toHaveBeenCalled();
  });

  test('the switch of a site without access asks within the click, for this origin alone, and then starts', async () => {
    const {asked, enabledSites} = await start(NO_ACCESS);
    getInput('site-switch').click();
    expect(asked.requestAccess.mock.calls).toEqual([[ORIGIN]]);
    await settle();
    expect(asked.enableSite.mock.calls).toEqual([[{origin: ORIGIN, tabId: 7}]]);
    expect(await enabledSites.get()).toEqual(['news.test']);
    expect(getInput('site-switch').checked).toBe(true);
  });

  test('a refusal leaves everything as it was', async () => {
    const {asked, enabledSites} = await start(NO_ACCESS);
    asked.requestAccess.mockResolvedValueOnce(false);
    getInput('site-switch').click();
    await settle();
    expect(asked.enableSite).not.toHaveBeenCalled();
    expect(await enabledSites.get()).toEqual([]);
    expect(getInput('site-switch').checked).toBe(false);
  });

  test('a page that was open before can be loaded again', async () => {
    const {asked} = await start({summarize: async () => undefined});
    expect(getText('page-action')).toBe('Reload the page');
    getInput('page-action').click();
    expect(asked.reload.mock.calls).toEqual([[7]]);
    expect(asked.showOnce).not.toHaveBeenCalled();
  });

  test.each<[string, Partial<PageBrowser>]>([
    ['a page of the browser', {...NO_ACCESS, getTab: async () => ({id: 7, url: 'chrome://settings/'})}],
    ['a page whose address is withheld', {...NO_ACCESS, getTab: async () => ({id: 7, url: undefined})}],
    ['no tab at all', {...NO_ACCESS, getTab: async () => undefined}],
  ])('on %s it says so and offers nothing', async (_what, overrides) => {
    await start(overrides);
    expect(getText('page-title')).toBe('No badges here');
    expect([isHidden('page-action'), isHidden('site-row')]).toEqual([true, true]);
  });

  test('a failure after the click is reported', async () => {
    const {asked, reportError} = await start(NO_ACCESS);
    asked.showOnce.mockRejectedValueOnce(new Error('no'));
    getInput('page-action').click();
    await settle();
    expect(reportError).toHaveBeenCalledTimes(1);
  });

  test('where an administrator chose the sites, the switch is locked and says so', async () => {
    await start({}, {}, {disabledSites: ['news.test']});
    expect(getInput('site-switch').disabled).toBe(true);
    expect(getInput('site-switch').checked).toBe(false);
    expect(document.querySelector('#site-row .locked')?.textContent).toBe('Set by your organisation');
  });
});
