import {describe, expect, test} from '@jest/globals';
import {isStrayPause, PAUSE_MS} from '../../../src/core/pause.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('isStrayPause', () => {
  test.each([
    ['none', 0, false],
    ['one that is over', NOW - 1, false],
    ['one that was begun now', NOW + PAUSE_MS, false],
    ['one begun before the clock was put back a little', NOW + PAUSE_MS + 60_000, false],
    ['one begun before the clock was put back by years', NOW + 1e11, true],
  ])('of %s', (_, untilMs, isStray) => {
    expect(isStrayPause(untilMs, NOW)).toBe(isStray);
  });
});
