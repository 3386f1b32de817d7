import {expect, test} from '@jest/globals';
import {listMountCosts} from '../../../src/tools/mount-costs.ts';
import type {TraceEvent} from '../../../src/tools/own-tasks.ts';

/** An event from and to a time, ms. */
const event = (name: string, from: number, to = from, tid = 1): TraceEvent => ({
  name,
  ph: from === to ? 'I' : 'X',
  pid: 1,
  tid,
  ts: from * 1000,
  dur: (to - from) * 1000,
});

test('style and layout between two marks are the page’s, the rest is ours', () => {
  const events = [
    event('mount-end', 30),
    event('mount-start', 10),
    event('UpdateLayoutTree', 12, 13),
    event('Layout', 14, 18),
    event('Layout', 14, 30, 2),
    event('FunctionCall', 10, 30),
    event('Layout', 31, 39),
    event('mount-start', 40),
    event('mount-end', 43),
  ];
  expect(listMountCosts(events)).toEqual([
    {ownMs: 15, wholeMs: 20},
    {ownMs: 3, wholeMs: 3},
  ]);
  expect(listMountCosts([])).toEqual([]);
});
