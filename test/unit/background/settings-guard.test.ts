import {describe, expect, jest, test} from '@jest/globals';
import {CHECK_GAP_MS, createSettingsGuard, type GuardedArea} from '../../../src/background/settings-guard.ts';
import {createManualWait, settle} from '../../support/manual-wait.ts';

const KEYS = ['threshold', 'display', 'enabledSites', 'corrections'];

/** An area that anybody can write to, and that keeps objects of any kind. */
function createArea(initial: Record<string, unknown> = {}) {
  const stored = new Map(Object.entries(initial));
  const area = {
    get: jest.fn<GuardedArea['get']>(async keys =>
      Object.fromEntries([...stored].filter(([key]) => keys.includes(key))),
    ),
    set: jest.fn<GuardedArea['set']>(async items => {
      for (const [key, value] of Object.entries(items)) stored.set(key, value);
    }),
    remove: jest.fn<GuardedArea['remove']>(async keys => {
      for (const key of keys) stored.delete(key);
    }),
  };
  return {area, stored, read: () => Object.fromEntries(stored)};
}

/** What lies in the database, which outlives each background. */
function createRecord(initial?: unknown) {
  let kept = initial;
  return {
    read: () => kept,
    get: jest.fn(async (): Promise<unknown> => kept),
    set: jest.fn(async (copy: unknown) => {
      kept = copy;
    }),
  };
}

function start(stored: Record<string, unknown>, copy?: Record<string, unknown>) {
  const [area, record, clock, reportError] = [createArea(stored), createRecord(copy), createManualWait(), jest.fn()];
  const wake = () => createSettingsGuard({area: area.area, record, keys: KEYS, wait: clock.wait, reportError});
  const guard = wake();
  /** Writes as a content script would; the browser then tells of it. */
  const tamper = (changes: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(changes)) area.stored.set(key, value);
    void guard.answerChange(changes);
    return settle();
  };
  return {...area, record, clock, reportError, wake, guard, tamper};
}

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

