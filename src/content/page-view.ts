/** What a page shows of its headlines: badges, the card of each, and the way from one to the next. */
import {applyCorrection, openCorrections} from '../core/corrections.ts';
import type {Say} from '../core/say.ts';
import {decideVerdict} from '../core/verdict.ts';
import type {PageSummary} from '../protocol/messages.ts';
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
import {isOurs} from './names.ts';
import type {Look} from './page.ts';
import type {Scheduler} from './scheduler.ts';
import {summarize} from './summary.ts';
import {createTour, type Tour} from './tour.ts';
import type {HeadlineWatch, Watched} from './watch.ts';

/** What a view is made of. */
export interface PageViewOptions {
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
  /** Tells what a person did from what the page only says that one did; without it, the browser does. */
  isReal?(event: Event): boolean;
  /** Without it, the layout of the window. */
  readonly layout?: Layout;
}

/** What a page shows. */
export interface PageView {
  readonly tour: Tour;
  /** All headlines with the scores that count for the reader. */
  list(): Watched[];
  summarize(): PageSummary;
  /** Shows headlines that have a score, in portions. */
  show(headlines: Iterable<Watched>): void;
  remove(element: HTMLElement): void;
  /** Puts back what the page took. */
  restore(): void;
  /** Whether one of our elements is a badge here. */
  isInUse(node: Node): boolean;
  setLook(look: Look): void;
}

/**
 * Badges mounted or measured in one go, at most: what a browser lays out and we measure in a few milliseconds. All that
 * one answer brings come together, because each portion has the page laid out once more.
 */
export const PORTION = 16;

/** How often a badge that the page takes away is put back: some pages would take it for ever. */
const MAX_LOSSES = 3;

/** Makes the view of a page; it goes with the signal, after which the page is as it would be without us. */
export function createPageView(
  options: PageViewOptions,
  watch: HeadlineWatch,
  look: Look,
  signal: AbortSignal,
): PageView {
  const {window, scheduler, card, say} = options;
  let {threshold, display} = look;
  let corrected = openCorrections(look.corrections);
  const losses = new WeakMap<Element, number>();
  const sizes = createSizeWatch(options.createResizeObserver, scheduler, elements => measure.add(elements), signal);
  const badges = createBadges(window.document, options.layout ?? createLayout(window, isOurs), sizes);
  const {refresh} = connectCard(
    window,
    {
      badges,
      card,
      scheduler,
      explain: options.explain,
      ...(options.isReal && {isReal: options.isReal}),
      act(action, element) {
        const headline = watch.get(element);
        if (headline !== undefined) options.act(action, headline.text);
      },
    },
    headline => {
      const {text = '', score} = watch.get(headline) ?? {};
      if (!score) return null;
      return {parts: [{text, score, correction: corrected(text)}], threshold, can: options.readCan()};
    },
    signal,
  );

  function showPortion(headlines: readonly Watched[]): void {
    const requests = headlines.flatMap(({element, text, score}) => {
      if (score === null || watch.get(element)?.score !== score) return [];
      const correction = corrected(text);
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
  watchAppearance(window, scheduler, () => measure.add(badges.elements()), signal);
  const end = (): void => {
    badges.clear();
    refresh();
  };
  signal.addEventListener('abort', end, {once: true});

  const list = (): Watched[] =>
    [...watch.all()].map(headline => {
      const {text, score} = headline;
      return score === null ? headline : {...headline, score: applyCorrection(score, corrected(text))};
    });
  const tour = createTour({
    window,
    badges,
    all: list,
    isFlagged: score => decideVerdict(score, threshold) === 'doubtful',
  });

  return {
    tour,
    list,
    summarize: () =>
      summarize(
        list().map(({score}) => score),
        threshold,
      ),
    show: headlines => show.add([...headlines].filter(({element}) => (losses.get(element) ?? 0) <= MAX_LOSSES)),
    remove(element) {
      badges.remove(element);
      refresh();
    },
    restore: restoreTaken,
    isInUse: node => badges.headlineOf(node) !== undefined,
    setLook(next) {
      ({threshold, display} = next);
      corrected = openCorrections(next.corrections);
      show.add([...watch.all()].filter(({score}) => score !== null));
    },
  };
}
