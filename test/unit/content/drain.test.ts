import {describe, expect, test} from '@jest/globals';
import {createDrain} from '../../../src/content/drain.ts';
import {createManualScheduler} from '../../support/manual-scheduler.ts';

function setUp() {
  const scheduler = createManualScheduler();
  const controller = new AbortController();
  const portions: number[][] = [];
  const drain = createDrain<number>(scheduler, 9, items => portions.push([...items]), controller.signal);
  return {scheduler, controller, portions, drain};
}

describe('createDrain', () => {
  test('a small portion comes at once, another next, the others one task at a time, in order', async () => {
    const {scheduler, portions, drain} = setUp();
    drain.add([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(portions).toEqual([[1, 2]]);
    await scheduler.advance(0);
    expect(portions).toEqual([
      [1, 2],
      [3, 4],
      [5, 6, 7, 8],
      [9, 10],
    ]);
  });

  test('where portions take long, they are smaller, and grow again when they do not', async () => {
    const scheduler = createManualScheduler();
    let costMs = 8;
    let clockMs = 0;
    const sizes: number[] = [];
    const work = (items: readonly number[]) => {
      sizes.push(items.length);
      clockMs += items.length * costMs;
      if (sizes.length === 3) costMs = 0.1;
    };
    const slow = {...scheduler, now: () => clockMs};
    const drain = createDrain<number>(slow, 36, work, new AbortController().signal);
    drain.add(Array.from({length: 40}, (_, index) => index));
    await scheduler.advance(0);
    // A cost of 8 ms each leaves room for one.
    expect(sizes).toEqual([2, 2, 1, 1, 2, 4, 8, 16, 4]);
  });

  test('an item waits once', async () => {
    const {scheduler, portions, drain} = setUp();
    drain.add([1, 2, 3, 4, 5]);
    drain.add([5, 4, 6]);
    await scheduler.advance(0);
    expect(portions).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  test('an item that was handled may come again', () => {
    const {portions, drain} = setUp();
    drain.add([1]);
    drain.add([1]);
    expect(portions).toEqual([[1], [1]]);
  });

  test('the end of the run ends it', async () => {
    const {scheduler, controller, portions, drain} = setUp();
    drain.add([1, 2, 3, 4]);
    controller.abort();
    await scheduler.advance(1000);
    expect(portions).toEqual([[1, 2]]);
  });
});
