import {describe, expect, test} from '@jest/globals';
import {createPacer} from '../../../../src/content/watch/pacer.ts';
import {createManualScheduler} from '../../../support/manual-scheduler.ts';

function setUp(workMs = 0) {
  const scheduler = createManualScheduler();
  const document = Object.assign(new EventTarget(), {hidden: false});
  const controller = new AbortController();
  const runs: number[] = [];
  const work = (): void => {
    runs.push(scheduler.now());
    scheduler.spend(workMs);
  };
  const times = {quietMs: 150, maxWaitMs: 1000};
  const pacer = createPacer(document as unknown as Document, scheduler, work, times, controller.signal);
  return {scheduler, document, controller, runs, pacer};
}

describe('createPacer', () => {
  test('work begins after a moment of quiet, once for many requests', async () => {
    const {scheduler, runs, pacer} = setUp();
    for (let count = 0; count < 5; count++) {
      pacer.request();
      await scheduler.advance(100);
    }
    expect(runs).toEqual([]);
    await scheduler.advance(100);
    expect(runs).toEqual([550]);
  });

  test('what is wanted now is done at once, or after the rest, and not put off by what is requested then', async () => {
    const {scheduler, runs, pacer} = setUp(2);
    pacer.now();
    expect(runs).toEqual([0]);
    pacer.now();
    await scheduler.advance(30);
    pacer.request();
    await scheduler.advance(100);
    expect(runs).toEqual([0, 40]);
  });

  test('what is wanted now of a hidden page is done once it is shown', async () => {
    const {document, scheduler, runs, pacer} = setUp();
    document.hidden = true;
    pacer.now();
    document.hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    await scheduler.advance(0);
    expect(runs).toHaveLength(1);
  });

  test('a page that never is quiet is looked at after a second', async () => {
    const {scheduler, runs, pacer} = setUp();
    for (let count = 0; count < 30; count++) {
      pacer.request();
      await scheduler.advance(50);
    }
    expect(runs[0]).toBe(1000);
    expect(runs).toHaveLength(1);
  });

  test('work gets a bounded share of the time, however often the page changes', async () => {
    const {scheduler, runs, pacer} = setUp(50);
    for (let count = 0; count < 2000; count++) {
      pacer.request();
      await scheduler.advance(10);
    }
    expect(runs.length).toBeGreaterThan(10);
    expect((runs.length * 50) / scheduler.now()).toBeLessThanOrEqual(0.055);
  });

  test('nothing runs while the page is hidden, and what was asked runs when it is shown', async () => {
    const {scheduler, document, runs, pacer} = setUp();
    pacer.request();
    document.hidden = true;
    document.dispatchEvent(new Event('visibilitychange'));
    await scheduler.advance(60_000);
    expect(runs).toEqual([]);
    expect(scheduler.pendingMs()).toEqual([]);
    document.hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    await scheduler.advance(150);
    expect(runs).toHaveLength(1);
  });

  test('a shown page without requests starts no work', async () => {
    const {scheduler, document, runs} = setUp();
    document.dispatchEvent(new Event('visibilitychange'));
    await scheduler.advance(60_000);
    expect(runs).toEqual([]);
  });

  test('the end of the run leaves nothing waiting', async () => {
    const {scheduler, controller, runs, pacer} = setUp();
    pacer.request();
    controller.abort();
    pacer.request();
    await scheduler.advance(60_000);
    expect(runs).toEqual([]);
  });
});
