import type {PagePreferences, PageSummary} from '../protocol/messages.ts';
import {BADGE_NAME, CARD_NAME, isOurs} from './names.ts';
import type {PageView, PageViewOptions} from './page-view.ts';
import {createDebounced} from './scheduler.ts';
import type {Tour} from './tour.ts';
import {unveil} from './unveil.ts';
import {type HeadlineWatch, type WatchOptions, watchHeadlines} from './watch.ts';

/** What the reader wants to see. */
export type Look = Pick<PagePreferences, 'threshold' | 'display' | 'corrections'>;

/** What `badges.js` gives. */
export interface BadgesModule {
  createPageView(options: PageViewOptions, watch: HeadlineWatch, look: Look, signal: AbortSignal): PageView;
}

/** What a page is made of; everything that is not the page itself is passed in. */
export interface PageOptions
  extends PageViewOptions,
    Pick<
      WatchOptions,
      'createObserver' | 'getUrl' | 'prepare' | 'classify' | 'detect' | 'extract' | 'score' | 'wanted'
    > {
  /** Brings the code of the badges, for a page that has headlines. */
  loadBadges(): Promise<BadgesModule>;
  /** Told why it cannot be brought. */
  onLoadError(error: unknown): void;
  /** Told of what the page shows, whenever that changes. */
  onSummary(summary: PageSummary): void;
}

/** A page with badges. */
export interface Page {
  /** Shows what is there in another way; scores nothing anew. */
  setLook(look: Look): void;
  /** Undefined until the page has shown its first headline. */
  readonly tour: Tour | undefined;
  summarize(): PageSummary;
}

/** What a page shows before its badges are there. */
export const NOTHING: PageSummary = {found: 0, assessed: 0, flagged: 0};

const SUMMARY_QUIET_MS = 250;
const SUMMARY_MAX_WAIT_MS = 1000;

/** Removes our elements that no running script of ours stands behind: orphans, and copies that pages made. */
export function removeStrays(document: Document, isInUse: (node: Node) => boolean): void {
  for (const stray of unveil(document).querySelectorAll(`${BADGE_NAME},${CARD_NAME}`))
    if (!isInUse(stray)) stray.remove();
}

/**
 * Puts badges on a page and keeps them there until the signal, after which the page is as it would be without us.
 * @param firstLook  null: not known before `wanted` settles
 */
export function startPage(options: PageOptions, firstLook: Look | null, signal: AbortSignal): Page {
  const {window, scheduler, card} = options;
  const {document} = window;
  let look = firstLook;
  let view: PageView | null = null;
  let isLoading = false;
  const isInUse = (node: Node): boolean => view?.isInUse(node) === true || card.owns(node);

  /** Beside the first request for scores, which takes as long. */
  async function load(): Promise<void> {
    if (isLoading) return;
    isLoading = true;
    try {
      await options.wanted;
      if (signal.aborted) return;
      const {createPageView} = await options.loadBadges();
      if (signal.aborted || !look) return;
      view = createPageView(options, watch, look, signal);
      view.show(watch.all());
      summary.request();
    } catch (error) {
      // The next headline that is found tries again.
      isLoading = false;
      options.onLoadError(error);
    }
  }

  const summary = createDebounced(
    scheduler,
    () => view && options.onSummary(view.summarize()),
    {waitMs: SUMMARY_QUIET_MS, maxWaitMs: SUMMARY_MAX_WAIT_MS},
    signal,
  );
  const watch = watchHeadlines(
    {
      ...options,
      document,
      ownership: {isOurs, isInUse},
      extract(place, url) {
        const found = options.extract(place, url);
        if (found.length > 0) void load();
        return found;
      },
      onScored(headlines) {
        view?.show(headlines);
        summary.request();
      },
      onGone(element) {
        view?.remove(element);
        summary.request();
      },
      onSettled() {
        removeStrays(document, isInUse);
        view?.restore();
        summary.request();
      },
    },
    signal,
  );

  return {
    setLook(next) {
      look = next;
      view?.setLook(next);
      summary.request();
    },
    get tour() {
      return view?.tour;
    },
    summarize: () => view?.summarize() ?? NOTHING,
  };
}
