import {expect, jest, test} from '@jest/globals';
import {answerRevocation, type RevocationBrowser} from '../../../src/background/revocation.ts';
import {ALL_SITES, type Reach} from '../../../src/core/reach.ts';
import {parseReach} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';

const NEWS = ['*://*.news.example/*', '*://*.daily.example/*'];

function start({origins = [] as string[], stored = 'all' as Reach, hasAllSites = false} = {}) {
  const tell = jest.fn<RevocationBrowser['tell']>(async tabId => {
    if (tabId === 2) throw new Error('no content script there');
  });
  const reach = createSetting<Reach>(createFakeStorage({reach: stored}), {
    key: 'reach',
    fallback: 'news',
    parse: parseReach,
  });
  const browser: RevocationBrowser = {
    getOrigins: async () => origins,
    hasAllSites: async () => hasAllSites,
    listTabs: async () => [1, 2, 3],
    tell,
  };
  return {tell, reach, revoke: (removed: string[]) => answerRevocation(removed, browser, reach)};
}

test('every tab hears what was taken back and what is kept, whatever another tab says', async () => {
  const kept = ['https://one.example/*', ...NEWS];
  const {tell, revoke} = start({origins: kept});
  await revoke([ALL_SITES]);
  const access = {removed: [ALL_SITES], kept};
  expect(tell.mock.calls).toEqual([1, 2, 3].map(tabId => [tabId, access]));
});

test('a site of the manifest can be taken back, too, also by another pattern than there', async () => {
  const {tell, revoke} = start({origins: [NEWS[1]!]});
  await revoke(['https://www.news.example/*']);
  expect(tell.mock.calls[0]?.[1]).toEqual({removed: ['https://www.news.example/*'], kept: [NEWS[1]]});
});

test.each<[Reach, boolean, Reach]>([
  ['all', false, 'news'],
  ['all', true, 'all'],
  ['click', false, 'click'],
])(
  'who wanted badges on %s, with access to all sites: %j, then wants them on %s',
  async (stored, hasAllSites, then) => {
    const {reach, revoke} = start({stored, hasAllSites});
    await revoke(['https://one.example/*']);
    expect(await reach.get()).toBe(then);
  },
);
