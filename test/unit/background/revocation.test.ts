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
    declared: NEWS,
    getOrigins: async () => origins,
    hasAllSites: async () => hasAllSites,
    listTabs: async () => [1, 2, 3],
    tell,
  };
  return {tell, reach, revoke: (removed: string[]) => answerRevocation(removed, browser, reach)};
}

test('every tab hears what was taken back and what is kept, whatever another tab says', async () => {
  const {tell, revoke} = start({origins: ['https://one.example/*']});
  await revoke([ALL_SITES]);
  const access = {removed: [ALL_SITES], kept: ['https://one.example/*', ...NEWS]};
  expect(tell.mock.calls).toEqual([1, 2, 3].map(tabId => [tabId, access]));
});

test('a site of the manifest can be taken back, too', async () => {
  const {tell, revoke} = start();
  await revoke([NEWS[0]!]);
  expect(tell.mock.calls[0]?.[1]).toEqual({removed: [NEWS[0]], kept: [NEWS[1]]});
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
