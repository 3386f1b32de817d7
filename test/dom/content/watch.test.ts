/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import type {PageKind} from '../../../src/content/watch/gate.ts';
import {type HeadlineWatch, watchHeadlines} from '../../../src/content/watch.ts';
import type {Score} from '../../../src/core/score.ts';
import {createFakeIntersections, type FakeIntersections} from '../../support/fake-intersections.ts';
import {createManualScheduler, type ManualScheduler, settle} from '../../support/manual-scheduler.ts';

const scoreOf = (text: string): Score => ({credibility: (text.length % 10) / 10, satire: 0, clickbait: 0});

let scheduler: ManualScheduler;
let intersections: FakeIntersections;
let controller: AbortController;
let watch: HeadlineWatch;
let page: {url: string; kind: PageKind; isHidden: boolean; failures: number; extractMs: number};
let requests: string[][];
let extracted: (Document | Element)[];
let scored: string[];
let gone: HTMLElement[];
const inUse = new Set<Node>();

/** The headlines of these tests are the elements `h2`, whatever their text. */
function extract(root: Document | Element): {element: HTMLElement; text: string}[] {
  extracted.push(root);
  scheduler.spend(page.extractMs);
  return [...root.querySelectorAll('h2')].map(element => ({element, text: element.textContent?.trim() ?? ''}));
}

function start(): void {
  watch = watchHeadlines(
    {
      document,
      scheduler,
      ownership: {isOurs: node => (node as Element).localName === 'grain-badge', isInUse: node => inUse.has(node)},
      createObserver: intersections.create,
      getUrl: () => page.url,
      classify: () => ({kind: page.kind, language: 'en'}),
      extract,
      async score(texts) {
        requests.push([...texts]);
        if (page.failures-- > 0) throw new Error('worker stopped');
        return texts.map(scoreOf);
      },
      onScored: headlines => scored.push(...headlines.map(({text}) => text)),
      onGone: element => gone.push(element),
      onSettled: () => undefined,
    },
    controller.signal,
  );
}

const addHeadline = (text: string, parent: Element = document.querySelector('main')!): HTMLElement => {
  const item = document.createElement('article');
  item.append(document.createElement('h2'));
  item.firstElementChild!.textContent = text;
  parent.append(item);
  return item.firstElementChild as HTMLElement;
};
const find = (index: number): HTMLElement => document.querySelectorAll('h2')[index]!;
const texts = (): string[] => [...watch.all()].map(({text}) => text);

function setHidden(isHidden: boolean): void {
  page.isHidden = isHidden;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  document.body.innerHTML =
    '<main><article><h2>First story</h2></article><article><h2>Second one</h2></article></main>';
  scheduler = createManualScheduler();
  intersections = createFakeIntersections();
  controller = new AbortController();
  page = {url: 'https://example.com/', kind: 'front', isHidden: false, failures: 0, extractMs: 0};
  Object.defineProperty(document, 'hidden', {configurable: true, get: () => page.isHidden});
  requests = [];
  extracted = [];
  scored = [];
  gone = [];
});
afterEach(() => controller.abort());

