import {describe, expect, test} from '@jest/globals';
import {parseCorrections} from '../../../src/core/corrections.ts';
import {parseDisplay, parseSites, parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {parseUnreadable, type RescueArea, rescueUnreadable} from '../../../src/platform/unreadable.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';

const NOW = '2026-11-23T12:00:00.000Z';
const SETTINGS = [
  {key: 'threshold', parse: parseThreshold},
  {key: 'display', parse: parseDisplay},
  {key: 'disabledSites', parse: parseSites},
  {key: 'corrections', parse: parseCorrections},
];
const CORRECTION = {text: 'Council opens bridge', verdict: 'doubtful', when: NOW};

function setUp(initial: Record<string, unknown>) {
  const storage = createFakeStorage(initial);
  const kept = createSetting(storage, {key: 'unreadable', fallback: [], parse: parseUnreadable});
  const area: RescueArea = {...storage.area, remove: async key => void storage.stored.delete(key)};
  const rescue = () => rescueUnreadable(area, SETTINGS, {kept, now: () => new Date(NOW)});
  const read = (key: string): unknown => (storage.stored.has(key) ? JSON.parse(storage.stored.get(key)!) : undefined);
  return {storage, kept, rescue, read, area};
}

describe('rescueUnreadable', () => {
  test('writes nothing while all can be read', async () => {
    const {storage, rescue} = setUp({threshold: 0.2, display: 'all', disabledSites: ['a.test'], showWelcome: 7});
    expect(await rescue()).toEqual([]);
    expect(storage.writeCount()).toBe(0);
  });

  test.each<[string, string, unknown, unknown]>([
    ['damaged', 'threshold', 'NaN', undefined],
    ['damaged', 'display', {}, undefined],
    ['damaged in part', 'disabledSites', ['a.test', 7], ['a.test']],
    ['of a newer version', 'corrections', {version: 2, entries: [CORRECTION]}, undefined],
    [
      'of a newer version in part',
      'corrections',
      {version: 1, entries: [CORRECTION, {text: 'x', verdict: 'odd'}]},
      {version: 1, entries: [CORRECTION]},
    ],
    ['of a newer version', 'display', 'faint', undefined],
  ])('keeps what is %s as it was and sets it right: %s', async (_, key, value, after) => {
    const {kept, rescue, read} = setUp({[key]: value});
    const copies = [{key, value, when: NOW}];
    expect(await rescue()).toEqual(copies);
    expect(await kept.get()).toEqual(copies);
    expect(read(key)).toEqual(after);
    expect(await rescue()).toEqual([]);
    expect(await kept.get()).toEqual(copies);
  });

  test('leaves what cannot be copied where it is, so that nothing is lost', async () => {
    const {storage, rescue, read, area} = setUp({threshold: 'damaged'});
    const {set} = area;
    storage.area.set = async () => {
      throw new Error('quota exceeded');
    };
    await expect(rescue()).rejects.toThrow('expected to store unreadable, received Error: quota exceeded');
    expect(read('threshold')).toBe('damaged');
    storage.area.set = set;
    expect(await rescue()).toHaveLength(1);
  });

  test('keeps the latest twenty', async () => {
    const old = Array.from({length: 20}, (_, at) => ({key: `old-${at}`, value: at, when: NOW}));
    const {kept, rescue} = setUp({unreadable: old, threshold: 'damaged'});
    await rescue();
    const keys = (await kept.get()).map(({key}) => key);
    expect(keys).toEqual([...old.slice(1).map(({key}) => key), 'threshold']);
  });

  test.each([null, 'x', {0: 'x'}, [7, {key: 3}]])('copies that are %j are none', value => {
    expect(parseUnreadable(value) ?? []).toEqual([]);
  });
});
