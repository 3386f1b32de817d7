/**
 * Follows the headlines of a page: turns what changes and what can be seen into small requests for scores.
 *
 * Extraction is asked of changed parts only, after a moment of quiet, at a bounded share of the time, and not while the
 * page is hidden. Every node held here is in the page, or is let go the next time the page changes.
 */
import type {Score} from '../core/score.ts';
import {each} from './extract/steps.ts';
import type {Scheduler} from './scheduler.ts';
import {unveil} from './unveil.ts';
import {createAsker, cutText, isUnavailable} from './watch/asker.ts';
import {createChangeSet, hasWords, type Ownership, type PageChange} from './watch/change-set.ts';
import {type Classified, createGate} from './watch/gate.ts';
import {createNearness, type ObserverFactory} from './watch/nearness.ts';
import {createPacer} from './watch/pacer.ts';
import {createPlaceFinder, mergePlaces, type Place} from './watch/place.ts';
import {createRegistry, readFingerprint, type Watched} from './watch/registry.ts';
import {createShadowWatch} from './watch/shadow-watch.ts';
import {createSlices} from './watch/slices.ts';

export type {Watched} from './watch/registry.ts';

/** A headline as it was found; with a language where it stands in a part of the page in another one than English. */
export interface Found {
  readonly element: HTMLElement;
  readonly text: string;
  readonly language?: string;
}

/** What the watcher needs, and whom it tells. */
export interface WatchOptions {
  readonly document: Document;
  readonly scheduler: Scheduler;
  readonly ownership: Ownership;
  readonly createObserver: ObserverFactory;
  getUrl(): string;
  classify(url: string): Classified;
  /** Names the language of a text, where that is in doubt, in bounded time; null or a rejection: it cannot. */
  detect?(text: string): Promise<string | null>;
  /** Reads the page or a part of it in steps, so that what is asked right after the last is known. */
  prepare?(place: Place, url: string, isOver: () => boolean): Iterable<void>;
  /** Settles when it is known that the page is wanted; until then, and for one that is not, it is only read. */
  readonly wanted?: Promise<unknown>;
  /** Headlines inside a part of the page. */
  extract(place: Place, url: string): readonly Found[];
  /** Scores texts, in order; answers or rejects in bounded time. */
  score(texts: readonly string[]): Promise<readonly Score[]>;
  /** Headlines that have a score now. */
  onScored(headlines: readonly Watched[]): void;
  /** A headline that went, or whose text changed. */
  onGone(element: HTMLElement): void;
  /** The page changed, and everything above was told. */
  onSettled(): void;
}

/** The headlines of the page at the moment. */
export interface HeadlineWatch {
  get(element: Element): Watched | undefined;
  all(): Iterable<Watched>;
}

const QUIET_MS = 150;
const MAX_WAIT_MS = 1000;

/** Headlines at the top of a page that are taken for near. */
const FIRST = 16;

/** Headlines of one page; the others go without a mark. */
const MAX_HEADLINES = 10_000;

/** A page that changes in more places at once is read as a whole, which then is cheaper. */
const MAX_PLACES = 32;

const OBSERVED: MutationObserverInit = {childList: true, characterData: true, subtree: true};

