/** @jest-environment jsdom */
import {beforeEach, expect, jest, test} from '@jest/globals';
import {LOOK_EVERY_MS, startPinSection} from '../../../src/welcome/pin-section.ts';
import {createManualWait} from '../../support/manual-wait.ts';
import {isHidden, loadPage} from '../../support/our-page.ts';

async function start(answers: boolean[], isPhone = false) {
  const clock = createManualWait();
  const controller = new AbortController();
  const isPinned = jest.fn(async () => (answers.length > 1 ? answers.shift()! : answers[0]!));
  const options = {hasToolbar: async () => !isPhone, isPinned, wait: clock.wait, reportError: jest.fn()};
  await startPinSection(document, options, controller.signal);
  return {clock, controller, isPinned};
}

beforeEach(() => loadPage('welcome'));

test('asks to pin the icon, and thanks as soon as that is done', async () => {
  const {clock, isPinned} = await start([false, false, true]);
  expect([isHidden('pin'), isHidden('pinned')]).toEqual([false, true]);
  await clock.advance(LOOK_EVERY_MS);
  expect([isHidden('pin'), isHidden('pinned')]).toEqual([true, false]);
  const looks = isPinned.mock.calls.length;
  await clock.advance(10 * LOOK_EVERY_MS);
  expect(isPinned).toHaveBeenCalledTimes(looks);
});

test('an icon that is in the toolbar already needs no nudge', async () => {
  await start([true]);
  expect([isHidden('pin'), isHidden('pinned')]).toEqual([true, false]);
});

test('a phone has no toolbar to speak of', async () => {
  const {clock, isPinned} = await start([false], true);
  expect(isHidden('pin-section')).toBe(true);
  expect([isPinned.mock.calls.length, clock.pendingMs()]).toEqual([0, []]);
});

test('a closed page looks no more', async () => {
  const {clock, controller, isPinned} = await start([false]);
  controller.abort();
  await clock.advance(LOOK_EVERY_MS);
  const looks = isPinned.mock.calls.length;
  await clock.advance(10 * LOOK_EVERY_MS);
  expect(isPinned).toHaveBeenCalledTimes(looks);
  expect(clock.pendingMs()).toEqual([]);
});
