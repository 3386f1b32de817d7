import {applyCorrection, type Corrections, indexCorrections} from '../core/corrections.ts';
import type {Say} from '../core/say.ts';
import {decideVerdict} from '../core/verdict.ts';
import type {Display} from '../platform/settings.ts';
import type {PageSummary} from '../protocol/messages.ts';
import {BADGE_NAME, CARD_NAME} from './badge/badge-element.ts';
import {createBadges} from './badge/badges.ts';
import {createLayout, type Layout} from './badge/layout.ts';
import {createSizeWatch, type ResizeObserverFactory, watchAppearance} from './badge/sizes.ts';
import type {CardContent, CardRequest} from './card/card.ts';
import {connectCard} from './card/connect.ts';
import type {LazyCard} from './card/lazy-card.ts';
import type {CardAction} from './card/view.ts';
import {isShown} from './display.ts';
import {createDrain} from './drain.ts';
import {labelHeadline} from './label.ts';
import {createDebounced, type Scheduler} from './scheduler.ts';
import {summarize} from './summary.ts';
import {createTour, type Tour} from './tour.ts';
import {type Watched, type WatchOptions, watchHeadlines} from './watch.ts';

/** What the reader wants to see. */
export interface Look {
  readonly threshold: number;
  readonly display: Display;
  readonly corrections: Corrections;
}

/** What a page is made of; everything that is not the page itself is passed in. */
export interface PageOptions
  extends Pick<WatchOptions, 'createObserver' | 'getUrl' | 'prepare' | 'classify' | 'extract' | 'score'> {
  readonly window: Window;
  readonly scheduler: Scheduler;
  readonly card: LazyCard;
  readonly explain: NonNullable<CardRequest['explain']>;
  /** What the reader may do with a card now. */
  readCan(): NonNullable<CardContent['can']>;
  /** Does what a button of the card says, for the headline with this text. */
  act(action: CardAction, text: string): void;
  readonly say: Say;
  readonly createResizeObserver: ResizeObserverFactory;
  /** Without it, the layout of the window. */
  readonly layout?: Layout;
  /** Told of what the page shows, whenever that changes. */
  onSummary(summary: PageSummary): void;
}

/** A page with badges. */
export interface Page {
  /** Shows what is there in another way; scores nothing anew. */
  setLook(look: Look): void;
  readonly tour: Tour;
  summarize(): PageSummary;
}

/** Badges mounted or measured in one go: what a browser lays out and we measure in a few milliseconds. */
const PORTION = 12;

/** How often a badge that the page takes away is put back: some pages would take it for ever. */
const MAX_LOSSES = 3;

const SUMMARY_QUIET_MS = 250;
const SUMMARY_MAX_WAIT_MS = 1000;

function isOurs(node: Node): boolean {
  const name = (node as Element).localName;
  return name === BADGE_NAME || name === CARD_NAME;
}

/** Removes our elements that no running script of ours stands behind: orphans, and copies that pages made. */
export function removeStrays(document: Document, isInUse: (node: Node) => boolean): void {
  for (const stray of document.querySelectorAll(`${BADGE_NAME},${CARD_NAME}`)) if (!isInUse(stray)) stray.remove();
}

/** Puts badges on a page and keeps them there until the signal, after which the page is as it would be without us. */
export function startPage(options: PageOptions, look: Look, signal: AbortSignal): Page {
  const {window, scheduler, card, say} = options;
  const {document} = window;
  let {threshold, display} = look;
  let corrected = indexCorrections(look.corrections);
  const losses = new WeakMap<Element, number>();
  const sizes = createSizeWatch(options.createResizeObserver, scheduler, elements => measure.add(elements), signal);
  const badges = createBadges(document, options.layout ?? createLayout(window, isOurs), sizes);
  const isInUse = (node: Node): boolean => badges.headlineOf(node) !== undefined || card.owns(node);
  const {refresh} = connectCard(
    window,
    {
      badges,
      card,
      scheduler,
      explain: options.explain,
      act(action, element) {
        const headline = watch.get(element);
        if (headline !== undefined) options.act(action, headline.text);
      },
    },
    headline => {
      const {text = '', score} = watch.get(headline) ?? {};
      if (!score) return null;
      return {parts: [{text, score, correction: corrected.get(text)}], threshold, can: options.readCan()};
    },
    signal,
  );

  function showPortion(headlines: readonly Watched[]): void {
    const requests = headlines.flatMap(({element, text, score}) => {
      if (score === null || watch.get(element)?.score !== score) return [];
      const correction = corrected.get(text);
      const verdict = decideVerdict(applyCorrection(score, correction), threshold);
      // What the reader corrected stays in sight, so that it can be undone.
      if (isShown(verdict, display) || (correction !== undefined && display !== 'none')) {
        return [{element, verdict, label: labelHeadline(say, score, threshold, correction)}];
      }
      badges.remove(element);
      return [];
    });
    badges.show(requests);
    refresh();
  }

  function restoreTaken(): void {
    const taken = [...badges.elements()].filter(element => !badges.isIntact(element));
    for (const element of taken) {
      const count = (losses.get(element) ?? 0) + 1;
      losses.set(element, count);
      badges.remove(element);
      const headline = watch.get(element);
      if (headline !== undefined && count <= MAX_LOSSES) show.add([headline]);
    }
  }

  const show = createDrain(scheduler, PORTION, showPortion, signal);
  const measure = createDrain<HTMLElement>(scheduler, PORTION, badges.rearrange, signal);
  const summary = createDebounced(
    scheduler,
    () => options.onSummary(readSummary()),
    {waitMs: SUMMARY_QUIET_MS, maxWaitMs: SUMMARY_MAX_WAIT_MS},
    signal,
  );
  const watch = watchHeadlines(
    {
      ...options,
      document,
      ownership: {isOurs, isInUse},
      onScored(headlines) {
        show.add(headlines.filter(({element}) => (losses.get(element) ?? 0) <= MAX_LOSSES));
        summary.request();
      },
      onGone(element) {
        badges.remove(element);
        refresh();
        summary.request();
      },
      onSettled() {
        removeStrays(document, isInUse);
        restoreTaken();
        summary.request();
      },
    },
    signal,
  );
  watchAppearance(window, scheduler, () => measure.add(badges.elements()), signal);
  const end = (): void => {
    badges.clear();
    refresh();
  };
  signal.addEventListener('abort', end, {once: true});

  /** All headlines with the scores that count for the reader. */
  function listAll(): Watched[] {
    return [...watch.all()].map(headline => {
      const {text, score} = headline;
      return score === null ? headline : {...headline, score: applyCorrection(score, corrected.get(text))};
    });
  }

  const tour = createTour({
    window,
    badges,
    all: listAll,
    isFlagged: score => decideVerdict(score, threshold) === 'doubtful',
  });

  function readSummary(): PageSummary {
    return summarize(
      listAll().map(({score}) => score),
      threshold,
    );
  }

  return {
    setLook(next) {
      ({threshold, display} = next);
      corrected = indexCorrections(next.corrections);
      show.add([...watch.all()].filter(({score}) => score !== null));
      summary.request();
    },
    tour,
    summarize: readSummary,
  };
}
