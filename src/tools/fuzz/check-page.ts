/** The content script on one page that may be anything: nothing thrown, nothing slow, nothing left behind. */
import messages from '../../../assets/_locales/en/messages.json';
import {type AppOptions, startApp} from '../../content/app.ts';
import {createCard, showSelection} from '../../content/card/index.ts';
import {createPageReader} from '../../content/extract/index.ts';
import {createPageView} from '../../content/page-view.ts';
import {unveil} from '../../content/unveil.ts';
import {NO_CORRECTIONS, sealCorrections} from '../../core/corrections.ts';
import {createSay} from '../../core/say.ts';
import type {Score} from '../../core/score.ts';
import type {PagePreferences} from '../../protocol/messages.ts';
import {REPLIES_OF_BACKGROUND, REQUESTS_TO_BACKGROUND} from '../../protocol/validate.ts';
import {buildPage, changePage, type PageSpec} from './build-page.ts';
import {createSkippingScheduler} from './skipping-scheduler.ts';

/** What was seen on one page. */
export interface PageReport {
  readonly slowestMs: number;
  readonly headlines: number;
  readonly badges: number;
}

export interface PageCheck {
  readonly window: Window & typeof globalThis;
  /** Without a layout engine, where the window has none. */
  readonly layout?: NonNullable<AppOptions['layout']>;
  /** Lets promises and observers of the page run. */
  readonly between: () => Promise<void>;
}

/** Time on the clock of the page for the first look, and for that at what changed, ms. */
const LOOK_MS = 4000;

const WORDS = [{start: 0, end: 1, weight: 0.2}];

/** Any score will do here; all of them come out alike for one text. */
const scoreOf = (text: string): Score => ({credibility: (text.length % 11) / 10, satire: 0, clickbait: 0});

const PREFERENCES: PagePreferences = {
  threshold: 0.4,
  display: 'all',
  isOn: true,
  isOff: false,
  pausedUntil: 0,
  corrections: sealCorrections(NO_CORRECTIONS, [1, 2]),
  can: {correct: true, hideSite: true},
};

function createOptions({window, layout}: PageCheck, report: (error: unknown) => void) {
  const {document} = window;
  const scheduler = createSkippingScheduler(() => performance.now());
  const reader = createPageReader(document);
  const options: AppOptions = {
    window,
    purpose: 'badges',
    clock: () => 0,
    say: createSay(messages),
    scheduler,
    ...(layout && {layout}),
    readPreferences: async () => REPLIES_OF_BACKGROUND.readPreferences(PREFERENCES),
    act: async () => undefined,
    // All is near.
    createObserver: callback => ({
      observe: target => void scheduler.after(0, () => callback([{target, isIntersecting: true}])),
      unobserve: () => undefined,
      disconnect: () => undefined,
    }),
    createResizeObserver: () => ({observe: () => undefined, unobserve: () => undefined, disconnect: () => undefined}),
    prepare: reader.prepare,
    classify(url) {
      reader.classify(url);
      return {kind: 'front', language: 'en', unsure: ''};
    },
    extract: reader.extract,
    score: async texts => REQUESTS_TO_BACKGROUND.score.parse({texts: [...texts]}).texts.map(scoreOf),
    explain: async text => ({score: scoreOf(text), words: text === '' ? [] : WORDS}),
    reportPage: summary => void REQUESTS_TO_BACKGROUND.reportPage.parse(summary),
    loadCard: async () => ({createCard, showSelection}),
    loadBadges: async () => ({createPageView}),
    reportError: (_, error) => report(error),
  };
  return {options, scheduler};
}

/** All of a page as text, shadow roots that can be seen into included. */
function describeTree(document: Document): string {
  const {documentElement} = unveil(document);
  const inside = [...unveil(document).querySelectorAll('*')].map(element => element.shadowRoot?.innerHTML ?? '');
  return `${documentElement.outerHTML}${inside.join('')}`;
}

/** What pages left of our elements by copying them, or made like them, we take away; so it does not count. */
function dropOurs(document: Document): void {
  for (const element of unveil(document).querySelectorAll('grain-badge,grain-card')) element.remove();
}

/**
 * Builds a page, runs the content script on it, changes it, looks at every headline, and ends.
 * @throws Error when something does not hold
 */
export async function checkPage(page: PageSpec, check: PageCheck): Promise<PageReport> {
  const {window, between} = check;
  const {document} = window;
  const errors: unknown[] = [];
  const listen = (event: Event): void =>
    void errors.push((event as ErrorEvent).error ?? (event as PromiseRejectionEvent).reason);
  for (const name of ['error', 'unhandledrejection']) window.addEventListener(name, listen);
  const run = new AbortController();
  const secondRun = new AbortController();
  try {
    buildPage(document, page);
    dropOurs(document);
    const before = describeTree(document);
    const {options, scheduler} = createOptions(check, error => errors.push(error));
    const app = startApp(options, run.signal);
    let slowestMs = await scheduler.runAll(LOOK_MS, between);
    const {headlines} = app.listHeadlines();
    const badges = unveil(document).querySelectorAll('grain-badge').length;
    if (headlines[0]) app.showHeadline(headlines[0]);
    app.stepFlagged({step: 1});
    slowestMs = Math.max(slowestMs, await scheduler.runAll(LOOK_MS, between));
    run.abort();
    if (describeTree(document) !== before) throw new Error('expected the page as it was, received another');
    const again = startApp({...options}, secondRun.signal);
    changePage(document, page);
    slowestMs = Math.max(slowestMs, await scheduler.runAll(LOOK_MS, between));
    await again.toggleBadges();
    if (Reflect.get(window, 'isRun') !== undefined) throw new Error('expected no code of the page to be run');
    if (errors.length > 0) throw errors[0];
    return {slowestMs, headlines: headlines.length, badges};
  } finally {
    run.abort();
    secondRun.abort();
    for (const name of ['error', 'unhandledrejection']) window.removeEventListener(name, listen);
  }
}
