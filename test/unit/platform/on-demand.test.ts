import {expect, test} from '@jest/globals';
import {leaveOnDemandMark, ON_DEMAND_KEY, takeOnDemandMark} from '../../../src/platform/on-demand.ts';

test('the mark counts once, also when it was sent as text', () => {
  expect(takeOnDemandMark(globalThis)).toBe(false);
  // What scripting.executeScript does with a function and its arguments.
  new Function('key', `(${leaveOnDemandMark.toString()})(key)`)(ON_DEMAND_KEY);
  expect(takeOnDemandMark(globalThis)).toBe(true);
  expect(takeOnDemandMark(globalThis)).toBe(false);
});
