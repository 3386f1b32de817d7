/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {addHeadline, createWatchedPage, findHeadline, scoreOf, type WatchedPage} from '../../support/watched-page.ts';

let on: WatchedPage;

const setScroll = (scrollY: number): void =>
  void Object.defineProperty(window, 'scrollY', {value: scrollY, writable: true});

beforeEach(() => {
  on = createWatchedPage();
  // Not at the top, so that only what is near is asked for at once.
  setScroll(300);
});
afterEach(() => on.controller.abort());

describe('watchHeadlines', () => {
  test('scores every headline of the page, each once', async () => {
    on.start();
    await on.scheduler.advance(2000);
    expect(on.requests).toEqual([['First story', 'Second one']]);
    expect(on.scored).toEqual(['First story', 'Second one']);
    expect(on.watch().get(findHeadline(0))?.score).toEqual(scoreOf('First story'));
  });

  test('at the top of a page, asks for what stands first without waiting to be told what is near', async () => {
    setScroll(0);
    for (let index = 0; index < 30; index++) addHeadline(`Story number ${index}`);
    on.start();
    await on.scheduler.advance(0);
    expect(on.requests).toHaveLength(1);
    expect(on.requests[0]!.slice(0, 3)).toEqual(['First story', 'Second one', 'Story number 0']);
    addHeadline('Far below');
    await on.scheduler.advance(200);
    expect(on.requests.flat()).not.toContain('Far below');
  });

  test('asks first for what is near, then for the rest', async () => {
    for (let index = 0; index < 30; index++) addHeadline(`Story number ${index}`);
    on.start();
    await on.scheduler.advance(0);
    on.intersections.tell([findHeadline(30), findHeadline(31)], true);
    on.intersections.tell([findHeadline(0)], false);
    await on.scheduler.advance(1000);
    expect(on.requests[0]).toEqual(['Story number 28', 'Story number 29']);
    expect(on.requests.flat()).toHaveLength(32);
    expect(Math.max(...on.requests.map(batch => batch.length))).toBeLessThanOrEqual(16);
  });

  test('near means within a screen of the viewport', () => {
    on.start();
    expect(on.intersections.options).toEqual([{rootMargin: '100% 0px'}]);
  });

  test('a headline that was near once is watched no longer', async () => {
    on.start();
    await on.scheduler.advance(0);
    on.intersections.tell([findHeadline(0)], true);
    expect([...on.intersections.observed]).toEqual([findHeadline(1)]);
  });

  test('looks only at the part of the page where something was added', async () => {
    on.start();
    await on.scheduler.advance(1000);
    on.extracted.length = 0;
    const added = addHeadline('A story that came later');
    await on.scheduler.advance(1000);
    expect(on.extracted).toEqual([document.querySelector('main')]);
    expect(on.requests.at(-1)).toEqual(['A story that came later']);
    expect(on.watch().get(added)?.score).not.toBeNull();
  });

  test('waits for a moment of quiet, and looks once', async () => {
    on.start();
    await on.scheduler.advance(1000);
    on.extracted.length = 0;
    for (let index = 0; index < 5; index++) {
      addHeadline(`Added ${index}`);
      await on.scheduler.advance(50);
    }
    expect(on.extracted).toEqual([]);
    await on.scheduler.advance(150);
    expect(on.extracted).toHaveLength(1);
    expect(on.texts()).toHaveLength(7);
  });

  test('a text that stands in several places is asked once and given to all', async () => {
    addHeadline('First story');
    on.start();
    await on.scheduler.advance(1000);
    expect(on.requests.flat()).toEqual(['First story', 'Second one']);
    expect(on.scored.filter(text => text === 'First story')).toHaveLength(2);
    addHeadline('First story');
    await on.scheduler.advance(1000);
    expect(on.requests.flat()).toHaveLength(2);
    expect(on.scored.filter(text => text === 'First story')).toHaveLength(3);
  });

  test.each<[string, (element: HTMLElement, text: string) => void]>([
    ['its text node is exchanged', (element, text) => element.firstChild!.replaceWith(text)],
    ['its content is replaced', (element, text) => element.replaceChildren(text)],
    ['its text node is changed', ({firstChild}, text) => (firstChild as Text).replaceData(0, 100, text)],
  ])('a recycled headline is forgotten and scored anew when %s', async (_, recycle) => {
    on.start();
    await on.scheduler.advance(1000);
    recycle(findHeadline(0), 'Another story altogether');
    await on.scheduler.advance(1000);
    expect(on.gone).toEqual([findHeadline(0)]);
    expect(on.requests.at(-1)).toEqual(['Another story altogether']);
    expect(on.watch().get(findHeadline(0))?.text).toBe('Another story altogether');
    expect(on.texts()).toHaveLength(2);
  });

  test('a headline whose surroundings change keeps what it has', async () => {
    on.start();
    await on.scheduler.advance(1000);
    const before = on.watch().get(findHeadline(0));
    findHeadline(0).after('5 minutes ago');
    await on.scheduler.advance(1000);
    expect(on.watch().get(findHeadline(0))).toBe(before);
    expect(on.gone).toEqual([]);
    expect(on.requests).toHaveLength(1);
  });

  test('a removed headline is let go', async () => {
    on.start();
    await on.scheduler.advance(1000);
    const removed = findHeadline(0);
    removed.parentElement!.remove();
    await on.scheduler.advance(1000);
    expect(on.gone).toEqual([removed]);
    expect(on.watch().get(removed)).toBeUndefined();
    expect(on.intersections.observed.has(removed)).toBe(false);
  });

  test('a headline that goes before it is asked for is not asked for', async () => {
    on.start();
    await on.scheduler.advance(0);
    findHeadline(0).remove();
    await on.scheduler.advance(200);
    await on.scheduler.advance(2000);
    expect(on.requests.flat()).toEqual(['Second one']);
  });

  test('what could not be scored is asked for again at growing intervals, until it can be', async () => {
    on.start();
    on.page.failures = 6;
    await on.scheduler.advance(12_000);
    expect(on.watch().get(findHeadline(0))?.score).toEqual({reason: 'unavailable'});
    findHeadline(1).parentElement!.remove();
    await on.scheduler.advance(8000);
    expect(on.requests).toHaveLength(3);
    await on.scheduler.advance(7000);
    expect(on.requests.slice(3)).toEqual([['First story'], ['First story'], ['First story']]);
    await on.scheduler.advance(28_000);
    expect(on.watch().get(findHeadline(0))?.score).toEqual({reason: 'unavailable'});
    await on.scheduler.advance(1000);
    expect(on.watch().get(findHeadline(0))?.score).toEqual(scoreOf('First story'));
    await on.scheduler.advance(300_000);
    expect(on.requests).toHaveLength(7);
  });

  test('a new headline does not wait for those that could not be scored', async () => {
    on.start();
    on.page.failures = 3;
    await on.scheduler.advance(7000);
    addHeadline('A story that came later');
    await on.scheduler.advance(1000);
    expect(on.requests.at(-1)).toEqual(['A story that came later']);
  });

  test('a request that waits to be made again is made, also when the tab was left and shown meanwhile', async () => {
    on.start();
    on.page.failures = 1;
    await on.scheduler.advance(500);
    on.setHidden(true);
    on.setHidden(false);
    await on.scheduler.advance(2000);
    expect(on.watch().get(findHeadline(0))?.score).toEqual(scoreOf('First story'));
  });

  test('a request that fails is made again, and then left unavailable', async () => {
    on.page.failures = 1;
    on.start();
    await on.scheduler.advance(5000);
    expect(on.requests).toHaveLength(2);
    expect(on.scored).toHaveLength(2);
    on.page.failures = 10;
    const added = addHeadline('A story for nobody');
    await on.scheduler.advance(10_000);
    expect(on.requests).toHaveLength(5);
    expect(on.watch().get(added)?.score).toEqual({reason: 'unavailable'});
  });

  test('a very long headline is cut to what a request may carry', async () => {
    addHeadline('word '.repeat(1000));
    on.start();
    await on.scheduler.advance(1000);
    expect(Math.max(...on.requests.flat().map(text => text.length))).toBe(400);
  });

  test('one headline in two elements, one around the other, counts once', async () => {
    findHeadline(0).innerHTML = '<div><h2>First story</h2></div>';
    on.start();
    await on.scheduler.advance(1000);
    expect(on.texts()).toEqual(['First story', 'Second one']);
  });

  test('a headline in a part of the page in another language is not asked for', async () => {
    const {extract} = on.page;
    on.page.extract = root =>
      extract(root).map(found => (found.text === 'First story' ? {...found, language: 'de'} : found));
    on.start();
    await on.scheduler.advance(1000);
    expect(on.requests).toEqual([['Second one']]);
    expect(on.watch().get(findHeadline(0))?.score).toEqual({reason: 'language'});
  });
});
