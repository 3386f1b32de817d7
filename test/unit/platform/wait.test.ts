import {expect, test} from '@jest/globals';
import {wait} from '../../../src/platform/wait.ts';

test('waits as long as it is told', async () => {
  const startMs = performance.now();
  await wait(30);
  expect(performance.now() - startMs).toBeGreaterThan(25);
});

test('an aborted wait is over at once', async () => {
  const controller = new AbortController();
  const startMs = performance.now();
  const waiting = wait(60_000, controller.signal);
  controller.abort();
  await waiting;
  await wait(60_000, controller.signal);
  expect(performance.now() - startMs).toBeLessThan(10_000);
});
