/** @jest-environment jsdom */
import {expect, jest, test} from '@jest/globals';
import {startUnreadableSection} from '../../../src/options/unreadable-section.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {parseUnreadable} from '../../../src/platform/unreadable.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {getText, isHidden, loadPage} from '../../support/our-page.ts';

const COPIES = ['threshold', 'display', 'threshold'].map(key => ({
  key,
  value: 'damaged',
  when: '2026-11-23T12:00:00Z',
}));

async function start(initial: Record<string, unknown>) {
  loadPage('options');
  const storage = createFakeStorage(initial);
  const unreadable = createSetting(storage, {key: 'unreadable', fallback: [], parse: parseUnreadable});
  const save = jest.fn();
  const {signal} = new AbortController();
  await startUnreadableSection(document, {say: english, unreadable, save, reportError: save}, signal);
  return {unreadable, save};
}

test('nothing is said while every setting could be read, until one could not', async () => {
  const {unreadable} = await start({});
  expect(isHidden('unreadable')).toBe(true);
  await unreadable.set(COPIES);
  expect(isHidden('unreadable')).toBe(false);
});

test('what could not be read is named, saved as it was, and forgotten when the reader says so', async () => {
  const {unreadable, save} = await start({unreadable: COPIES});
  expect(getText('unreadable-title')).toBe('Some settings could not be read: threshold, display');
  document.getElementById('unreadable-save')!.click();
  expect(save.mock.calls).toEqual([['grain-of-salt-unreadable.json', COPIES]]);
  document.getElementById('unreadable-forget')!.click();
  await new Promise(resolve => setTimeout(resolve, 0));
  expect(await unreadable.get()).toEqual([]);
  expect(isHidden('unreadable')).toBe(true);
});
