import {TextEncoder} from 'node:util';
import {type ChoiceSettings, createPreferenceKeeper} from '../../src/background/preferences.ts';
import {type App, type AppOptions, startApp} from '../../src/content/app.ts';
import {createCard} from '../../src/content/card/card.ts';
import {showSelection} from '../../src/content/card/selection.ts';
import {createPageView} from '../../src/content/page-view.ts';
import {NO_CORRECTIONS, parseCorrections} from '../../src/core/corrections.ts';
import type {Score} from '../../src/core/score.ts';
import {parseDisplay, parseMoment, parseReach, parseSites, parseThreshold} from '../../src/platform/guards.ts';
import {createSetting} from '../../src/platform/setting.ts';
import type {PageSummary} from '../../src/protocol/messages.ts';
import {english} from './english.ts';
import {createFakeIntersections} from './fake-intersections.ts';
import {createFakeStorage, type FakeStorage} from './fake-storage.ts';
import {createFlatLayout} from './flat-layout.ts';
import {createManualScheduler, type ManualScheduler} from './manual-scheduler.ts';
import {listIn} from './watched-page.ts';

// Every browser has it; the one of tests does not.
globalThis.TextEncoder ??= TextEncoder;

/** The headlines of a page under test, one for each state under a threshold of 0.3, and what they score. */
export const HEADLINE_SCORES: Readonly<Record<string, Score>> = {
  'Council opens bridge': {credibility: 0.9, satire: 0, clickbait: 0},
  'Gulls return to pier': {credibility: 0.4, satire: 0, clickbait: 0},
  'Insiders reveal the secret of gulls': {credibility: 0.1, satire: 0, clickbait: 0.9},
  Weather: {reason: 'too-short'},
};

/** The content script in a page of headlines `h2`, with everything around it in the hands of the test. */
export interface ContentApp {
  readonly app: App;
  readonly scheduler: ManualScheduler;
  readonly storage: FakeStorage;
  readonly controller: AbortController;
  readonly requests: string[][];
  readonly reports: PageSummary[];
  readonly errors: unknown[];
}

/** Starts the content script in the window of the test. */
export function startContentApp({
  storage = createFakeStorage(),
  purpose = 'page',
  clock = Date.now,
  loadBadges = async () => ({createPageView}),
}: {
  storage?: FakeStorage;
  purpose?: AppOptions['purpose'];
  clock?: () => number;
  loadBadges?: AppOptions['loadBadges'];
} = {}): ContentApp {
  const scheduler = createManualScheduler();
  const controller = new AbortController();
  const requests: string[][] = [];
  const reports: PageSummary[] = [];
  const errors: unknown[] = [];
  const noResizes = {observe: () => undefined, unobserve: () => undefined, disconnect: () => undefined};
  const settings: ChoiceSettings = {
    threshold: createSetting(storage, {key: 'threshold', fallback: 0.3, parse: parseThreshold}),
    display: createSetting(storage, {key: 'display', fallback: 'quiet', parse: parseDisplay}),
    reach: createSetting(storage, {key: 'reach', fallback: 'news', parse: parseReach}),
    enabledSites: createSetting(storage, {key: 'enabledSites', fallback: [], parse: parseSites}),
    disabledSites: createSetting(storage, {key: 'disabledSites', fallback: [], parse: parseSites}),
    pausedUntil: createSetting(storage, {key: 'pausedUntil', fallback: 0, parse: parseMoment}),
    corrections: createSetting(storage, {key: 'corrections', fallback: NO_CORRECTIONS, parse: parseCorrections}),
  };
  const keeper = createPreferenceKeeper({
    settings,
    clock,
    createKey: () => [1, 2],
    reportError: error => errors.push(error),
  });
  const sender = {url: location.href, tabId: 1, isExtensionPage: false};
  const options: AppOptions = {
    window,
    purpose,
    clock,
    say: english,
    scheduler,
    layout: createFlatLayout(),
    // No event of a test is from a person.
    isReal: () => true,
    readPreferences: () => keeper.read(sender),
    act: (action, text) =>
      action === 'hide-site'
        ? keeper.hideSite(sender)
        : keeper.correct({text, verdict: action === 'undo' ? null : action.correct}, sender),
    createObserver: createFakeIntersections().create,
    createResizeObserver: () => noResizes,
    classify: () => ({kind: 'front', language: 'en', unsure: ''}),
    extract: root => listIn(root, 'h2').map(element => ({element, text: element.textContent?.trim() ?? ''})),
    async score(texts) {
      requests.push([...texts]);
      return texts.map(text => HEADLINE_SCORES[text] ?? {reason: 'unknown-words' as const});
    },
    explain: async text => ({
      score: HEADLINE_SCORES[text] ?? {reason: 'unknown-words'},
      words: [{start: 0, end: text.indexOf(' '), weight: -0.2}],
    }),
    reportPage: summary => reports.push(summary),
    loadCard: async () => ({createCard, showSelection}),
    loadBadges,
    reportError: (_, error) => errors.push(error),
  };
  const app = startApp(options, controller.signal);
  // As the background tells of every change.
  for (const setting of Object.values(settings)) setting.onChanged(app.preferencesChanged, controller.signal);
  return {app, scheduler, storage, controller, requests, reports, errors};
}
