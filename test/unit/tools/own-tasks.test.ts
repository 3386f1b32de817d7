import {describe, expect, test} from '@jest/globals';
import {listOwnTasks, type TraceEvent} from '../../../src/tools/own-tasks.ts';

const OURS = 'chrome-extension://a/content.js';
const THEIRS = 'https://news.example/app.js';

/** An event from and to a time, ms. */
function event(name: string, from: number, to: number, url?: string): TraceEvent {
  const [ts, dur] = [from * 1000, (to - from) * 1000];
  return {name, ph: 'X', pid: 1, tid: 1, ts, dur, ...(url ? {args: {data: {url}}} : {})};
}

describe('listOwnTasks', () => {
  test('counts calls and promises of a task of ours, and tasks of others not at all', () => {
    const events = [
      event('RunTask', 0, 20),
      event('FunctionCall', 1, 6, OURS),
      event('RunMicrotasks', 6, 10),
      event('RunTask', 30, 90),
      event('FunctionCall', 31, 80, THEIRS),
      event('RunMicrotasks', 80, 89),
    ];
    expect(listOwnTasks(events)).toEqual([9]);
  });

  test('takes off what others do in between, and counts a call inside another one once', () => {
    const events = [
      event('RunTask', 0, 40),
      event('FunctionCall', 0, 10, OURS),
      event('FunctionCall', 2, 5, OURS),
      event('RunMicrotasks', 10, 30),
      event('FunctionCall', 12, 27, THEIRS),
      event('FunctionCall', 28, 30, OURS),
    ];
    expect(listOwnTasks(events)).toEqual([15]);
  });

  test('of a task that others began, counts what is known to be ours alone', () => {
    const events = [
      event('RunTask', 0, 50),
      event('FunctionCall', 0, 20, THEIRS),
      event('RunMicrotasks', 20, 45),
      event('FunctionCall', 21, 25, OURS),
    ];
    expect(listOwnTasks(events)).toEqual([4]);
  });

  test('prefers time on the processor, and keeps threads apart', () => {
    const events = [
      event('RunTask', 0, 50),
      {...event('RunTask', 10, 40), tid: 2},
      {...event('FunctionCall', 11, 39, OURS), tid: 2, tdur: 7000},
    ];
    expect(listOwnTasks(events)).toEqual([7]);
  });

  test('adds up all calls of a task', () => {
    const events = [
      event('RunTask', 0, 10),
      event('FunctionCall', 1, 4, OURS),
      event('FunctionCall', 6, 8, OURS),
      event('RunTask', 40, 42),
      event('FunctionCall', 40, 41, OURS),
    ];
    expect(listOwnTasks(events)).toEqual([5, 1]);
  });
});
