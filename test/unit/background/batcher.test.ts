import {describe, expect, jest, test} from '@jest/globals';
import {createBatcher, MAX_BATCH_MS, MAX_PENDING} from '../../../src/background/batcher.ts';
import {settle} from '../../support/manual-wait.ts';

function createGate() {
  const open: (() => void)[] = [];
  return {pass: () => new Promise<void>(resolve => open.push(resolve)), release: () => open.shift()?.()};
}

const shout = async (texts: readonly string[]): Promise<string[]> => texts.map(text => text.toUpperCase());

function create(run: (texts: readonly string[]) => Promise<readonly string[]> = shout, size = 3) {
  const spied = jest.fn(run);
  return {run: spied, ask: createBatcher({run: spied, size, now: () => 0, breathe: settle, refused: 'refused'})};
}

describe('createBatcher', () => {
  test('each text gets its own result, in batches of at most the given size', async () => {
    const {run, ask} = create();
    const texts = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect(await Promise.all(texts.map(ask))).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    expect(run.mock.calls).toEqual([[['a', 'b', 'c']], [['d', 'e', 'f']], [['g']]]);
  });

  test('a text asked for again while it waits or is worked on is asked once', async () => {
    const gate = createGate();
    const {run, ask} = create(async texts => {
      await gate.pass();
      return shout(texts);
    });
    const whileWaiting = [ask('a'), ask('a')];
    await settle();
    const whileWorkedOn = ask('a');
    gate.release();
    expect(await Promise.all([...whileWaiting, whileWorkedOn])).toEqual(['A', 'A', 'A']);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('never works on two batches at a time', async () => {
    let working = 0;
    let most = 0;
    const {ask} = create(async texts => {
      most = Math.max(most, ++working);
      await settle();
      working--;
      return shout(texts);
    }, 1);
    await Promise.all(['a', 'b', 'c', 'd'].map(ask));
    expect(most).toBe(1);
  });

  test('starts again after a rest', async () => {
    const {run, ask} = create();
    await ask('a');
    await settle();
    await settle();
    expect(await ask('a')).toBe('A');
    expect(run).toHaveBeenCalledTimes(2);
  });

  test('what comes while a batch is worked on is not forgotten', async () => {
    const {ask} = create();
    const first = ask('a');
    await settle();
    const second = ask('b');
    expect(await Promise.all([first, second])).toEqual(['A', 'B']);
  });

  test('too many waiting texts are refused, without a trace', async () => {
    const {run, ask} = create(shout, MAX_PENDING);
    const asked = Array.from({length: MAX_PENDING + 5}, (_, at) => ask(`text ${at}`));
    expect((await Promise.all(asked)).filter(result => result === 'refused')).toHaveLength(5);
    expect(run.mock.calls.flatMap(([texts]) => texts)).toHaveLength(MAX_PENDING);
    expect(await ask('later')).toBe('LATER');
  });

  test.each([0.01, 0.4, 0.9, 2, 4, 10])(
    'holds the worker for no longer than it may when a text takes %j ms',
    async textMs => {
      let nowMs = 0;
      const heldMs: number[] = [];
      const run = async (texts: readonly string[]): Promise<string[]> => {
        nowMs += texts.length * textMs;
        heldMs.push(texts.length * textMs);
        return shout(texts);
      };
      const ask = createBatcher({run, size: 16, now: () => nowMs, breathe: settle, refused: 'refused'});
      await Promise.all(Array.from({length: 64}, (_, at) => ask(String(at))));
      // The first batch tells how fast this machine is.
      expect(Math.max(...heldMs.slice(1))).toBeLessThanOrEqual(MAX_BATCH_MS);
      expect(heldMs.length).toBeLessThanOrEqual(65);
    },
  );

  test('takes larger batches again when a slow moment is over', async () => {
    let nowMs = 0;
    const sizes: number[] = [];
    const run = async (texts: readonly string[]): Promise<string[]> => {
      nowMs += sizes.length === 0 ? 500 : 0.1;
      sizes.push(texts.length);
      return shout(texts);
    };
    const ask = createBatcher({run, size: 16, now: () => nowMs, breathe: settle, refused: 'refused'});
    await Promise.all(Array.from({length: 47}, (_, at) => ask(String(at))));
    expect(sizes).toEqual([16, 1, 2, 4, 8, 16]);
  });
});
