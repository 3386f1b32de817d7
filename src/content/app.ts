import {appearsOn} from '../core/reach.ts';
import type {Score} from '../core/score.ts';
import {coversSite, toHostname} from '../core/sites.ts';
import type {ListedHeadline, PageSummary, ScoredText} from '../protocol/messages.ts';
import {type CardModule, createLazyCard} from './card/lazy-card.ts';
import type {CardAction} from './card/view.ts';
import {type BadgesModule, type Page, type PageOptions, removeStrays, startPage} from './page.ts';
import {defaultPreferences, followPreferences, type PreferenceSettings, type Preferences} from './preferences.ts';
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
  readonly settings: PreferenceSettings;
  score(texts: readonly string[]): Promise<readonly Score[]>;
  /** Wakes the background; may fail. */
  wake(): void;
  /** Tells the background what the page shows; may fail. */
  reportPage(summary: PageSummary): void;
  /** Told what failed: a setting that cannot be read, whose default is taken, or the card. */
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
}

const NOTHING: PageSummary = {found: 0, assessed: 0, flagged: 0};

/** Longest wait for the end of a pause before looking again: clocks are put right, and timers have an end. */
const MAX_PAUSE_WAIT_MS = 600_000;

function isSame(one: PageSummary, other: PageSummary): boolean {
  return one.found === other.found && one.assessed === other.assessed && one.flagged === other.flagged;
}

/**
 * Runs the content script in one window, until the signal: badges where they are wanted, and the card beside a selection.
 */
export function startApp(options: AppOptions, signal: AbortSignal): App {
  const {window, settings, clock, scheduler} = options;
  const reportAs = (what: string) => (error: unknown) => options.reportError(what, error);
  const reportError = reportAs('cannot load the card');
  const card = createLazyCard({window, say: options.say, load: options.loadCard, reportError}, signal);
  let chosen: Preferences = defaultPreferences(settings);
  /** What the reader asked for on this page alone. */
  let isAsked: boolean | undefined = {page: undefined, badges: true, card: false}[options.purpose];
  let reported: PageSummary = NOTHING;
  let page: Page | null = null;
  let pageRun: AbortController | null = null;
  let callOff = (): void => undefined;
  let can = {correct: false, hideSite: false};
  removeStrays(window.document, () => false);

  function tell(summary: PageSummary): void {
    if (isSame(summary, reported)) return;
    reported = summary;
    options.reportPage(summary);
  }

  const readHostname = (): string => toHostname(window.location.href) ?? '';

  function isWanted(): boolean {
    return isAsked ?? (clock() >= chosen.pausedUntil && appearsOn(readHostname(), chosen));
  }

  async function readLocks(): Promise<void> {
    const [corrections, sites] = await Promise.all([
      settings.corrections.isLocked(),
      settings.disabledSites.isLocked(),
    ]);
    can = {correct: !corrections, hideSite: !sites};
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
      card.act({settings, clock, hostname: readHostname()}, action, text).catch(reportAs('cannot correct'));
    };
    const onLoadError = reportAs('cannot load the badges');
    const given = {...options, card, getUrl, readCan: () => can, act, onSummary: tell, onLoadError};
    page = startPage(given, chosen, pageRun.signal);
  }

  function refresh(): void {
    if (signal.aborted) return;
    callOff();
    const pauseMs = chosen.pausedUntil - clock();
    if (pauseMs > 0) callOff = scheduler.after(Math.min(pauseMs, MAX_PAUSE_WAIT_MS), refresh);
    if (!isWanted()) {
      if (page !== null) stop();
      tell(NOTHING);
    } else if (page !== null) page.setLook(chosen);
    else start();
  }

  /** A later choice for the whole site, or for everywhere, outweighs an earlier one for this page. */
  function outweighs(next: Preferences): boolean {
    const isOff = ({disabledSites}: Preferences): boolean => coversSite(disabledSites, readHostname());
    return next.pausedUntil > chosen.pausedUntil || (isOff(next) && !isOff(chosen));
  }

  function change(changes: Partial<Preferences>): void {
    const next = {...chosen, ...changes};
    if (isAsked === true && isReady && outweighs(next)) isAsked = undefined;
    chosen = next;
    isReady = true;
    // What was decided for the reader may have changed with it.
    readLocks().catch(reportAs('cannot read what is locked'));
    refresh();
  }

  let isReady = false;
  const ready = followPreferences(settings, change, reportAs('cannot read a setting'), signal);
  const end = (): void => {
    callOff();
    stop();
  };
  signal.addEventListener('abort', end, {once: true});

  return {
    async showSelection({parts}) {
      await ready;
      const {showSelection} = await options.loadCard();
      return showSelection(window, {card, explain: options.explain}, parts, chosen.threshold);
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
  };
}
