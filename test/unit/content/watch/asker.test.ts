import {describe, expect, test} from '@jest/globals';
import {type Asker, createAsker, cutText} from '../../../../src/content/watch/asker.ts';
import type {Score} from '../../../../src/core/score.ts';
import {createManualScheduler, type ManualScheduler, settle} from '../../../support/manual-scheduler.ts';

const SCORE: Score = {credibility: 0.5, satire: 0, clickbait: 0};

interface Setup {
  readonly asker: Asker;
  readonly scheduler: ManualScheduler;
  readonly document: EventTarget & {hidden: boolean};
  readonly requests: string[][];
  readonly told: Map<string, Score>[];
  readonly controller: AbortController;
  /** How the next requests end; without an entry they succeed. */
  readonly outcomes: ('fail' | 'throw' | 'short' | Promise<readonly Score[]>)[];
}

function setUp(): Setup {
  const scheduler = createManualScheduler();
  const document = Object.assign(new EventTarget(), {hidden: false});
  const requests: string[][] = [];
  const told: Map<string, Score>[] = [];
  const outcomes: Setup['outcomes'] = [];
  const controller = new AbortController();
  const asker = createAsker(
    {
      document: document as unknown as Document,
      scheduler,
      score(texts) {
        requests.push([...texts]);
        const outcome = outcomes.shift();
        if (outcome === 'throw') throw new Error('the extension is gone');
        if (outcome === 'fail') return Promise.reject(new Error('worker stopped'));
        if (outcome === 'short') return Promise.resolve([]);
        return outcome ?? Promise.resolve(texts.map(() => SCORE));
      },
      onScores: scores => told.push(new Map(scores)),
    },
    controller.signal,
  );
  return {asker, scheduler, document, requests, told, controller, outcomes};
}

const many = (count: number, name = 'text'): string[] => Array.from({length: count}, (_, index) => `${name} ${index}`);

describe('createAsker', () => {
  test('what is near is asked for first, in small requests, one after the other', async () => {
    const {asker, scheduler, requests} = setUp();
    for (const text of many(5, 'far')) asker.want(text, false);
    for (const text of many(20, 'near')) asker.want(text, true);
    await scheduler.advance(1000);
    expect(requests.map(texts => texts.length)).toEqual([16, 4, 5]);
    expect(requests.flat()).toEqual([...many(20, 'near'), ...many(5, 'far')]);
  });

  test('one request is under way at a time', async () => {
    const {asker, scheduler, requests, outcomes} = setUp();
    let answer: (scores: readonly Score[]) => void = () => undefined;
    outcomes.push(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    for (const text of many(20)) asker.want(text, true);
    await scheduler.advance(5000);
    expect(requests).toHaveLength(1);
    answer(many(16).map(() => SCORE));
    await scheduler.advance(10);
    expect(requests).toHaveLength(2);
  });

  test('what comes near while others are asked for goes before what is far', async () => {
    const {asker, scheduler, requests, outcomes} = setUp();
    let answer: (scores: readonly Score[]) => void = () => undefined;
    outcomes.push(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    for (const text of many(40, 'far')) asker.want(text, false);
    await scheduler.advance(250);
    asker.want('far 39', true);
    answer(many(16).map(() => SCORE));
    await scheduler.advance(0);
    expect(requests[1]?.[0]).toBe('far 39');
    expect(new Set(requests.flat()).size).toBe(requests.flat().length);
  });

  test('a far text waits until it is known what is near', async () => {
    const {asker, scheduler, requests} = setUp();
    asker.want('far', false);
    await scheduler.advance(200);
    expect(requests).toEqual([]);
    await scheduler.advance(100);
    expect(requests).toEqual([['far']]);
  });

  test('a far text that comes near is asked for at once, and only once', async () => {
    const {asker, scheduler, requests} = setUp();
    asker.want('text', false);
    asker.want('text', true);
    await scheduler.advance(5);
    expect(requests).toEqual([['text']]);
    await scheduler.advance(1000);
    expect(requests).toEqual([['text']]);
  });

  test('the same text is asked once, and remembered', async () => {
    const {asker, scheduler, requests, told} = setUp();
    asker.want('text', true);
    asker.want('text', true);
    await settle();
    expect(asker.recall('text')).toBeUndefined();
    await scheduler.advance(1);
    expect(requests).toEqual([['text']]);
    expect(told).toEqual([new Map([['text', SCORE]])]);
    expect(asker.recall('text')).toBe(SCORE);
  });

  test('a text that nobody needs any more is not asked for', async () => {
    const {asker, scheduler, requests} = setUp();
    asker.want('text', false);
    asker.unwant('text');
    await scheduler.advance(1000);
    expect(requests).toEqual([]);
  });

  test.each(['fail', 'throw', 'short'] as const)(
    'a request that ends in "%s" is made again after a while',
    async outcome => {
      const {asker, scheduler, requests, told, outcomes} = setUp();
      outcomes.push(outcome);
      asker.want('text', true);
      await scheduler.advance(900);
      expect(requests).toHaveLength(1);
      expect(told).toEqual([]);
      await scheduler.advance(200);
      expect(requests).toEqual([['text'], ['text']]);
      expect(told).toEqual([new Map([['text', SCORE]])]);
    },
  );

  test('after the third failure it is left unavailable, which is not remembered', async () => {
    const {asker, scheduler, requests, told, outcomes} = setUp();
    outcomes.push('fail', 'throw', 'fail');
    asker.want('text', true);
    await scheduler.advance(60_000);
    expect(requests).toHaveLength(3);
    expect(told).toEqual([new Map([['text', {reason: 'unavailable'}]])]);
    expect(asker.recall('text')).toBeUndefined();
    asker.want('text', true);
    await scheduler.advance(10);
    expect(told[1]).toEqual(new Map([['text', SCORE]]));
  });

  test('nothing is asked while the page is hidden', async () => {
    const {asker, scheduler, requests, document} = setUp();
    document.hidden = true;
    asker.want('text', true);
    await scheduler.advance(60_000);
    expect(requests).toEqual([]);
    document.hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    await scheduler.advance(0);
    expect(requests).toEqual([['text']]);
  });

  test('the end of the run ends everything, also an answer under way', async () => {
    const {asker, scheduler, requests, told, controller} = setUp();
    asker.want('first', true);
    await scheduler.advance(0);
    asker.want('second', true);
    controller.abort();
    await scheduler.advance(60_000);
    expect(requests).toEqual([['first']]);
    expect(told.length).toBeLessThanOrEqual(1);
    expect(scheduler.pendingMs()).toEqual([]);
  });
});

describe('cutText', () => {
  test.each([
    ['short', 'short'],
    ['a'.repeat(400), 'a'.repeat(400)],
    ['a'.repeat(401), 'a'.repeat(400)],
    [`${'a'.repeat(399)}😀`, 'a'.repeat(399)],
  ])('%s', (text, cut) => {
    expect(cutText(text)).toBe(cut);
  });
});