/** Starts to follow the headlines of a document, until the signal. */
export function watchHeadlines(options: WatchOptions, signal: AbortSignal): HeadlineWatch {
  const {document, scheduler, getUrl} = options;
  const view: (Window & {readonly navigation?: EventTarget}) | null = unveil(document).defaultView;
  const slices = createSlices(document, scheduler, signal);
  const {isOver} = slices;
  const registry = createRegistry();
  const changes = createChangeSet(document, options.ownership);
  const gate = createGate(scheduler, getUrl, options.classify, options.detect);
  const onScores = (scores: ReadonlyMap<string, Score>): void => {
    const scored: Watched[] = [];
    for (const [text, score] of scores) {
      for (const headline of registry.withText(text)) {
        headline.score = score;
        scored.push(headline);
        if (isUnavailable(score)) asker.wantAgain(text);
      }
    }
    options.onScored(scored);
  };
  const asker = createAsker({document, scheduler, score: options.score, onScores}, signal);
  const askNear = (elements: readonly HTMLElement[]): void => {
    for (const element of elements) {
      const headline = registry.get(element);
      if (headline?.score === null) asker.want(headline.text, true);
    }
  };
  const nearness = createNearness(options.createObserver, askNear, signal);

  function forget(headline: Watched): void {
    registry.delete(headline);
    nearness.unobserve(headline.element);
    if (registry.withText(headline.text).size === 0) asker.unwant(headline.text);
    options.onGone(headline.element);
  }

  function register({element, text: given, language}: Found, remembered: Watched[]): void {
    const text = cutText(given);
    const known = registry.get(element);
    if (known?.text === text) {
      known.fingerprint = readFingerprint(element);
      return;
    }
    if (known !== undefined) forget(known);
    const headline = registry.size < MAX_HEADLINES ? registry.add(element, text) : undefined;
    if (headline === undefined) return;
    headline.score = language ? {reason: 'language'} : (asker.recall(text) ?? null);
    if (headline.score !== null) remembered.push(headline);
    else {
      asker.want(text, false);
      nearness.observe(element);
    }
  }

  function* read(places: readonly Place[]): Generator<void, Found[]> {
    const url = getUrl();
    const found: Found[] = [];
    for (const place of places) {
      if (options.prepare) yield* options.prepare(place, url, isOver);
      found.push(...options.extract(place, url));
    }
    return found;
  }

  function* registerAll(found: readonly Found[]): Generator<void> {
    const remembered: Watched[] = [];
    yield* each(found, isOver, headline => register(headline, remembered));
    if (remembered.length > 0) options.onScored(remembered);
  }

  function findPlaces(changed: readonly Element[]): Place[] {
    if (changed.length === 0) return [];
    const known = [...registry.all()].map(({element}) => element);
    return mergePlaces(changed.map(createPlaceFinder(document, known)));
  }

  const isStale = ({element, fingerprint}: Watched): boolean => fingerprint !== readFingerprint(element);

  /** Lets go of what is gone, and gives the headlines whose text is another now. */
  function* sweep(): Generator<void, Watched[]> {
    const stale: Watched[] = [];
    yield* each([...registry.all()], isOver, headline => {
      if (!unveil(headline.element).isConnected) forget(headline);
      else if (isStale(headline)) stale.push(headline);
    });
    return stale;
  }

  function* follow({roots, hasRemovals}: PageChange): Generator<unknown> {
    const hosts = yield* shadows.discover(isFirst ? [document] : roots, isOver);
    const hasChanged = isFirst || roots.length > 0 || hasRemovals || hosts.length > 0;
    isFirst = false;
    // What was prepared must be asked for before the next break.
    if (options.prepare && gate.isDue(hasChanged)) yield* options.prepare(document, getUrl(), isOver);
    const {isNew} = gate.check(hasChanged);
    // Read before the answer, so that the page need not be read once more after it.
    const whole = gate.answer || (gate.isOpen && isNew) ? [...options.extract(document, getUrl())] : null;
    yield Promise.all([gate.answer, options.wanted]);
    const {isOpen} = gate;
    const stale = yield* sweep();
    if (isOpen && whole !== null) {
      yield* registerAll(whole);
      // What stands first is seen first, and need not wait for the browser to draw a frame and say so.
      if (view?.scrollY === 0) askNear(whole.slice(0, FIRST).map(({element}) => element));
    } else if (isOpen) {
      const changed = [...roots.filter(hasWords), ...hosts, ...stale.map(({element}) => element)];
      const places = changed.length > MAX_PLACES ? [document] : findPlaces(changed);
      yield* registerAll(yield* read(places));
    }
    yield* each(isOpen ? stale : [...registry.all()], isOver, headline => {
      if (registry.get(headline.element) === headline && (!isOpen || isStale(headline))) forget(headline);
    });
    options.onSettled();
    const dueMs = Math.min(gate.dueMs ?? Number.POSITIVE_INFINITY, shadows.dueMs ?? Number.POSITIVE_INFINITY);
    if (Number.isFinite(dueMs)) lookAgain(dueMs - scheduler.now());
  }

  /** What changes while the page is looked at is looked at afterwards. */
  function begin(change: PageChange): void {
    pacer.pause();
    slices.run(follow(change), pacer.resume);
  }

  let callOff: () => void = () => undefined;
  function lookAgain(delayMs: number): void {
    callOff();
    callOff = scheduler.after(Math.max(0, delayMs), pacer.now);
  }

  const shadows = createShadowWatch(scheduler, root => observer.observe(root, OBSERVED), options.ownership.isOurs);
  let isFirst = true;
  const pacer = createPacer(
    document,
    scheduler,
    () => begin(changes.take()),
    {quietMs: QUIET_MS, maxWaitMs: MAX_WAIT_MS},
    signal,
  );
  const observer = new MutationObserver(records => {
    if (changes.add(records)) pacer.request();
  });
  observer.observe(document, OBSERVED);
  for (const name of ['popstate', 'load', 'pageshow']) view?.addEventListener(name, pacer.request, {signal});
  view?.navigation?.addEventListener('navigatesuccess', pacer.request, {signal});
  signal.addEventListener('abort', () => {
    observer.disconnect();
    callOff();
  });
  // Not at once: whoever starts the watcher has nothing in hand yet to be told with.
  lookAgain(0);

  return {get: registry.get, all: registry.all};
}
