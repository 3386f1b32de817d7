import {describe, expect, jest, test} from '@jest/globals';
import {
  type ChoiceSettings,
  createPreferenceKeeper,
  createTeller,
  type PreferenceKeeper,
} from '../../../src/background/preferences.ts';
import {NO_CORRECTIONS, openCorrections, parseCorrections} from '../../../src/core/corrections.ts';
import {parseDisplay, parseMoment, parseReach, parseSites, parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {REPLIES_OF_BACKGROUND} from '../../../src/protocol/validate.ts';
import {createFakeStorage, type FakeStorage} from '../../support/fake-storage.ts';
import {createManualWait} from '../../support/manual-wait.ts';

const ELSEWHERE = 'secret.example';
const SENDER = {url: 'https://www.news.example/world', tabId: 1, isExtensionPage: false};
const PRIVATE = {...SENDER, isPrivate: true};

function start(stored: Record<string, unknown> = {}, managed: Record<string, unknown> = {}) {
  const storage: FakeStorage = createFakeStorage(stored);
  const given = {...storage, managed: createFakeStorage(managed, 'managed').area};
  const settings: ChoiceSettings = {
    threshold: createSetting(given, {key: 'threshold', fallback: 0.3, parse: parseThreshold}),
    display: createSetting(given, {key: 'display', fallback: 'quiet', parse: parseDisplay}),
    reach: createSetting(given, {key: 'reach', fallback: 'news', parse: parseReach}),
    enabledSites: createSetting(given, {key: 'enabledSites', fallback: [], parse: parseSites}),
    disabledSites: createSetting(given, {key: 'disabledSites', fallback: [], parse: parseSites}),
    pausedUntil: createSetting(given, {key: 'pausedUntil', fallback: 0, parse: parseMoment}),
    corrections: createSetting(given, {key: 'corrections', fallback: NO_CORRECTIONS, parse: parseCorrections}),
  };
  const reportError = jest.fn();
  const keeper: PreferenceKeeper = createPreferenceKeeper({
    settings,
    clock: () => Date.UTC(2031, 4, 10),
    createKey: () => [7, -8],
    reportError,
  });
  const read = (key: string): unknown => JSON.parse(storage.stored.get(key) ?? 'null');
  return {storage, keeper, reportError, read};
}

const entry = (text: string, verdict = 'credible') => ({text, verdict, when: '2031-05-09T00:00:00.000Z'});

describe('what a page learns', () => {
  test.each([
    [{}, true, false],
    [{reach: 'click'}, false, false],
    [{reach: 'click', enabledSites: ['news.example']}, true, false],
    [{disabledSites: ['news.example']}, false, true],
    [{disabledSites: [ELSEWHERE], enabledSites: [ELSEWHERE]}, true, false],
  ])('with %j: badges %j, switched off %j', async (stored, isOn, isOff) => {
    const {keeper} = start(stored);
    expect(await keeper.read(SENDER)).toMatchObject({isOn, isOff, threshold: 0.3, display: 'quiet'});
  });

  test('names no other site and no headline, and may travel', async () => {
    const sites = {disabledSites: [ELSEWHERE], enabledSites: [`a.${ELSEWHERE}`]};
    const {keeper} = start({...sites, corrections: {version: 1, entries: [entry('Gulls return to pier')]}});
    const reply = await keeper.read(SENDER);
    expect(JSON.stringify(reply)).not.toMatch(/secret|Gulls/);
    expect(REPLIES_OF_BACKGROUND.readPreferences(JSON.parse(JSON.stringify(reply)))).toEqual(reply);
    expect(openCorrections(reply.corrections)('Gulls return to pier')).toBe('credible');
    expect(openCorrections(reply.corrections)('Council opens bridge')).toBeUndefined();
  });

  test.each([1.5, 1e300])('a pause until %d may travel, too', async pausedUntil => {
    const reply = await start({pausedUntil}).keeper.read(SENDER);
    expect(REPLIES_OF_BACKGROUND.readPreferences(reply)).toEqual(reply);
  });

  test.each([
    [SENDER, {}, {correct: true, hideSite: true}],
    [SENDER, {corrections: NO_CORRECTIONS}, {correct: false, hideSite: true}],
    [SENDER, {disabledSites: []}, {correct: true, hideSite: false}],
    [PRIVATE, {}, {correct: false, hideSite: false}],
  ])('%j with %j decided for it may do %j', async (sender, managed, can) => {
    expect(await start({}, managed).keeper.read(sender)).toMatchObject({can});
  });

  test('are the defaults where settings cannot be read', async () => {
    const {keeper, storage, reportError} = start({threshold: 0.9});
    storage.failWith(new Error('the store is broken'));
    expect(await keeper.read(SENDER)).toMatchObject({threshold: 0.3, isOn: true});
    expect(reportError).toHaveBeenCalledTimes(7);
  });
});

describe('what a page passes on', () => {
  test('corrections made at once are all kept, and taken back', async () => {
    const {keeper, read} = start();
    const texts = ['a', 'b', 'c'];
    await Promise.all(texts.map(text => keeper.correct({text, verdict: 'doubtful'}, SENDER)));
    await keeper.correct({text: 'b', verdict: null}, SENDER);
    expect(read('corrections')).toEqual({
      version: 1,
      entries: ['a', 'c'].map(text => ({text, verdict: 'doubtful', when: '2031-05-10T00:00:00.000Z'})),
    });
  });

  test('one that cannot be stored is told, and costs the next nothing', async () => {
    const {keeper, storage, read} = start();
    storage.failWith(new Error('full'));
    await expect(keeper.correct({text: 'a', verdict: 'doubtful'}, SENDER)).rejects.toThrow('full');
    storage.failWith(undefined);
    await keeper.correct({text: 'b', verdict: 'doubtful'}, SENDER);
    expect(read('corrections')).toMatchObject({entries: [{text: 'b'}]});
  });

  test('a site can hide itself alone, and with nothing but its address', async () => {
    const {keeper, read} = start({enabledSites: ['news.example', ELSEWHERE]});
    await keeper.hideSite(SENDER);
    expect(read('disabledSites')).toEqual(['news.example']);
    expect(read('enabledSites')).toEqual([ELSEWHERE]);
    await keeper.hideSite({isExtensionPage: false, tabId: 1, url: 'about:blank'});
    expect(read('disabledSites')).toEqual(['news.example']);
  });

  test('from a private window nothing is kept', async () => {
    const {keeper, storage} = start();
    await keeper.correct({text: 'a', verdict: 'doubtful'}, PRIVATE);
    await keeper.hideSite(PRIVATE);
    expect(storage.writeCount()).toBe(0);
  });
});

test('changes that come fast are told to every tab together, whatever one of them says', async () => {
  const {wait, advance} = createManualWait();
  const told: number[] = [];
  const tellOfChange = async (tabId: number): Promise<void> => {
    told.push(tabId);
    if (tabId === 1) throw new Error('no content script there');
  };
  const tell = createTeller({listTabs: async () => [1, 2], tellOfChange}, wait);
  const all = [tell(), tell(), tell()];
  await advance(100);
  await Promise.all(all);
  expect(told).toEqual([1, 2]);
  const later = tell();
  await advance(100);
  await later;
  expect(told).toEqual([1, 2, 1, 2]);
});
