/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {type ContentApp, HEADLINE_SCORES, startContentApp} from '../../support/content-app.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';

let content: ContentApp;
let before: string;

const verdicts = (): string[] =>
  [...document.querySelectorAll('h2')].map(
    element => element.querySelector<HTMLElement>('grain-badge')?.dataset.verdict ?? '-',
  );

beforeEach(() => {
  document.body.innerHTML = Object.keys(HEADLINE_SCORES)
    .map(text => `<h2><a href="#">${text}</a></h2>`)
    .join('');
  before = document.documentElement.outerHTML;
});
afterEach(() => {
  content.controller.abort();
  expect(document.querySelector('grain-badge, grain-card')).toBeNull();
});

describe('a page with badges', () => {
  test('is as it was when the run ends', async () => {
    content = startContentApp();
    await content.scheduler.advance(1000);
    expect(document.documentElement.outerHTML).not.toBe(before);
    content.controller.abort();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(content.scheduler.pendingMs()).toEqual([]);
    expect(content.storage.listenerCount()).toBe(0);
  });

  test.each([
    ['quiet', ['credible', 'uncertain', 'doubtful', '-']],
    ['all', ['credible', 'uncertain', 'doubtful', 'unassessed']],
    ['doubtful', ['-', '-', 'doubtful', '-']],
    ['none', ['-', '-', '-', '-']],
  ] as const)('display "%s" shows %j, and changes at once without scoring', async (display, expected) => {
    content = startContentApp();
    await content.scheduler.advance(1000);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
    await content.storage.area.set({display});
    await content.scheduler.advance(0);
    expect(verdicts()).toEqual(expected);
    await content.storage.area.set({display: 'quiet'});
    await content.scheduler.advance(0);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
    expect(content.requests).toHaveLength(1);
  });

  test.each([
    [0, ['credible', 'uncertain', 'uncertain', '-'], 0],
    [0.5, ['credible', 'doubtful', 'doubtful', '-'], 2],
    [1, ['doubtful', 'doubtful', 'doubtful', '-'], 3],
  ] as const)('a threshold of %d shows %j, and is reported, without scoring', async (threshold, expected, flagged) => {
    content = startContentApp();
    await content.scheduler.advance(1000);
    expect(content.reports.at(-1)).toEqual({found: 4, assessed: 3, flagged: 1});
    await content.storage.area.set({threshold});
    await content.scheduler.advance(0);
    expect(verdicts()).toEqual(expected);
    expect(content.app.summarizePage()).toEqual({found: 4, assessed: 3, flagged});
    await content.scheduler.advance(1000);
    expect(content.reports.at(-1)).toEqual({found: 4, assessed: 3, flagged});
    expect(content.requests).toHaveLength(1);
  });

  test('a site that is switched off loses its badges and counts at once, and gets them back', async () => {
    content = startContentApp();
    await content.scheduler.advance(1000);
    await content.storage.area.set({disabledSites: [location.hostname]});
    await content.scheduler.advance(0);
    expect(document.documentElement.outerHTML).toBe(before);
    expect(content.reports.at(-1)).toEqual({found: 0, assessed: 0, flagged: 0});
    await content.storage.area.set({disabledSites: []});
    await content.scheduler.advance(1000);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
    expect(content.reports.at(-1)).toEqual({found: 4, assessed: 3, flagged: 1});
  });

  test('counts that were only asked for, and not reported yet, are taken back all the same', async () => {
    content = startContentApp();
    for (let ms = 0; content.app.summarizePage().found === 0 && ms < 1000; ms++) await content.scheduler.advance(1);
    expect([content.app.summarizePage().found, content.reports]).toEqual([4, []]);
    await content.storage.area.set({disabledSites: [location.hostname]});
    await content.scheduler.advance(0);
    expect(content.reports).toEqual([{found: 0, assessed: 0, flagged: 0}]);
  });

  test('a site that is switched off from the start is not looked at', async () => {
    content = startContentApp({storage: createFakeStorage({disabledSites: [location.hostname]})});
    await content.scheduler.advance(5000);
    expect(content.requests).toEqual([]);
    expect(content.reports).toEqual([]);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test('a pause takes the badges away until it is over', async () => {
    const start = 1_000_000;
    const clock = (): number => start + content.scheduler.now();
    content = startContentApp({clock});
    await content.scheduler.advance(1000);
    await content.storage.area.set({pausedUntil: start + 3_600_000});
    await content.scheduler.advance(0);
    expect(document.documentElement.outerHTML).toBe(before);
    await content.scheduler.advance(3_598_000);
    expect(verdicts()).toEqual(['-', '-', '-', '-']);
    await content.scheduler.advance(3000);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
  });

  test('a pause can end early, and one that lies back is none', async () => {
    content = startContentApp({storage: createFakeStorage({pausedUntil: 2000}), clock: () => 1000});
    await content.scheduler.advance(500);
    expect(verdicts()).toEqual(['-', '-', '-', '-']);
    await content.storage.area.set({pausedUntil: 900});
    await content.scheduler.advance(1000);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
  });

  test('who wants badges only on a click has none, until asked on this page or for this site', async () => {
    content = startContentApp({storage: createFakeStorage({reach: 'click'})});
    await content.scheduler.advance(1000);
    expect(content.requests).toEqual([]);
    expect(await content.app.toggleBadges()).toEqual({shown: true});
    await content.scheduler.advance(1000);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
    expect(await content.app.toggleBadges()).toEqual({shown: false});
    expect(document.documentElement.outerHTML).toBe(before);
    content.controller.abort();
    content = startContentApp({storage: createFakeStorage({reach: 'click', enabledSites: [location.hostname]})});
    await content.scheduler.advance(1000);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
  });

  test.each([{disabledSites: [location.hostname]}, {pausedUntil: Number.MAX_SAFE_INTEGER}])(
    'badges that were asked for on a page stay whatever %j says, but not when it is said later',
    async stored => {
      content = startContentApp({storage: createFakeStorage(stored), purpose: 'badges'});
      await content.scheduler.advance(1000);
      expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
      content.controller.abort();
      content = startContentApp({purpose: 'badges'});
      await content.scheduler.advance(1000);
      await content.storage.area.set(stored);
      await content.scheduler.advance(0);
      expect(document.documentElement.outerHTML).toBe(before);
    },
  );

  test('where settings cannot be read, the defaults hold', async () => {
    const storage = createFakeStorage();
    storage.failWith(new Error('the store is broken'));
    content = startContentApp({storage});
    await content.scheduler.advance(1000);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
    expect(content.errors).toHaveLength(7);
  });

  test('a badge that the page takes is put back three times', async () => {
    content = startContentApp();
    await content.scheduler.advance(1000);
    for (let count = 0; count < 3; count++) {
      document.querySelector('h2 grain-badge')!.remove();
      await content.scheduler.advance(1000);
      expect(verdicts()[0]).toBe('credible');
    }
    document.querySelector('h2 grain-badge')!.remove();
    await content.scheduler.advance(5000);
    expect(verdicts()).toEqual(['-', 'uncertain', 'doubtful', '-']);
  });

  test('copies of badges that the page makes are removed', async () => {
    content = startContentApp();
    await content.scheduler.advance(1000);
    document.body.append(document.querySelector('h2')!.cloneNode(true));
    await content.scheduler.advance(1000);
    expect(document.querySelectorAll('h2')[4]!.querySelectorAll('grain-badge')).toHaveLength(1);
    expect(document.querySelectorAll('grain-badge')).toHaveLength(4);
  });

  test('what an earlier script left behind is removed', () => {
    document.body.insertAdjacentHTML('beforeend', '<p>text<grain-badge data-verdict="doubtful"></grain-badge></p>');
    document.documentElement.append(document.createElement('grain-card'));
    content = startContentApp();
    expect(document.querySelector('grain-badge, grain-card')).toBeNull();
  });

  test('a headline that is recycled shows no verdict of another text', async () => {
    content = startContentApp();
    await content.scheduler.advance(1000);
    const link = document.querySelector('h2 a')!;
    link.firstChild!.nodeValue = 'Insiders reveal the secret of gulls';
    await content.scheduler.advance(1000);
    expect(verdicts()).toEqual(['doubtful', 'uncertain', 'doubtful', '-']);
    expect(link.querySelectorAll('grain-badge')).toHaveLength(1);
  });
});
