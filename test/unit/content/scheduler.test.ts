import {describe, expect, jest, test} from '@jest/globals';
import {createScheduler} from '../../../src/content/scheduler.ts';
import {breathe} from '../../../src/platform/breathe.ts';

function setUp() {
  const timers: (() => void)[] = [];
  const window = {
    performance: {now: () => 7},
    setTimeout: jest.fn((run: () => void, _delayMs: number) => timers.push(run) - 1),
    clearTimeout: (at: number) => delete timers[at],
  };
  return {scheduler: createScheduler(window as unknown as Window), timers, window};
}

describe('createScheduler', () => {
  test('a task without delay waits for no timer, however many come in a row', async () => {
    const {scheduler, window} = setUp();
    const done: number[] = [];
    const step = (): void => {
      done.push(done.length);
      if (done.length < 8) scheduler.after(0, step);
    };
    scheduler.after(0, step);
    expect(done).toEqual([]);
    for (let turn = 0; turn < 10; turn++) await breathe();
    expect(done).toHaveLength(8);
    expect(window.setTimeout).not.toHaveBeenCalled();
  });

  test('a task with a delay waits for it', () => {
    const {scheduler, timers, window} = setUp();
    const run = jest.fn();
    scheduler.after(150, run);
    expect(window.setTimeout).toHaveBeenCalledWith(run, 150);
    timers[0]!();
    expect(run).toHaveBeenCalledTimes(1);
  });

  test.each([0, 150])('a task after %d ms can be called off', async delayMs => {
    const {scheduler, timers} = setUp();
    const run = jest.fn();
    scheduler.after(delayMs, run)();
    await breathe();
    for (const timer of timers) timer?.();
    expect(run).not.toHaveBeenCalled();
  });
});
