/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {settle} from '../../support/manual-scheduler.ts';
import {addHeadline, createWatchedPage, findHeadline, type WatchedPage} from '../../support/watched-page.ts';

let on: WatchedPage;

beforeEach(() => {
  on = createWatchedPage();
});
afterEach(() => on.controller.abort());

describe('watchHeadlines, over the life of a page', () => {
  test('our own elements coming and going are no change', async () => {
    on.start();
    await on.scheduler.advance(1000);
    on.extracted.length = 0;
    const badge = document.createElement('grain-badge');
    on.inUse.add(badge);
    findHeadline(0).append(badge);
    await settle();
    on.inUse.delete(badge);
    badge.remove();
    await on.scheduler.advance(5000);
    expect(on.extracted).toEqual([]);
    expect(on.gone).toEqual([]);
    expect(on.requests).toHaveLength(1);
  });

  test('a page that changes for ever gets a bounded share of the time', async () => {
    on.page.extractMs = 20;
    on.start();
    await on.scheduler.advance(1000);
    on.extracted.length = 0;
    const startMs = on.scheduler.now();
    for (let index = 0; index < 1500; index++) {
      findHeadline(0).textContent = `Story ${index}`;
      await on.scheduler.advance(20);
    }
    expect(on.extracted.length).toBeGreaterThan(10);
    expect((on.extracted.length * 20) / (on.scheduler.now() - startMs)).toBeLessThanOrEqual(0.06);
    expect(on.texts()).toHaveLength(2);
  }, 30_000);

  test('nothing happens while the page is hidden', async () => {
    on.setHidden(true);
    on.start();
    await on.scheduler.advance(10_000);
    addHeadline('Added in the dark');
    await on.scheduler.advance(10_000);
    expect(on.extracted).toEqual([]);
    expect(on.requests).toEqual([]);
    on.setHidden(false);
    await on.scheduler.advance(2000);
    expect(on.scored).toEqual(['First story', 'Second one', 'Added in the dark']);
  });

  test('a page is read as a whole in slices, and what changes meanwhile is looked at afterwards', async () => {
    on.page.stepsMs = [8, 8, 8];
    on.start();
    await on.scheduler.advance(0);
    expect(on.steps).toEqual([8]);
    expect(on.extracted).toEqual([]);
    addHeadline('Added while it is read');
    await on.scheduler.advance(0);
    expect(on.steps).toHaveLength(2);
    await on.scheduler.advance(2000);
    // The part that changed is read in slices, too.
    expect(on.steps).toHaveLength(6);
    expect(on.extracted).toHaveLength(2);
    expect(on.texts()).toEqual(['First story', 'Second one', 'Added while it is read']);
  });

  test('reading in slices rests while the page is hidden', async () => {
    on.page.stepsMs = [8, 8, 8];
    on.start();
    await on.scheduler.advance(0);
    on.setHidden(true);
    await on.scheduler.advance(10_000);
    expect(on.steps).toHaveLength(1);
    on.setHidden(false);
    await on.scheduler.advance(2000);
    expect(on.steps).toHaveLength(3);
    expect(on.texts()).toHaveLength(2);
  });

  test('another address is another page: it is judged and read again as a whole', async () => {
    on.start();
    await on.scheduler.advance(1000);
    on.extracted.length = 0;
    on.page.url = 'https://example.com/next';
    findHeadline(1).parentElement!.remove();
    addHeadline('The story of the next page');
    await on.scheduler.advance(1000);
    expect(on.extracted).toEqual([document]);
    expect(on.texts()).toEqual(['First story', 'The story of the next page']);
  });

  test('going back in the history is noticed without any other change', async () => {
    on.start();
    await on.scheduler.advance(1000);
    on.extracted.length = 0;
    on.page.url = 'https://example.com/before';
    window.dispatchEvent(new PopStateEvent('popstate'));
    await on.scheduler.advance(1000);
    expect(on.extracted).toEqual([document]);
  });

  test('a page that turns out to be no news is let go', async () => {
    on.start();
    await on.scheduler.advance(1000);
    on.page.url = 'https://example.com/shop';
    on.page.kind = 'none';
    addHeadline('Anything else');
    await on.scheduler.advance(1000);
    expect(on.texts()).toEqual([]);
    expect(on.gone).toHaveLength(2);
  });

  test('a page that is empty at first is read once it has become news', async () => {
    on.page.kind = 'none';
    on.start();
    await on.scheduler.advance(5000);
    expect(on.extracted).toEqual([]);
    on.page.kind = 'front';
    addHeadline('Here it comes');
    await on.scheduler.advance(1000);
    expect(on.texts()).toHaveLength(3);
  });

  test.each([
    ['en', ['First story', 'Second one']],
    ['de', []],
    [null, ['First story', 'Second one']],
  ])('a page whose language is in doubt waits for what the browser says: %s', async (language, texts) => {
    let answer: (language: string | null) => void = () => undefined;
    on.page.unsure = 'words of the page';
    on.page.detect = () => new Promise(resolve => (answer = resolve));
    on.start();
    await on.scheduler.advance(5000);
    expect(on.requests).toEqual([]);
    answer(language);
    await on.scheduler.advance(5000);
    expect(on.texts()).toEqual(texts);
    expect(on.extracted.length).toBeLessThanOrEqual(1);
  });

  test('the end of the run leaves nothing waiting or watching', async () => {
    on.start();
    await on.scheduler.advance(1000);
    on.controller.abort();
    on.extracted.length = 0;
    addHeadline('Too late');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await on.scheduler.advance(60_000);
    expect(on.extracted).toEqual([]);
    expect(on.scheduler.pendingMs()).toEqual([]);
    expect(on.intersections.observed.size).toBe(0);
  });
});
