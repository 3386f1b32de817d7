/** @jest-environment jsdom */
import {beforeEach, expect, test} from '@jest/globals';
import {parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting, type Storage} from '../../../src/platform/setting.ts';
import {followLock} from '../../../src/ui/lock.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';

const reportError = (error: unknown): void => {
  throw error;
};

/** A browser whose administrator decides while a page is open: one event tells of all areas. */
function createBrowser() {
  const [local, managed] = [createFakeStorage(), createFakeStorage({}, 'managed')];
  const onChanged: Storage['onChanged'] = {
    addListener(listener) {
      local.onChanged.addListener(listener);
      managed.onChanged.addListener(listener);
    },
    removeListener(listener) {
      local.onChanged.removeListener(listener);
      managed.onChanged.removeListener(listener);
    },
  };
  const threshold = createSetting<number>(
    {...local, managed: managed.area, onChanged},
    {key: 'threshold', fallback: 0.3, parse: parseThreshold},
  );
  return {threshold, decide: (value: unknown) => managed.area.set({threshold: value})};
}

const control = (id: string) => document.getElementById(id) as HTMLInputElement;

beforeEach(() => {
  document.body.innerHTML =
    '<section><input id="slider"><input id="search"><button id="gone" disabled></button></section>';
});

async function start() {
  const {threshold, decide} = createBrowser();
  const section = document.querySelector('section')!;
  const controller = new AbortController();
  const options = {say: english, settings: [threshold], section, free: [control('search')], reportError};
  const lock = await followLock(document, options, controller.signal);
  return {
    lock,
    section,
    controller,
    async decide(value: unknown) {
      await decide(value);
      await settle();
    },
  };
}

const notes = () => [...document.querySelectorAll('.locked')].map(note => note.textContent);

test('a decision that comes while the page is open locks its controls at once, and sets them free when it goes', async () => {
  const {decide} = await start();
  expect([control('slider').disabled, notes()]).toEqual([false, []]);
  await decide(0.2);
  expect([control('slider').disabled, notes()]).toEqual([true, ['Set by your organisation']]);
  await decide(0.4);
  expect(notes()).toHaveLength(1);
  await decide(null);
  expect([control('slider').disabled, notes()]).toEqual([false, []]);
});

test('what only looks stays of use, and what was off for another reason stays off', async () => {
  const {decide} = await start();
  await decide(0.2);
  expect(control('search').disabled).toBe(false);
  await decide(null);
  expect(control('gone').disabled).toBe(true);
});

test('controls that come later are locked, too', async () => {
  const {decide, lock, section} = await start();
  await decide(0.2);
  const added = document.createElement('button');
  section.append(added);
  lock.apply();
  expect(added.disabled).toBe(true);
});

test('nothing is followed once the page is closed', async () => {
  const {decide, controller} = await start();
  controller.abort();
  await decide(0.2);
  expect(control('slider').disabled).toBe(false);
});
