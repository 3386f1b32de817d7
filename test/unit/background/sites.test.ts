import {describe, expect, jest, test} from '@jest/globals';
import {createSites, type DeclaredScript, type Registration, type SitesBrowser} from '../../../src/background/sites.ts';
import {settle} from '../../support/manual-wait.ts';

const DECLARED: DeclaredScript = {
  matches: ['*://*.news.test/*'],
  js: ['content.js'],
  css: ['on-page.css'],
  allFrames: false,
};

/** A browser that grants, registers and injects, and refuses what real ones refuse. */
function createBrowser(granted: string[] = []) {
  const registered = new Map<string, Registration>();
  const browser = {
    declared: DECLARED,
    // Both browsers list the manifest's own sites among what is granted.
    getOrigins: async () => [...DECLARED.matches, ...granted],
    isGranted: async (pattern: string) => granted.includes(pattern),
    isRegistered: async (id: string) => registered.has(id),
    async register(script: Registration) {
      await settle();
      if (registered.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
      registered.set(script.id, script);
    },
    async update(script: Registration) {
      if (!registered.has(script.id)) throw new Error(`Nonexistent script ID '${script.id}'`);
      registered.set(script.id, script);
    },
    unregister: async (id: string) => void registered.delete(id),
    findTabs: jest.fn<SitesBrowser['findTabs']>(async () => [1, 2]),
    isRunning: async (tabId: number) => tabId === 1,
    inject: jest.fn<SitesBrowser['inject']>(async () => undefined),
  } satisfies SitesBrowser;
  const getMatches = () => [...registered.values()].map(({matches}) => matches);
  return {browser, granted, getMatches, registered};
}

const BLOG = 'https://blog.test/*';

describe('createSites', () => {
  test('registers what a person granted, not what the manifest names', async () => {
    const {browser, registered} = createBrowser([BLOG]);
    await createSites(browser).sync();
    expect([...registered.values()]).toEqual([
      {
        id: 'granted-sites',
        matches: [BLOG],
        excludeMatches: DECLARED.matches,
        js: ['content.js'],
        css: ['on-page.css'],
        allFrames: false,
      },
    ]);
  });

  test('registers nothing while nothing is granted', async () => {
    const {browser, getMatches} = createBrowser();
    await createSites(browser).sync();
    expect(getMatches()).toEqual([]);
  });

  test('follows grants and revocations, the last one to nothing', async () => {
    const {browser, granted, getMatches} = createBrowser([BLOG]);
    const sites = createSites(browser);
    await sites.sync();
    granted.push('https://other.test/*');
    await sites.sync();
    expect(getMatches()).toEqual([[BLOG, 'https://other.test/*']]);
    granted.length = 0;
    await sites.sync();
    expect(getMatches()).toEqual([]);
  });

  test('events at the same time register once', async () => {
    const {browser, getMatches} = createBrowser([BLOG]);
    const sites = createSites(browser);
    await Promise.all([sites.sync(), sites.sync(), sites.sync()]);
    expect(getMatches()).toEqual([[BLOG]]);
  });

  test('a failure is told, and the next call works', async () => {
    const {browser, getMatches} = createBrowser([BLOG]);
    const getOrigins = jest.fn(browser.getOrigins).mockRejectedValueOnce(new Error('not now'));
    const sites = createSites({...browser, getOrigins});
    await expect(sites.sync()).rejects.toThrow('not now');
    await sites.sync();
    expect(getMatches()).toEqual([[BLOG]]);
  });

  test('enabling a site registers it and starts it in the tab', async () => {
    const {browser, getMatches} = createBrowser([BLOG]);
    await createSites(browser).enable({origin: 'https://blog.test', tabId: 9});
    expect(getMatches()).toEqual([[BLOG]]);
    expect(browser.inject.mock.calls).toEqual([[9, DECLARED]]);
  });

  test('a site that was not granted is refused and left alone', async () => {
    const {browser, getMatches} = createBrowser();
    await expect(createSites(browser).enable({origin: 'https://blog.test', tabId: 9})).rejects.toMatchObject({
      name: 'PermissionError',
    });
    expect(browser.inject).not.toHaveBeenCalled();
    expect(getMatches()).toEqual([]);
  });

  test('a new grant starts in every open tab of the site, also when one of them refuses', async () => {
    const {browser} = createBrowser([BLOG]);
    browser.inject.mockRejectedValueOnce(new Error('No tab with id: 1'));
    await createSites(browser).startIn([BLOG, ...DECLARED.matches]);
    expect(browser.findTabs.mock.calls).toEqual([[[BLOG]]]);
    expect(browser.inject.mock.calls.map(([tabId]) => tabId)).toEqual([1, 2]);
  });

  test('a grant of nothing new searches no tabs', async () => {
    const {browser} = createBrowser();
    await createSites(browser).startIn(DECLARED.matches);
    expect(browser.findTabs).not.toHaveBeenCalled();
  });
});

describe('startWhereMissing', () => {
  test('starts the script in open tabs where none answers', async () => {
    const {browser} = createBrowser([BLOG]);
    await createSites(browser).startWhereMissing();
    expect(browser.findTabs.mock.calls).toEqual([[[...DECLARED.matches, BLOG]]]);
    expect(browser.inject.mock.calls).toEqual([[2, DECLARED]]);
  });
});
