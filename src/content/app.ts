import type {Score} from '../core/score.ts';
import {coversSite, toHostname} from '../core/sites.ts';
import type {Setting} from '../platform/setting.ts';
import type {Display} from '../platform/settings.ts';
import type {PageSummary, ScoredText} from '../protocol/messages.ts';
import {createCard} from './card/card.ts';
import {type Look, type Page, type PageOptions, removeStrays, startPage} from './page.ts';
import type {Scheduler} from './scheduler.ts';
import {showSelection} from './selection.ts';

/** What the content script is made of. */
export interface AppOptions
  extends Pick<
    PageOptions,
    'createObserver' | 'createResizeObserver' | 'prepare' | 'classify' | 'extract' | 'layout' | 'say'
  > {
  readonly window: Window;
  /** Whether this window gets badges at all, or only the card beside a selection. */
  readonly hasBadges: boolean;
  readonly scheduler: Scheduler;
  readonly threshold: Setting<number>;
  readonly display: Setting<Display>;
  readonly disabledSites: Setting<readonly string[]>;
  score(texts: readonly string[]): Promise<readonly Score[]>;
  /** Tells the background what the page shows; may fail. */
  reportPage(summary: PageSummary): void;
  /** Told when a setting cannot be read and its default is taken. */
  reportError(error: unknown): void;
}

/** What the rest of the extension asks of a page. */
export interface App {
  showSelection(request: {parts: readonly ScoredText[]}): Promise<{shown: boolean}>;
  summarizePage(): PageSummary;
}

const NOTHING: PageSummary = {found: 0, assessed: 0, flagged: 0};

function isSame(one: PageSummary, other: PageSummary): boolean {
  return one.found === other.found && one.assessed === other.assessed && one.flagged === other.flagged;
}

/**
 * Runs the content script in one window, until the signal: badges where they are wanted unless the site is switched off,
 * and the card beside a selection.
 */
export function startApp(options: AppOptions, signal: AbortSignal): App {
  const {window, threshold, display, disabledSites} = options;
  const card = createCard(window, signal);
  let look: Look = {threshold: threshold.fallback, display: display.fallback};
  let sites: readonly string[] = [];
  let reported: PageSummary = NOTHING;
  let page: Page | null = null;
  let pageRun: AbortController | null = null;
  removeStrays(window.document, () => false);

  function report(summary: PageSummary): void {
    if (isSame(summary, reported)) return;
    reported = summary;
    options.reportPage(summary);
  }

  function isWanted(): boolean {
    const hostname = toHostname(window.location.href) ?? '';
    return options.hasBadges && !coversSite(sites, hostname);
  }

  function stop(): void {
    pageRun?.abort();
    pageRun = null;
    page = null;
  }

  function refresh(): void {
    if (signal.aborted) return;
    if (!isWanted()) {
      stop();
      report(NOTHING);
    } else if (page !== null) page.setLook(look);
    else {
      pageRun = new AbortController();
      page = startPage({...options, card, getUrl: () => window.location.href, onSummary: report}, look, pageRun.signal);
    }
  }

  const change = (next: Partial<Look>): void => {
    look = {...look, ...next};
    refresh();
  };
  async function read<T>(setting: Setting<T>): Promise<T> {
    try {
      return await setting.get();
    } catch (error) {
      options.reportError(error);
      return setting.fallback;
    }
  }
  async function begin(): Promise<void> {
    const [thresholdNow, displayNow, sitesNow] = await Promise.all([
      read(threshold),
      read(display),
      read(disabledSites),
    ]);
    sites = sitesNow;
    change({threshold: thresholdNow, display: displayNow});
    threshold.onChanged(value => change({threshold: value}), signal);
    display.onChanged(value => change({display: value}), signal);
    disabledSites.onChanged(value => {
      sites = value;
      refresh();
    }, signal);
  }
  const ready = begin();
  signal.addEventListener('abort', stop, {once: true});

  return {
    async showSelection({parts}) {
      await ready;
      return showSelection(window, card, parts, look.threshold, options.say);
    },
    summarizePage: () => page?.summarize() ?? NOTHING,
  };
}
