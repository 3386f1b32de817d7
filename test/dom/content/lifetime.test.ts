/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {beginRun} from '../../../src/content/lifetime.ts';
import {createManualScheduler, type ManualScheduler} from '../../support/manual-scheduler.ts';

let scheduler: ManualScheduler;
let isHidden: boolean;
const runs: AbortController[] = [];

function begin(world: object, isContextValid: () => boolean = () => true): AbortSignal {
  const run = beginRun(window, world, {scheduler, isContextValid});
  runs.push(run);
  return run.signal;
}

beforeEach(() => {
  scheduler = createManualScheduler();
  isHidden = false;
  Object.defineProperty(document, 'hidden', {configurable: true, get: () => isHidden});
});
afterEach(() => {
  for (const run of runs.splice(0)) run.abort();
});

describe('beginRun', () => {
  test('a run ends the one before it in the same world', () => {
    const world = {};
    const first = begin(world);
    const second = begin(world);
    expect(first.aborted).toBe(true);
    expect(second.aborted).toBe(false);
  });

  test('a run whose extension is gone ends when a new one arrives in another world', () => {
    let isValid = true;
    const old = begin({}, () => isValid);
    isValid = false;
    begin({});
    expect(old.aborted).toBe(true);
  });

  test('no page can end a run', async () => {
    const signal = begin({});
    for (const type of ['grain-of-salt:arrival', 'visibilitychange']) document.dispatchEvent(new CustomEvent(type));
    await scheduler.advance(60_000);
    expect(signal.aborted).toBe(false);
  });

  test.each<[string, () => unknown]>([
    ['within seconds', () => scheduler.advance(5000)],
    ['when the tab is shown', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['when the page comes back', () => window.dispatchEvent(new Event('pageshow'))],
  ])('a run notices that its extension is gone %s', async (_, pass) => {
    let isValid = true;
    const signal = begin({}, () => isValid);
    await scheduler.advance(3000);
    isValid = false;
    expect(signal.aborted).toBe(false);
    await pass();
    expect(signal.aborted).toBe(true);
    expect(scheduler.pendingMs()).toEqual([]);
  });

  test('nothing ticks while the page is hidden, and it ticks again when it is shown', async () => {
    let looks = 0;
    begin({}, () => {
      looks++;
      return true;
    });
    isHidden = true;
    await scheduler.advance(60_000);
    expect(looks).toBeLessThanOrEqual(1);
    expect(scheduler.pendingMs()).toEqual([]);
    isHidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(scheduler.pendingMs()).toHaveLength(1);
  });
});
