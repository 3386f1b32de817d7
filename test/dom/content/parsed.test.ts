/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, jest, test} from '@jest/globals';
import {startContentApp} from '../../support/content-app.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {addHeadline, createWatchedPage, type WatchedPage} from '../../support/watched-page.ts';

let on: WatchedPage;
let state: DocumentReadyState;

const endParsing = (): void => {
  state = 'interactive';
};

beforeEach(() => {
  state = 'loading';
  Object.defineProperty(document, 'readyState', {configurable: true, get: () => state});
  on = createWatchedPage();
});
afterEach(() => {
  on.controller.abort();
  Reflect.deleteProperty(document, 'readyState');
});

describe('a page that is still being parsed', () => {
  test('is neither read nor observed before its end', async () => {
    on.start();
    addHeadline('A third that comes with the rest');
    await on.scheduler.advance(5000);
    expect([on.extracted, on.requests]).toEqual([[], []]);
    endParsing();
    await on.scheduler.advance(2000);
    expect(on.extracted).toEqual([document]);
    expect(on.requests).toEqual([['First story', 'Second one', 'A third that comes with the rest']]);
  });

  test('is given no listener that its parser would have to tell', () => {
    const heard: string[] = [];
    const listen = jest.spyOn(EventTarget.prototype, 'addEventListener');
    try {
      on.start();
      heard.push(...listen.mock.calls.map(([type]) => type));
    } finally {
      listen.mockRestore();
    }
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.filter(type => /^(?:DOMContentLoaded|readystatechange|load)$/.test(type))).toEqual([]);
  });

  test('loses marks that were saved with it, also where it gets none', async () => {
    const storage = createFakeStorage();
    await storage.area.set({disabledSites: [location.hostname]});
    const app = startContentApp({storage});
    document.querySelector('h2')!.append(document.createElement('grain-badge'));
    endParsing();
    await app.scheduler.advance(2000);
    app.controller.abort();
    expect(document.querySelectorAll('grain-badge')).toHaveLength(0);
    expect(app.requests).toEqual([]);
  });

  test('is never read where the run ends before', async () => {
    on.start();
    on.controller.abort();
    expect(on.scheduler.pendingMs()).toEqual([]);
    endParsing();
    await on.scheduler.advance(5000);
    expect(on.extracted).toEqual([]);
  });
});
