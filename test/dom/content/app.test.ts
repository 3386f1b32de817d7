/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {type App, startApp} from '../../../src/content/app.ts';
import type {Score} from '../../../src/core/score.ts';
import {parseDisplay, parseSites, parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import type {PageSummary} from '../../../src/protocol/messages.ts';
import {createFakeIntersections} from '../../support/fake-intersections.ts';
import {createFakeStorage, type FakeStorage} from '../../support/fake-storage.ts';
import {createFlatLayout} from '../../support/flat-layout.ts';
import {createManualScheduler, type ManualScheduler} from '../../support/manual-scheduler.ts';
import {recordShadowRoots} from '../../support/shadow-roots.ts';

const rootOf = recordShadowRoots();

/** What each headline of these tests scores. */
const SCORES: Record<string, Score> = {
  'Council opens bridge': {credibility: 0.9, satire: 0, clickbait: 0},
  'Gulls return to pier': {credibility: 0.4, satire: 0, clickbait: 0},
  'Insiders reveal the secret of gulls': {credibility: 0.1, satire: 0, clickbait: 0.9},
  Weather: {reason: 'too-short'},
};

let scheduler: ManualScheduler;
let storage: FakeStorage;
let controller: AbortController;
let app: App;
let requests: string[][];
let reports: PageSummary[];
let errors: unknown[];
let before: string;

function start(hasBadges = true): void {
  const {create} = createFakeIntersections();
  app = startApp(
    {
      window,
      hasBadges,
      scheduler,
      layout: createFlatLayout(),
      threshold: createSetting(storage, {key: 'threshold', fallback: 0.3, parse: parseThreshold}),
      display: createSetting(storage, {key: 'display', fallback: 'quiet', parse: parseDisplay}),
      disabledSites: createSetting(storage, {key: 'disabledSites', fallback: [], parse: parseSites}),
      createObserver: create,
      createResizeObserver: () => ({observe: () => undefined, unobserve: () => undefined, disconnect: () => undefined}),
      classify: () => ({kind: 'front', language: 'en'}),
      extract: root =>
        [...root.querySelectorAll('h2')].map(element => ({element, text: element.textContent?.trim() ?? ''})),
      async score(texts) {
        requests.push([...texts]);
        return texts.map(text => SCORES[text] ?? {reason: 'unknown-words' as const});
      },
      reportPage: summary => reports.push(summary),
      reportError: error => errors.push(error),
    },
    controller.signal,
  );
}

const verdicts = (): string[] =>
  [...document.querySelectorAll('h2')].map(
    element => element.querySelector<HTMLElement>('grain-badge')?.dataset.verdict ?? '-',
  );

beforeEach(() => {
  document.body.innerHTML = Object.keys(SCORES)
    .map(text => `<h2><a href="#">${text}</a></h2>`)
    .join('');
  before = document.documentElement.outerHTML;
  scheduler = createManualScheduler();
  storage = createFakeStorage();
  controller = new AbortController();
  requests = [];
  reports = [];
  errors = [];
});
afterEach(() => {
  controller.abort();
  expect(document.querySelector('grain-badge, grain-card')).toBeNull();
});

describe('a page with badges', () => {
  test('is as it was when the run ends', async () => {
    start();
    await scheduler.advance(1000);
    expect(document.documentElement.outerHTML).not.toBe(before);
    controller.abort();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(scheduler.pendingMs()).toEqual([]);
    expect(storage.listenerCount()).toBe(0);
  });

  test.each([
    ['quiet', ['credible', 'uncertain', 'doubtful', '-']],
    ['all', ['credible', 'uncertain', 'doubtful', 'unassessed']],
    ['doubtful', ['-', '-', 'doubtful', '-']],
    ['none', ['-', '-', '-', '-']],
  ] as const)('display "%s" shows %j, and changes at once without scoring', async (display, expected) => {
    start();
    await scheduler.advance(1000);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
    await storage.area.set({display});
    await scheduler.advance(0);
    expect(verdicts()).toEqual(expected);
    await storage.area.set({display: 'quiet'});
    await scheduler.advance(0);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
    expect(requests).toHaveLength(1);
  });

  test.each([
    [0, ['credible', 'uncertain', 'uncertain', '-'], 0],
    [0.5, ['credible', 'doubtful', 'doubtful', '-'], 2],
    [1, ['doubtful', 'doubtful', 'doubtful', '-'], 3],
  ] as const)('a threshold of %d shows %j, and is reported, without scoring', async (threshold, expected, flagged) => {
    start();
    await scheduler.advance(1000);
    expect(reports.at(-1)).toEqual({found: 4, assessed: 3, flagged: 1});
    await storage.area.set({threshold});
    await scheduler.advance(0);
    expect(verdicts()).toEqual(expected);
    expect(app.summarizePage()).toEqual({found: 4, assessed: 3, flagged});
    await scheduler.advance(1000);
    expect(reports.at(-1)).toEqual({found: 4, assessed: 3, flagged});
    expect(requests).toHaveLength(1);
  });

  test('a site that is switched off loses its badges and counts at once, and gets them back', async () => {
    start();
    await scheduler.advance(1000);
    await storage.area.set({disabledSites: [location.hostname]});
    expect(document.documentElement.outerHTML).toBe(before);
    expect(reports.at(-1)).toEqual({found: 0, assessed: 0, flagged: 0});
    await storage.area.set({disabledSites: []});
    await scheduler.advance(1000);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
    expect(reports.at(-1)).toEqual({found: 4, assessed: 3, flagged: 1});
  });

  test('a site that is switched off from the start is not looked at', async () => {
    storage = createFakeStorage({disabledSites: [location.hostname]});
    start();
    await scheduler.advance(5000);
    expect(requests).toEqual([]);
    expect(reports).toEqual([]);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test('where settings cannot be read, the defaults hold', async () => {
    storage.failWith(new Error('the store is broken'));
    start();
    await scheduler.advance(1000);
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful', '-']);
    expect(errors).toHaveLength(3);
  });

  test('a badge that the page takes is put back three times', async () => {
    start();
    await scheduler.advance(1000);
    for (let count = 0; count < 3; count++) {
      document.querySelector('h2 grain-badge')!.remove();
      await scheduler.advance(1000);
      expect(verdicts()[0]).toBe('credible');
    }
    document.querySelector('h2 grain-badge')!.remove();
    await scheduler.advance(5000);
    expect(verdicts()).toEqual(['-', 'uncertain', 'doubtful', '-']);
  });

  test('copies of badges that the page makes are removed', async () => {
    start();
    await scheduler.advance(1000);
    document.body.append(document.querySelector('h2')!.cloneNode(true));
    await scheduler.advance(1000);
    expect(document.querySelectorAll('h2')[4]!.querySelectorAll('grain-badge')).toHaveLength(1);
    expect(document.querySelectorAll('grain-badge')).toHaveLength(4);
  });

  test('what an earlier script left behind is removed', () => {
    document.body.insertAdjacentHTML('beforeend', '<p>text<grain-badge data-verdict="doubtful"></grain-badge></p>');
    document.documentElement.append(document.createElement('grain-card'));
    start();
    expect(document.querySelector('grain-badge, grain-card')).toBeNull();
  });

  test('a headline that is recycled shows no verdict of another text', async () => {
    start();
    await scheduler.advance(1000);
    const link = document.querySelector('h2 a')!;
    link.firstChild!.nodeValue = 'Insiders reveal the secret of gulls';
    await scheduler.advance(1000);
    expect(verdicts()).toEqual(['doubtful', 'uncertain', 'doubtful', '-']);
    expect(link.querySelectorAll('grain-badge')).toHaveLength(1);
  });
});

describe('showSelection', () => {
  const parts = [{text: 'Council opens bridge', score: SCORES['Council opens bridge']!}];

  beforeEach(() => {
    Range.prototype.getBoundingClientRect = () => new DOMRect(10, 10, 100, 20);
    getSelection()!.removeAllRanges();
  });

  test.each([
    ['with badges', true],
    ['without badges', false],
  ])('shows the card beside a selection on a page %s', async (_, hasBadges) => {
    start(hasBadges);
    getSelection()!.selectAllChildren(document.querySelector('h2')!);
    expect(await app.showSelection({parts})).toEqual({shown: true});
    const card = rootOf(document.querySelector('grain-card'));
    expect(card.textContent).toContain('Reads like reputable news');
    await scheduler.advance(5000);
    expect(document.querySelector('grain-badge') !== null).toBe(hasBadges);
  });

  test('uses the threshold of the reader', async () => {
    storage = createFakeStorage({threshold: 0.95});
    start(false);
    getSelection()!.selectAllChildren(document.querySelector('h2')!);
    await app.showSelection({parts});
    expect(rootOf(document.querySelector('grain-card')).textContent).toContain('Take this with a grain of salt');
  });

  test('says so where nothing is selected', async () => {
    start();
    expect(await app.showSelection({parts})).toEqual({shown: false});
    expect(document.querySelector('grain-card')).toBeNull();
  });

  test('finds a selection inside a field', async () => {
    document.body.innerHTML = '<textarea>Council opens bridge</textarea>';
    start(false);
    const field = document.querySelector('textarea')!;
    field.focus();
    field.setSelectionRange(0, 7);
    expect(await app.showSelection({parts})).toEqual({shown: true});
  });

  test('gives the focus back when the card is closed', async () => {
    start(false);
    const link = document.querySelector('a')!;
    link.focus();
    getSelection()!.selectAllChildren(document.querySelector('h2')!);
    await app.showSelection({parts});
    expect(document.activeElement?.localName).toBe('grain-card');
    document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
    expect(document.activeElement).toBe(link);
  });
});
