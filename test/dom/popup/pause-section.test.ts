/** @jest-environment jsdom */
import {beforeEach, expect, jest, test} from '@jest/globals';
import {PAUSE_MS} from '../../../src/core/pause.ts';
import {parseMoment} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {startPauseSection} from '../../../src/popup/pause-section.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';
import {getInput, getText, isHidden, loadPage} from '../../support/our-page.ts';

const NOW = 5_000_000;
const SETTING = {key: 'pausedUntil', fallback: 0, parse: parseMoment};

async function start(stored: Record<string, unknown> = {}, decided: Record<string, unknown> = {}) {
  const managed = createFakeStorage(decided, 'managed').area;
  const pausedUntil = createSetting({...createFakeStorage(stored), managed}, SETTING);
  const reportError = jest.fn();
  const options = {say: english, pausedUntil, clock: () => NOW, reportError};
  await startPauseSection(document, options, new AbortController().signal);
  return pausedUntil;
}

beforeEach(() => loadPage('popup'));

test('pauses for an hour from now, and resumes', async () => {
  const pausedUntil = await start();
  expect(getText('pause')).toBe('Pause for an hour');
  getInput('pause').click();
  await settle();
  expect(await pausedUntil.get()).toBe(NOW + PAUSE_MS);
  expect(getText('pause')).toBe('Resume');
  getInput('pause').click();
  await settle();
  expect(await pausedUntil.get()).toBe(0);
  expect(getText('pause')).toBe('Pause for an hour');
});

test.each([
  [NOW - 1, 'Pause for an hour'],
  [NOW, 'Pause for an hour'],
  [NOW + 1, 'Resume'],
])('with a pause until %d the button says "%s"', async (until, text) => {
  await start({pausedUntil: until});
  expect(getText('pause')).toBe(text);
});

test('where an administrator allows no pause, none is offered', async () => {
  await start({}, {pausedUntil: 0});
  expect(isHidden('pause')).toBe(true);
});

test('a decision that comes while the popup is open takes the offer away', async () => {
  const [local, managed] = [createFakeStorage(), createFakeStorage({}, 'managed')];
  const pausedUntil = createSetting({...local, managed: managed.area}, SETTING);
  const options = {say: english, pausedUntil, clock: () => NOW, reportError: jest.fn()};
  await startPauseSection(document, options, new AbortController().signal);
  await managed.area.set({pausedUntil: 0});
  await local.area.set({pausedUntil: NOW});
  await settle();
  expect(isHidden('pause')).toBe(true);
});