describe('the guard of the settings', () => {
  test('takes what is stored at the first start of all for right, and writes nothing', async () => {
    const {guard, area, record, read} = start({threshold: 0.3, foreign: 1});
    void guard.check();
    await settle();
    expect(record.read()).toEqual({threshold: 0.3});
    expect(read()).toEqual({threshold: 0.3, foreign: 1});
    expect(area.set).not.toHaveBeenCalled();
  });

  test.each<[string, Record<string, unknown>]>([
    ['another number', {threshold: 0.9}],
    ['a boxed number, which JSON cannot tell from a plain one', {threshold: new Number(0.3)}],
    ['nothing', {threshold: undefined}],
    ['no number', {threshold: Number.NaN}],
    ['another text', {display: 'none'}],
    ['a longer list', {enabledSites: ['a.test', 'b.test', 'c.test']}],
    ['a shorter list', {enabledSites: ['a.test']}],
    ['another order', {enabledSites: ['b.test', 'a.test']}],
    ['an object like the list', {enabledSites: {0: 'a.test', 1: 'b.test'}}],
    ['an object without end', {enabledSites: cyclic}],
    ['several at once', {threshold: 0, display: 'all', enabledSites: []}],
  ])('puts back what became %s', async (_, changes) => {
    const right = {threshold: 0.3, display: 'quiet', enabledSites: ['a.test', 'b.test']};
    const {tamper, read} = start(right, right);
    await tamper(changes);
    expect(read()).toEqual(right);
  });

  test('puts back what was removed, and removes what has no copy', async () => {
    const {stored, guard, read} = start({threshold: 0.3}, {threshold: 0.3});
    stored.delete('threshold');
    stored.set('enabledSites', ['a.test']);
    void guard.answerChange({threshold: {}, enabledSites: {}});
    await settle();
    expect(read()).toEqual({threshold: 0.3});
  });

  test('puts back at its start what was changed while nobody looked', async () => {
    const {guard, read} = start({threshold: 1, corrections: []}, {threshold: 0.3});
    void guard.check();
    await settle();
    expect(read()).toEqual({threshold: 0.3});
  });

  test('keeps what was announced, also in the background after this one', async () => {
    const {guard, area, stored, wake, clock, read} = start({threshold: 0.3}, {threshold: 0.3});
    await guard.announce({key: 'threshold', value: 0.7});
    await area.set({threshold: 0.7});
    void guard.answerChange({threshold: {}});
    await clock.advance(2 * CHECK_GAP_MS);
    expect(read()).toEqual({threshold: 0.7});
    stored.set('threshold', 0);
    void wake().check();
    await settle();
    expect(read()).toEqual({threshold: 0.7});
  });

  test('keeps what was announced to be removed', async () => {
    const {guard, area, clock, read} = start({threshold: 'damaged'}, {threshold: 'damaged'});
    await guard.announce({key: 'threshold'});
    await area.remove(['threshold']);
    void guard.answerChange({threshold: {}});
    await clock.advance(CHECK_GAP_MS);
    expect(read()).toEqual({});
  });

  test('stores what was announced by a page that was closed before it wrote', async () => {
    const {guard, read} = start({threshold: 0.3}, {threshold: 0.3});
    await guard.announce({key: 'threshold', value: 0.7});
    await settle();
    expect(read()).toEqual({threshold: 0.7});
  });

  test('adopts before it takes an announcement, so that the other settings are kept', async () => {
    const {guard, record} = start({threshold: 0.3, display: 'all'});
    await guard.announce({key: 'threshold', value: 0.7});
    expect(record.read()).toEqual({threshold: 0.7, display: 'all'});
  });

  test('ends with the last of several announcements', async () => {
    const {guard, area, clock, read} = start({}, {});
    const write = async (value: number) => {
      await guard.announce({key: 'threshold', value});
      await area.set({threshold: value});
      void guard.answerChange({threshold: {}});
    };
    await Promise.all([0.1, 0.2, 0.3].map(write));
    await clock.advance(3 * CHECK_GAP_MS);
    expect(read()).toEqual({threshold: 0.3});
  });

  test('refuses to keep what is no setting', async () => {
    const {guard, record} = start({}, {});
    await expect(guard.announce({key: 'scores', value: 1})).rejects.toThrow('expected the key of a setting');
    expect(record.set).not.toHaveBeenCalled();
  });

  test('has no interest in changes of anything else', async () => {
    const {tamper, area} = start({}, {});
    await tamper({foreign: 1});
    expect(area.get).not.toHaveBeenCalled();
  });

  test('is done after its own writing is told of, and looks no more', async () => {
    const {guard, area, tamper, clock} = start({threshold: 0.3}, {threshold: 0.3});
    await tamper({threshold: 1});
    void guard.answerChange({threshold: {}});
    await clock.advance(20 * CHECK_GAP_MS);
    expect(area.set).toHaveBeenCalledTimes(1);
    expect(area.get).toHaveBeenCalledTimes(2);
    expect(clock.pendingMs()).toEqual([]);
  });

  test('answers one who writes without end at a bounded rate, and has the last word', async () => {
    const {area, tamper, clock, read} = start({threshold: 0.3}, {threshold: 0.3});
    const stepMs = 5;
    for (let nowMs = 0; nowMs < 10 * CHECK_GAP_MS; nowMs += stepMs) {
      await tamper({threshold: nowMs + 1});
      await clock.advance(stepMs);
    }
    expect(area.set.mock.calls.length).toBeLessThanOrEqual(11);
    expect(area.set.mock.calls.length).toBeGreaterThan(5);
    await clock.advance(2 * CHECK_GAP_MS);
    expect(read()).toEqual({threshold: 0.3});
  });

  test('changes nothing while its copy cannot be read, and tries again at the next change', async () => {
    const {record, tamper, clock, reportError, read} = start({threshold: 0.3}, {threshold: 0.3});
    record.get.mockRejectedValueOnce(new Error('disk'));
    await tamper({threshold: 1});
    expect(read()).toEqual({threshold: 1});
    expect(record.set).not.toHaveBeenCalled();
    expect(reportError).toHaveBeenCalledWith(new Error('disk'));
    await clock.advance(CHECK_GAP_MS);
    await tamper({threshold: 1});
    expect(read()).toEqual({threshold: 0.3});
  });
});
