import type {Score} from '../core/score.ts';
import type {ListedHeadline, PagePreferences, PageSummary, ScoredText} from '../protocol/messages.ts';
import {type CardModule, createLazyCard} from './card/lazy-card.ts';
import type {CardAction} from './card/view.ts';
import {type BadgesModule, NOTHING, type Page, type PageOptions, removeStrays, startPage} from './page.ts';
import {followPreferences} from './preferences.ts';
import type {Scheduler} from './scheduler.ts';

/** What the content script is made of. */
export interface AppOptions
  extends Pick<
    PageOptions,
    | 'createObserver'
    | 'createResizeObserver'
    | 'prepare'
    | 'isReal'
    | 'classify'
    | 'detect'
    | 'extract'
    | 'layout'
    | 'say'
    | 'explain'
  > {
  readonly window: Window;
  /** What brought the script here: `page`, the page itself; `badges`, a person who wants badges on it; `card`, only a card. */
  readonly purpose: 'page' | 'badges' | 'card';
  readonly scheduler: Scheduler;
  /** The time, ms since 1970. */
  readonly clock: () => number;
  score(texts: readonly string[]): Promise<readonly Score[]>;
  /** What the reader chose; rejects where the background does not answer. */
  readPreferences(): Promise<PagePreferences>;
  /** Does what a button of the card says, for the headline with this text. */
  act(action: CardAction, text: string): Promise<void>;
  /** Tells the background what the page shows; may fail. */
  reportPage(summary: PageSummary): void;
  /** Told what failed: the preferences, the card, or what its buttons do. */
  reportError(what: string, error: unknown): void;
  /** Brings the code of the card, and that of the badges. */
  loadCard(): Promise<CardModule>;
  loadBadges(): Promise<BadgesModule>;
}

/** What the rest of the extension asks of a page. */
export interface App {
  showSelection(request: {parts: readonly ScoredText[]}): Promise<{shown: boolean}>;
  summarizePage(): PageSummary;
  listHeadlines(): {headlines: ListedHeadline[]};
  showHeadline(request: {text: string}): {shown: boolean};
  stepFlagged(request: {step: 1 | -1}): {shown: boolean};
  /** @returns whether there are badges now */
  toggleBadges(): Promise<{shown: boolean}>;
  /** The reader chose something else. */
  preferencesChanged(): undefined;
}

/** Longest wait for the end of a pause before looking again: clocks are put right, and timers have an end. */
const MAX_PAUSE_WAIT_MS = 600_000;

const isSame = (one: PageSummary, other: PageSummary): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Runs the content script in one window, until the signal: badges where they are wanted, and the card beside a selection.
 */
export function startApp(options: AppOptions, signal: AbortSignal): App {
  const {window, clock, scheduler} = options;
  const reportAs = (what: string) => (error: unknown) => options.reportError(what, error);
  const reportError = reportAs('cannot load the card');
  const card = createLazyCard({window, say: options.say, load: options.loadCard, reportError}, signal);
  let chosen: PagePreferences | null = null;
  /** What the reader asked for on this page alone. */
  let isAsked: boolean | undefined = {page: undefined, badges: true, card: false}[options.purpose];
  let reported: PageSummary = NOTHING;
  let page: Page | null = null;
  let pageRun: AbortController | null = null;
  let callOff = (): void => undefined;
  removeStrays(window.document, () => false);

  function tell(summary: PageSummary): void {
    if (isSame(summary, reported)) return;
    reported = summary;
    options.reportPage(summary);
  }

  function stop(): void {
    pageRun?.abort();
    pageRun = null;
    page = null;
  }

  function start(): void {
    pageRun = new AbortController();
    const getUrl = () => window.location.href.replace(/#.*$/s, '');
    const act = (action: CardAction, text: string): void => {
      options.act(action, text).catch(reportAs('cannot correct'));
    };
    const onLoadError = reportAs('cannot load the badges');
    // No badge comes before this is known.
    const readCan = () => chosen!.can;
    const given = {...options, wanted: ready, card, getUrl, readCan, act, onSummary: tell, onLoadError};
    page = startPage(given, chosen, pageRun.signal);
  }

  function refresh(isFirst?: boolean): void {
    if (signal.aborted || chosen === null) return;
    callOff();
    const pauseMs = chosen.pausedUntil - clock();
    if (pauseMs > 0) callOff = scheduler.after(Math.min(pauseMs, MAX_PAUSE_WAIT_MS), () => refresh());
    if (!(isAsked ?? (chosen.isOn && pauseMs <= 0))) {
      if (page === null) return;
      stop();
      if (isFirst) return;
      // Also where nothing was reported yet: the popup may have asked before.
      reported = NOTHING;
      options.reportPage(NOTHING);
    } else if (page !== null) page.setLook(chosen);
    else start();
  }

  let preferencesChanged: () => void = () => undefined;
  const ready = new Promise<PagePreferences>(resolve => {
    const change = (next: PagePreferences): void => {
      resolve(next);
      const isLater = chosen !== null && (next.pausedUntil > chosen.pausedUntil || (next.isOff && !chosen.isOff));
      // A later choice for the whole site, or for everywhere, outweighs an earlier one for this page.
      if (isAsked === true && isLater) isAsked = undefined;
      const isFirst = chosen === null;
      chosen = next;
      refresh(isFirst);
    };
    const read = {
      window,
      scheduler,
      read: options.readPreferences,
      reportError(error: unknown) {
        if (chosen === null) stop();
        options.reportError('cannot read the preferences', error);
      },
    };
    preferencesChanged = followPreferences(read, change, signal);
  });
  // Read while it is asked whether it gets badges, which takes as long.
  if (isAsked !== false) start();
  const end = (): void => {
    callOff();
    stop();
  };
  signal.addEventListener('abort', end, {once: true});

  return {
    async showSelection({parts}) {
      const {threshold} = chosen ?? (await ready);
      const {showSelection} = await options.loadCard();
      return showSelection(window, {card, explain: options.explain}, parts, threshold);
    },
    summarizePage: () => page?.summarize() ?? NOTHING,
    listHeadlines: () => ({headlines: page?.tour?.list() ?? []}),
    showHeadline: ({text}) => ({shown: page?.tour?.show(text) ?? false}),
    stepFlagged: ({step}) => ({shown: page?.tour?.step(step) ?? false}),
    async toggleBadges() {
      await ready;
      isAsked = page === null;
      refresh();
      return {shown: page !== null};
    },
    preferencesChanged: () => void preferencesChanged(),
  };
}
