/** @jest-environment jsdom */
import {afterEach, beforeEach, expect, test} from '@jest/globals';
import {followPreferences} from '../../../src/content/preferences.ts';
import {NO_CORRECTIONS, sealCorrections} from '../../../src/core/corrections.ts';
import type {PagePreferences} from '../../../src/protocol/messages.ts';
import {createManualScheduler, type ManualScheduler} from '../../support/manual-scheduler.ts';

const GIVEN: PagePreferences = {
  threshold: 0.3,
  display: 'quiet',
  isOn: true,
  isOff: false,
  pausedUntil: 0,
  corrections: sealCorrections(NO_CORRECTIONS, [1, 2]),
  can: {correct: true, hideSite: true},
};

let controller: AbortController;
let scheduler: ManualScheduler;
let told: PagePreferences[];
let errors: unknown[];
let reads: number;
let read: () => Promise<PagePreferences>;

const follow = () =>
  followPreferences(
    {
      window,
      scheduler,
      read: () => {
        reads++;
        return read();
      },
      reportError: error => errors.push(error),
    },
    preferences => told.push(preferences),
    controller.signal,
  );

beforeEach(() => {
  controller = new AbortController();
  scheduler = createManualScheduler();
  [told, errors, reads] = [[], [], 0];
  read = async () => GIVEN;
});
afterEach(() => controller.abort());

test('preferences are told once read, and again when something changed', async () => {
  const again = follow();
  await scheduler.advance(0);
  expect(told).toMatchObject([{threshold: 0.3, isOn: true}]);
  read = async () => ({...GIVEN, threshold: 0.7});
  again();
  await scheduler.advance(0);
  expect(told.map(({threshold}) => threshold)).toEqual([0.3, 0.7]);
});

test('changes that come while preferences are being read are read once more, not each', async () => {
  let answer: (preferences: PagePreferences) => void = () => undefined;
  read = () =>
    new Promise(resolve => {
      answer = resolve;
    });
  const again = follow();
  again();
  again();
  expect(reads).toBe(1);
  answer(GIVEN);
  await scheduler.advance(0);
  answer({...GIVEN, threshold: 0.7});
  await scheduler.advance(0);
  expect(reads).toBe(2);
  expect(told.map(({threshold}) => threshold)).toEqual([0.3, 0.7]);
});

test('a background that does not answer is asked again, ever more rarely', async () => {
  read = () => Promise.reject(new Error('no answer'));
  follow();
  await scheduler.advance(3500);
  expect(reads).toBe(3);
  expect(errors).toHaveLength(3);
  read = async () => GIVEN;
  await scheduler.advance(4000);
  expect(told).toHaveLength(1);
});

test.each([
  ['comes back from where pages are put away', true, 2],
  ['is there for the first time', false, 1],
])('a page that %s (%j) has read %d times', async (_, persisted, expected) => {
  follow();
  await scheduler.advance(0);
  window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted}));
  await scheduler.advance(0);
  expect(reads).toBe(expected);
});

test('a page that is shown again reads them, for it may have missed a change', async () => {
  follow();
  await scheduler.advance(0);
  document.dispatchEvent(new Event('visibilitychange'));
  await scheduler.advance(0);
  expect(reads).toBe(2);
});

test('after the end nothing is asked and nothing told', async () => {
  let answer: (preferences: PagePreferences) => void = () => undefined;
  read = () =>
    new Promise(resolve => {
      answer = resolve;
    });
  const again = follow();
  controller.abort();
  answer(GIVEN);
  again();
  document.dispatchEvent(new Event('visibilitychange'));
  await scheduler.advance(100_000);
  expect([reads, told.length, errors.length]).toEqual([1, 0, 0]);
});
