import {expect, test} from '@jest/globals';
import {listOwnTasks, type TraceEvent} from '../../../src/tools/bench-long-page.ts';

const event = (name: string, ts: number, dur: number, url?: string, tid = 1): TraceEvent => ({
  name,
  ph: 'X',
  pid: 1,
  tid,
  ts,
  dur,
  tdur: dur / 2,
  ...(url && {args: {data: {url}}}),
});
const OURS = 'chrome-extension://us/content.js';

test('adds up what our code takes in one task, on the processor, calls within calls once', () => {
  const events = [
    event('RunTask', 0, 10_000),
    event('FunctionCall', 1000, 4000, OURS),
    event('FunctionCall', 2000, 1000, OURS),
    event('FunctionCall', 6000, 2000, OURS),
    event('RunTask', 20_000, 9000),
    event('FunctionCall', 21_000, 8000, 'https://long-page.example/own.js'),
    event('RunTask', 0, 10_000, undefined, 2),
    event('RunTask', 40_000, 2000),
    event('FunctionCall', 40_500, 1000, OURS),
  ];
  expect(listOwnTasks(events)).toEqual([3, 0.5]);
});
