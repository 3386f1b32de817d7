import {expect, test} from '@jest/globals';
import {leaveOnDemandMark, ON_DEMAND_KEY, takeOnDemandMark} from '../../../src/platform/on-demand.ts';

test.each(['badges', 'card'])('the mark of %s counts once, also when it was sent as text', purpose => {
  expect(takeOnDemandMark(globalThis)).toBe('page');
  // What scripting.executeScript does with a function and its arguments.
  new Function('key', 'purpose', `(${leaveOnDemandMark.toString()})(key, purpose)`)(ON_DEMAND_KEY, purpose);
  expect(takeOnDemandMark(globalThis)).toBe(purpose);
  expect(takeOnDemandMark(globalThis)).toBe('page');
});