describe('watchHeadlines', () => {
  test('scores every headline of the page, each once', async () => {
    start();
    await scheduler.advance(2000);
    expect(requests).toEqual([['First story', 'Second one']]);
    expect(scored).toEqual(['First story', 'Second one']);
    expect(watch.get(find(0))?.score).toEqual(scoreOf('First story'));
  });

  test('asks first for what is near, then for the rest', async () => {
    for (let index = 0; index < 30; index++) addHeadline(`Story number ${index}`);
    start();
    await scheduler.advance(0);
    intersections.tell([find(30), find(31)], true);
    intersections.tell([find(0)], false);
    await scheduler.advance(1000);
    expect(requests[0]).toEqual(['Story number 28', 'Story number 29']);
    expect(requests.flat()).toHaveLength(32);
    expect(Math.max(...requests.map(batch => batch.length))).toBeLessThanOrEqual(16);
  });

  test('near means within a screen of the viewport', () => {
    start();
    expect(intersections.options).toEqual([{rootMargin: '100% 0px'}]);
  });

  test('a headline that was near once is watched no longer', async () => {
    start();
    await scheduler.advance(0);
    intersections.tell([find(0)], true);
    expect([...intersections.observed]).toEqual([find(1)]);
  });

  test('looks only at the part of the page where something was added', async () => {
    start();
    await scheduler.advance(1000);
    extracted.length = 0;
    const added = addHeadline('A story that came later');
    await scheduler.advance(1000);
    expect(extracted).toEqual([document.querySelector('main')]);
    expect(requests.at(-1)).toEqual(['A story that came later']);
    expect(watch.get(added)?.score).not.toBeNull();
  });

  test('waits for a moment of quiet, and looks once', async () => {
    start();
    await scheduler.advance(1000);
    extracted.length = 0;
    for (let index = 0; index < 5; index++) {
      addHeadline(`Added ${index}`);
      await scheduler.advance(50);
    }
    expect(extracted).toEqual([]);
    await scheduler.advance(150);
    expect(extracted).toHaveLength(1);
    expect(texts()).toHaveLength(7);
  });

  test('a text that stands in several places is asked once and given to all', async () => {
    addHeadline('First story');
    start();
    await scheduler.advance(1000);
    expect(requests.flat()).toEqual(['First story', 'Second one']);
    expect(scored.filter(text => text === 'First story')).toHaveLength(2);
    addHeadline('First story');
    await scheduler.advance(1000);
    expect(requests.flat()).toHaveLength(2);
    expect(scored.filter(text => text === 'First story')).toHaveLength(3);
  });

  test.each<[string, (element: HTMLElement, text: string) => void]>([
    ['its text node is exchanged', (element, text) => element.firstChild!.replaceWith(text)],
    ['its content is replaced', (element, text) => element.replaceChildren(text)],
    ['its text node is changed', ({firstChild}, text) => (firstChild as Text).replaceData(0, 100, text)],
  ])('a recycled headline is forgotten and scored anew when %s', async (_, recycle) => {
    start();
    await scheduler.advance(1000);
    recycle(find(0), 'Another story altogether');
    await scheduler.advance(1000);
    expect(gone).toEqual([find(0)]);
    expect(requests.at(-1)).toEqual(['Another story altogether']);
    expect(watch.get(find(0))?.text).toBe('Another story altogether');
    expect(texts()).toHaveLength(2);
  });

  test('a headline whose surroundings change keeps what it has', async () => {
    start();
    await scheduler.advance(1000);
    const before = watch.get(find(0));
    find(0).after('5 minutes ago');
    await scheduler.advance(1000);
    expect(watch.get(find(0))).toBe(before);
    expect(gone).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  test('a removed headline is let go', async () => {
    start();
    await scheduler.advance(1000);
    const removed = find(0);
    removed.parentElement!.remove();
    await scheduler.advance(1000);
    expect(gone).toEqual([removed]);
    expect(watch.get(removed)).toBeUndefined();
    expect(intersections.observed.has(removed)).toBe(false);
  });

  test('a headline that goes before it is asked for is not asked for', async () => {
    start();
    await scheduler.advance(0);
    find(0).remove();
    await scheduler.advance(200);
    await scheduler.advance(2000);
    expect(requests.flat()).toEqual(['Second one']);
  });

  test('our own elements coming and going are no change', async () => {
    start();
    await scheduler.advance(1000);
    extracted.length = 0;
    const badge = document.createElement('grain-badge');
    inUse.add(badge);
    find(0).append(badge);
    await settle();
    inUse.delete(badge);
    badge.remove();
    await scheduler.advance(5000);
    expect(extracted).toEqual([]);
    expect(gone).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  test('a page that changes for ever gets a bounded share of the time', async () => {
    page.extractMs = 20;
    start();
    await scheduler.advance(1000);
    extracted.length = 0;
    const startMs = scheduler.now();
    for (let index = 0; index < 1500; index++) {
      find(0).textContent = `Story ${index}`;
      await scheduler.advance(20);
    }
    expect(extracted.length).toBeGreaterThan(10);
    expect((extracted.length * 20) / (scheduler.now() - startMs)).toBeLessThanOrEqual(0.06);
    expect(texts()).toHaveLength(2);
  }, 30_000);

  test('nothing happens while the page is hidden', async () => {
    setHidden(true);
    start();
    await scheduler.advance(10_000);
    addHeadline('Added in the dark');
    await scheduler.advance(10_000);
    expect(extracted).toEqual([]);
    expect(requests).toEqual([]);
    setHidden(false);
    await scheduler.advance(2000);
    expect(scored).toEqual(['First story', 'Second one', 'Added in the dark']);
  });

  test('another address is another page: it is judged and read again as a whole', async () => {
    start();
    await scheduler.advance(1000);
    extracted.length = 0;
    page.url = 'https://example.com/next';
    find(1).parentElement!.remove();
    addHeadline('The story of the next page');
    await scheduler.advance(1000);
    expect(extracted).toEqual([document]);
    expect(texts()).toEqual(['First story', 'The story of the next page']);
  });

  test('going back in the history is noticed without any other change', async () => {
    start();
    await scheduler.advance(1000);
    extracted.length = 0;
    page.url = 'https://example.com/before';
    window.dispatchEvent(new PopStateEvent('popstate'));
    await scheduler.advance(1000);
    expect(extracted).toEqual([document]);
  });

  test('a page that turns out to be no news is let go', async () => {
    start();
    await scheduler.advance(1000);
    page.url = 'https://example.com/shop';
    page.kind = 'none';
    addHeadline('Anything else');
    await scheduler.advance(1000);
    expect(texts()).toEqual([]);
    expect(gone).toHaveLength(2);
  });

  test('a page that is empty at first is read once it has become news', async () => {
    page.kind = 'none';
    start();
    await scheduler.advance(5000);
    expect(extracted).toEqual([]);
    page.kind = 'front';
    addHeadline('Here it comes');
    await scheduler.advance(1000);
    expect(texts()).toHaveLength(3);
  });

  test('a request that fails is made again, and then left unavailable', async () => {
    page.failures = 1;
    start();
    await scheduler.advance(5000);
    expect(requests).toHaveLength(2);
    expect(scored).toHaveLength(2);
    page.failures = 10;
    const added = addHeadline('A story for nobody');
    await scheduler.advance(60_000);
    expect(requests).toHaveLength(5);
    expect(watch.get(added)?.score).toEqual({reason: 'unavailable'});
  });

  test('a very long headline is cut to what a request may carry', async () => {
    addHeadline('word '.repeat(1000));
    start();
    await scheduler.advance(1000);
    expect(Math.max(...requests.flat().map(text => text.length))).toBe(400);
  });

  test('one headline in two elements, one around the other, counts once', async () => {
    find(0).innerHTML = '<div><h2>First story</h2></div>';
    start();
    await scheduler.advance(1000);
    expect(texts()).toEqual(['First story', 'Second one']);
  });

  test('the end of the run leaves nothing waiting or watching', async () => {
    start();
    await scheduler.advance(1000);
    controller.abort();
    extracted.length = 0;
    addHeadline('Too late');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await scheduler.advance(60_000);
    expect(extracted).toEqual([]);
    expect(scheduler.pendingMs()).toEqual([]);
    expect(intersections.observed.size).toBe(0);
  });
});
