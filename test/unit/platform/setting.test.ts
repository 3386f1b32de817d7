import {describe, expect, jest, test} from '@jest/globals';
import {parseDisplay, parseSites, parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';

const THRESHOLD = {key: 'threshold', fallback: 0.3, parse: parseThreshold};

describe('createSetting', () => {
  test('gives the fallback until something is stored, then what is stored', async () => {
    const setting = createSetting(createFakeStorage(), THRESHOLD);
    expect(await setting.get()).toBe(0.3);
    await setting.set(0.7);
    expect(await setting.get()).toBe(0.7);
  });

  test.each(['0.5', -1, 2, null, {}, [], true])('a stored %j is damaged and gives the fallback', async value => {
    expect(await createSetting(createFakeStorage({threshold: value}), THRESHOLD).get()).toBe(0.3);
  });

  test('a stored 0 is no missing value', async () => {
    expect(await createSetting(createFakeStorage({threshold: 0}), THRESHOLD).get()).toBe(0);
  });

  test('a storage that fails is told of, not hidden', async () => {
    const storage = createFakeStorage();
    storage.failWith(new Error('disk'));
    await expect(createSetting(storage, THRESHOLD).get()).rejects.toThrow('disk');
  });

  test('tells of changes of its own key and area until the signal is aborted', async () => {
    const storage = createFakeStorage();
    const setting = createSetting(storage, THRESHOLD);
    const otherArea = createSetting({...storage, areaName: 'sync'}, THRESHOLD);
    const [listener, otherListener, controller] = [jest.fn(), jest.fn(), new AbortController()];
    setting.onChanged(listener, controller.signal);
    otherArea.onChanged(otherListener, controller.signal);
    await setting.set(0.6);
    await storage.area.set({display: 'all'});
    await storage.area.set({threshold: 'damaged'});
    controller.abort();
    await setting.set(0.8);
    expect(listener.mock.calls).toEqual([[0.6], [0.3]]);
    expect(otherListener).not.toHaveBeenCalled();
    expect(storage.listenerCount()).toBe(0);
  });

  test('listens to nothing when the signal was aborted before', () => {
    const storage = createFakeStorage();
    createSetting(storage, THRESHOLD).onChanged(jest.fn(), AbortSignal.abort());
    expect(storage.listenerCount()).toBe(0);
  });
});

describe('a setting that an administrator may decide', () => {
  const decide = (decided: Record<string, unknown>, stored: Record<string, unknown> = {}) => {
    const storage = createFakeStorage(stored);
    const policy = createFakeStorage(decided, 'managed');
    return {storage, policy, setting: createSetting({...storage, managed: policy.area}, THRESHOLD)};
  };

  test.each<[Record<string, unknown>, number, boolean]>([
    [{}, 0.6, false],
    [{threshold: 0.1}, 0.1, true],
    [{threshold: 'damaged'}, 0.6, false],
    [{display: 'all'}, 0.6, false],
  ])('with %j decided and 0.6 stored is %d, locked: %j', async (decided, value, isLocked) => {
    const {setting} = decide(decided, {threshold: 0.6});
    expect(await setting.get()).toBe(value);
    expect(await setting.isLocked()).toBe(isLocked);
  });

  test('keeps what is decided when something else is stored', async () => {
    const {setting} = decide({threshold: 0.1});
    const listener = jest.fn();
    await setting.get();
    setting.onChanged(listener, new AbortController().signal);
    await setting.set(0.9);
    expect(await setting.get()).toBe(0.1);
    expect(listener.mock.calls).toEqual([[0.1]]);
  });

  test('tells when the decision changes', async () => {
    const {storage, policy} = decide({}, {threshold: 0.6});
    const listeners = new Set<Parameters<typeof storage.onChanged.addListener>[0]>();
    const onChanged = {addListener: listeners.add.bind(listeners), removeListener: () => undefined};
    const setting = createSetting({...storage, onChanged, managed: policy.area}, THRESHOLD);
    const listener = jest.fn();
    setting.onChanged(listener, new AbortController().signal);
    await policy.area.set({threshold: 0.2});
    for (const told of listeners) told({threshold: {newValue: 0.2}}, 'managed');
    await new Promise(setImmediate);
    expect(listener.mock.calls).toEqual([[0.2]]);
  });
});

describe('guards', () => {
  test.each([
    [0, 0],
    [1, 1],
    [Number.NaN, undefined],
    [1.0001, undefined],
    ['0.5', undefined],
  ])('a threshold of %p is read as %p', (value, parsed) => {
    expect(parseThreshold(value)).toBe(parsed);
  });

  test.each([
    ['quiet', 'quiet'],
    ['none', 'none'],
    ['loud', undefined],
    [undefined, undefined],
  ])('a display of %p is read as %p', (value, parsed) => {
    expect(parseDisplay(value)).toBe(parsed);
  });

  test('a damaged entry among the sites does not cost the others', () => {
    expect(parseSites(['example.com', 7, '', 'example.com', 'https://a.test/', 'b.test', null])).toEqual([
      'example.com',
      'b.test',
    ]);
  });

  test.each([undefined, 'example.com', {0: 'example.com', length: 1}])('%p is no list of sites', value => {
    expect(parseSites(value)).toBeUndefined();
  });
});
