import {beforeEach, describe, expect, test} from '@jest/globals';
import type {Card, CardRequest} from '../../../../src/content/card/card.ts';
import {type CardModule, createLazyCard, type LazyCard} from '../../../../src/content/card/lazy-card.ts';
import {english} from '../../../support/english.ts';

function createRequest(text: string): CardRequest {
  const parts = [{text, score: {reason: 'too-short'} as const}];
  return {key: {}, content: {parts, threshold: 0.3}, isPinned: false, readAnchor: () => null};
}

/** A card that remembers what it is told. */
function createFakeCard() {
  const done: string[] = [];
  const listeners: ((isOver: boolean) => void)[] = [];
  let current: CardRequest | null = null;
  const nameOf = ({content}: Pick<CardRequest, 'content'>) => content.parts[0]!.text;
  const card: Card = {
    get current() {
      return current;
    },
    open(request) {
      current = request;
      done.push(`open ${nameOf(request)}`);
    },
    update: content => void done.push(`update ${nameOf({content})}`),
    close() {
      current = null;
      done.push('close');
    },
    owns: target => target === host,
    onHover: listener => void listeners.push(listener),
  };
  const host = new EventTarget();
  return {done, card, host, hover: (isOver: boolean) => void listeners.map(listener => listener(isOver))};
}

describe('the lazy card', () => {
  let fake: ReturnType<typeof createFakeCard>;
  let controller: AbortController;
  let card: LazyCard;
  let errors: unknown[];
  let loads: {resolve(): void; reject(error: Error): void}[];
  const [first, second] = [createRequest('Council opens bridge'), createRequest('Gulls return to pier')];

  beforeEach(() => {
    fake = createFakeCard();
    controller = new AbortController();
    [errors, loads] = [[], []];
    const load = () =>
      new Promise<CardModule>((resolve, reject) => {
        loads.push({
          resolve: () =>
            resolve({
              createCard: () => fake.card,
              showSelection: async () => ({shown: false}),
            }),
          reject,
        });
      });
    const window = {} as Window;
    card = createLazyCard({window, say: english, load, reportError: error => errors.push(error)}, controller.signal);
  });

  test('loads nothing until somebody reaches for it, and then once', async () => {
    expect(loads).toHaveLength(0);
    card.prepare();
    card.prepare();
    const opened = card.open(first);
    expect(loads).toHaveLength(1);
    expect(fake.done).toEqual([]);
    loads[0]!.resolve();
    expect(await opened).toBe(true);
    expect(fake.done).toEqual(['open Council opens bridge']);
  });

  test('opens at once when its code is there', async () => {
    card.prepare();
    loads[0]!.resolve();
    await new Promise(resolve => setImmediate(resolve));
    void card.open(first);
    expect(fake.done).toEqual(['open Council opens bridge']);
    expect(card.current).toBe(first);
  });

  test('opens what was asked for last, in its last words', async () => {
    const opened = [card.open(first), card.open(second)];
    expect(card.current?.key).toBe(second.key);
    card.update(createRequest('Gulls leave again').content);
    loads[0]!.resolve();
    expect(await Promise.all(opened)).toEqual([true, true]);
    expect(fake.done).toEqual(['open Gulls leave again']);
  });

  test('does not open what was closed while it waited', async () => {
    const opened = card.open(first);
    card.close();
    expect(card.current).toBeNull();
    loads[0]!.resolve();
    await opened;
    expect(fake.done).toEqual([]);
  });

  test('tells why its code cannot be loaded, and tries again', async () => {
    const opened = card.open(first);
    loads[0]!.reject(new Error('the file is gone'));
    expect(await opened).toBe(false);
    expect(errors).toEqual([new Error('the file is gone')]);
    expect(card.current).toBeNull();
    const again = card.open(second);
    loads[1]!.resolve();
    expect(await again).toBe(true);
    expect(fake.done).toEqual(['open Gulls return to pier']);
  });

  test('opens nothing when the run ended meanwhile', async () => {
    const opened = card.open(first);
    controller.abort();
    loads[0]!.resolve();
    expect(await opened).toBe(false);
    expect(fake.done).toEqual([]);
  });

  test('passes on what happens to the card', async () => {
    const heard: boolean[] = [];
    card.onHover(isOver => heard.push(isOver));
    expect(card.owns(fake.host)).toBe(false);
    const opened = card.open(first);
    loads[0]!.resolve();
    await opened;
    fake.hover(true);
    expect(heard).toEqual([true]);
    expect(card.owns(fake.host)).toBe(true);
    card.update(second.content);
    card.close();
    expect(fake.done).toEqual(['open Council opens bridge', 'update Gulls return to pier', 'close']);
    expect(card.current).toBeNull();
  });
});
