/** @jest-environment jsdom */
import {beforeEach, describe, expect, jest, test} from '@jest/globals';
import {parseSites} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {type PageBrowser, startPageSection} from '../../../src/popup/page-section.ts';
import type {PageSummary} from '../../../src/protocol/messages.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';
import {getInput, getText, isHidden, loadPopup} from './support.ts';

const SUMMARY: PageSummary = {found: 52, assessed: 40, flagged: 3};
const NO_ACCESS = {hasAccess: async () => false, summarize: async () => undefined} satisfies Partial<PageBrowser>;

type Asked = 'requestAccess' | 'enableSite' | 'reload';

function createAsked() {
  return {
    requestAccess: jest.fn<PageBrowser['requestAccess']>(async () => true),
    enableSite: jest.fn<PageBrowser['enableSite']>(async () => undefined),
    reload: jest.fn<PageBrowser['reload']>(async () => undefined),
  } satisfies Pick<PageBrowser, Asked>;
}

async function start(overrides: Partial<Omit<PageBrowser, Asked>> = {}, sites: string[] = []) {
  const listeners: ((summary: PageSummary) => void)[] = [];
  const asked = createAsked();
  const browser: PageBrowser = {
    getTab: async () => ({id: 7, url: 'https://www.news.test:8443/front'}),
    hasAccess: async () => true,
    summarize: async () => SUMMARY,
    onReport: (_tabId, listener) => void listeners.push(listener),
    ...asked,
    ...overrides,
  };
  const storage = createFakeStorage({disabledSites: sites});
  const disabledSites = createSetting(storage, {key: 'disabledSites', fallback: [], parse: parseSites});
  const reportError = jest.fn();
  await startPageSection(document, {disabledSites, browser, reportError}, new AbortController().signal);
  const report = (summary: PageSummary): void => {
    for (const listener of listeners) listener(summary);
  };
  return {asked, report, disabledSites, reportError};
}

beforeEach(loadPopup);

describe('startPageSection', () => {
  test('shows the counts of the page and the switch of its site', async () => {
    await start();
    expect(getText('page-title')).toBe('3 to take with a grain of salt');
    expect(getText('page-detail')).toBe('3 flagged of 40 assessed of 52 headlines found.');
    expect(getText('site-label')).toBe('Badges on news.test');
    expect(getInput('site-switch').checked).toBe(true);
    expect(getInput('site-switch').labels?.[0]?.textContent).toBe('Badges on news.test');
    expect(isHidden('page-action')).toBe(true);
  });

  test('follows what the page reports later', async () => {
    const {report} = await start();
    report({found: 60, assessed: 50, flagged: 4});
    expect(getText('page-detail')).toBe('4 flagged of 50 assessed of 60 headlines found.');
  });

  test('the switch turns the site off and on, with its subdomains', async () => {
    const {disabledSites} = await start({}, ['other.test']);
    getInput('site-switch').click();
    await settle();
    expect(await disabledSites.get()).toEqual(['other.test', 'news.test']);
    expect(getText('page-title')).toBe('Badges are off here');
    getInput('site-switch').click();
    await settle();
    expect(await disabledSites.get()).toEqual(['other.test']);
    expect(getText('page-title')).toBe('3 to take with a grain of salt');
  });

  test('a change made elsewhere moves the switch', async () => {
    const {disabledSites} = await start();
    await disabledSites.set(['news.test']);
    expect(getInput('site-switch').checked).toBe(false);
  });

  test('a site is asked for within the click, for this origin alone, and then started', async () => {
    const {asked} = await start(NO_ACCESS);
    expect(getText('page-action')).toBe('Show badges on this site');
    getInput('page-action').click();
    expect(asked.requestAccess.mock.calls).toEqual([['https://www.news.test:8443']]);
    await settle();
    expect(asked.enableSite.mock.calls).toEqual([[{origin: 'https://www.news.test:8443', tabId: 7}]]);
    expect(isHidden('site-row')).toBe(false);
  });

  test('a refusal changes nothing', async () => {
    const {asked} = await start(NO_ACCESS);
    asked.requestAccess.mockResolvedValueOnce(false);
    getInput('page-action').click();
    await settle();
    expect(asked.enableSite).not.toHaveBeenCalled();
    expect(getText('page-action')).toBe('Show badges on this site');
    expect(isHidden('page-action')).toBe(false);
  });

  test('a page that was open before can be loaded again', async () => {
    const {asked} = await start({summarize: async () => undefined});
    expect(getText('page-action')).toBe('Reload the page');
    getInput('page-action').click();
    expect(asked.reload.mock.calls).toEqual([[7]]);
    expect(asked.requestAccess).not.toHaveBeenCalled();
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
    asked.enableSite.mockRejectedValueOnce(new Error('no'));
    getInput('page-action').click();
    await settle();
    expect(reportError).toHaveBeenCalledTimes(1);
  });
});
