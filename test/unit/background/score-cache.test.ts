import {describe, expect, jest, test} from '@jest/globals';
import {openScoreCache, type ScoreCacheOptions, WRITE_DELAY_MS} from '../../../src/background/score-cache.ts';
import type {Score} from '../../../src/core/score.ts';
import {createFakeStorage, type FakeStorage} from '../../support/fake-storage.ts';
import {createManualWait} from '../../support/manual-wait.ts';

const score = (credibility: number): Score => ({credibility, satire: 0, clickbait: 0});

function prepare(storage: FakeStorage | undefined, overrides: Partial<ScoreCacheOptions> = {}) {
  const clock = createManualWait();
  const reportError = jest.fn();
  const area = storage?.area;
  const createKey = jest.fn((): [number, number] => [1, 2]);
  const open = () => openScoreCache({area, version: '1', createKey, wait: clock.wait, reportError, ...overrides});
  return {clock, reportError, createKey, open};
}

describe('openScoreCache', () => {
  test('gives back what was set, and nothing else', async () => {
    const cache = await prepare(createFakeStorage()).open();
    cache.set('Mayor opens bridge', score(0.5));
    expect(cache.get('Mayor opens bridge')).toEqual(score(0.5));
    expect(cache.get('Mayor opens bridges')).toBeUndefined();
  });

  test('the next worker finds what was written', async () => {
    const storage = createFakeStorage();
    const first = prepare(storage);
    const cache = await first.open();
    cache.set('one', score(0.1));
    cache.set('two', {reason: 'too-short'});
    await first.clock.advance(WRITE_DELAY_MS);
    const second = prepare(storage);
    const reopened = await second.open();
    expect(reopened.get('one')).toEqual(score(0.1));
    expect(reopened.get('two')).toEqual({reason: 'too-short'});
    expect(second.createKey).not.toHaveBeenCalled();
  });

  test('a worker killed before the write loses the wish to remember, and nothing else', async () => {
    const storage = createFakeStorage();
    const {open, clock} = prepare(storage);
    (await open()).set('one', score(0.1));
    await clock.advance(WRITE_DELAY_MS - 1);
    expect((await prepare(storage).open()).get('one')).toBeUndefined();
  });

  test('what another version of the model scored is forgotten', async () => {
    const storage = createFakeStorage();
    const {open, clock} = prepare(storage);
    (await open()).set('one', score(0.1));
    await clock.advance(WRITE_DELAY_MS);
    expect((await prepare(storage, {version: '2'}).open()).get('one')).toBeUndefined();
  });

  test('texts are not stored', async () => {
    const storage = createFakeStorage();
    const {open, clock} = prepare(storage);
    (await open()).set('Mayor opens bridge', score(0.1));
    await clock.advance(WRITE_DELAY_MS);
    expect(storage.writeCount()).toBe(1);
    expect([...storage.stored.values()].join()).not.toContain('Mayor');
  });

  test('a thousand scores at once cost one write; a steady stream one write in each delay', async () => {
    const storage = createFakeStorage();
    const {open, clock} = prepare(storage);
    const cache = await open();
    for (let at = 0; at < 1000; at++) cache.set(`text ${at}`, score(0.1));
    await clock.advance(WRITE_DELAY_MS);
    expect(storage.writeCount()).toBe(1);
    for (let step = 0; step < 100; step++) {
      cache.set(`later ${step}`, score(0.1));
      await clock.advance(WRITE_DELAY_MS / 10);
    }
    expect(storage.writeCount()).toBeLessThanOrEqual(1 + 11);
    await clock.advance(WRITE_DELAY_MS);
    expect((await prepare(storage).open()).get('later 99')).toEqual(score(0.1));
  });

  test('once written, nothing is written again until something changes', async () => {
    const storage = createFakeStorage();
    const {open, clock} = prepare(storage);
    (await open()).set('one', score(0.1));
    await clock.advance(20 * WRITE_DELAY_MS);
    expect(storage.writeCount()).toBe(1);
    expect(clock.pendingMs()).toEqual([]);
  });

  test('it is bounded, in memory and in storage, and forgets what was unused longest', async () => {
    const storage = createFakeStorage();
    const {open, clock} = prepare(storage, {capacity: 2});
    const cache = await open();
    for (const text of ['a', 'b', 'c']) cache.set(text, score(0.1));
    await clock.advance(WRITE_DELAY_MS);
    const reopened = await prepare(storage).open();
    for (const found of [cache, reopened]) {
      expect(found.get('a')).toBeUndefined();
      expect(found.get('c')).toEqual(score(0.1));
    }
  });

  test.each([
    ['a text', 'damaged'],
    ['no key', {version: '1', entries: []}],
    ['a key that is none', {version: '1', key: [1, 'x'], entries: []}],
    ['entries that are no list', {version: '1', key: [1, 2], entries: {}}],
    ['an entry that is none', {version: '1', key: [1, 2], entries: [7]}],
    ['a number out of range', {version: '1', key: [1, 2], entries: [['h', {credibility: 7, satire: 0, clickbait: 0}]]}],
  ])('damaged storage (%s) begins empty and works on', async (_what, stored) => {
    const storage = createFakeStorage({scores: stored});
    const {open, clock} = prepare(storage);
    const cache = await open();
    cache.set('one', score(0.1));
    expect(cache.get('one')).toEqual(score(0.1));
    await clock.advance(WRITE_DELAY_MS);
    expect((await prepare(storage).open()).get('one')).toEqual(score(0.1));
  });

  test('a storage that fails is reported, and the memory serves', async () => {
    const storage = createFakeStorage();
    storage.failWith(new Error('quota'));
    const {open, clock, reportError} = prepare(storage);
    const cache = await open();
    cache.set('one', score(0.1));
    await clock.advance(WRITE_DELAY_MS);
    expect(cache.get('one')).toEqual(score(0.1));
    expect(reportError).toHaveBeenCalledTimes(2);
    storage.failWith(undefined);
    cache.set('two', score(0.2));
    await clock.advance(WRITE_DELAY_MS);
    expect(storage.writeCount()).toBe(1);
  });

  test('without session storage the memory serves, and no timer runs', async () => {
    const {open, clock} = prepare(undefined);
    const cache = await open();
    cache.set('one', score(0.1));
    expect(cache.get('one')).toEqual(score(0.1));
    expect(clock.pendingMs()).toEqual([]);
  });
});
