/**
 * Follows the headlines of a page: turns what changes and what can be seen into small requests for scores.
 *
 * Extraction is asked of changed parts only, after a moment of quiet, at a bounded share of the time, and not while the
 * page is hidden. Every node held here is in the page, or is let go the next time the page changes.
 */
import type {Score} from '../core/score.ts';
import type {Scheduler} from './scheduler.ts';
import {unveil} from './unveil.ts';
import {createAsker, cutText, isUnavailable} from './watch/asker.ts';
import {createChangeSet, type Ownership, type PageChange} from './watch/change-set.ts';
import {createGate, type PageKind} from './watch/gate.ts';
import {createNearness, type ObserverFactory} from './watch/nearness.ts';
import {createPacer} from './watch/pacer.ts';
import {createPlaceFinder, mergePlaces, type Place} from './watch/place.ts';
import {createRegistry, readFingerprint, type Watched} from './watch/registry.ts';
import {createShadowWatch} from './watch/shadow-watch.ts';

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
  classify(url: string): {kind: PageKind; language: string};
  /** Reads the whole page in steps, so that what is asked right after the last is known. */
  prepare?(url: string, isOver: () => boolean): Iterator<void>;
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

/** Time after which a break is due, ms; the step under way may take some more, 10 ms together at most. */
export const SLICE_MS = 3;

const QUIET_MS = 150;
const MAX_WAIT_MS = 1000;

/** A page that changes in more places at once is read as a whole, which then is cheaper. */
const MAX_PLACES = 32;

const OBSERVED: MutationObserverInit = {childList: true, characterData: true, subtree: true};

const WORDLESS = 'script,style,link,meta,iframe,img,picture,svg,video,canvas,noscript,template';

/** Whether a changed place can hold a headline at all: most of what pages put in are pictures, scripts and frames. */
function hasWords(root: Element): boolean {
  const seen = unveil(root);
  return seen.shadowRoot !== null || (!seen.matches(WORDLESS) && /\S\s+\S/.test(seen.textContent ?? ''));
}

/** Starts to follow the headlines of a document, until the signal. */
export function watchHeadlines(options: WatchOptions, signal: AbortSignal): HeadlineWatch {
  const {document, scheduler, getUrl} = options;
  const registry = createRegistry();
  const changes = createChangeSet(document, options.ownership);
  const gate = createGate(scheduler, getUrl, options.classify);
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

  function register({element, text: given, language}: Found): Watched | undefined {
    const text = cutText(given);
    const known = registry.get(element);
    if (known?.text === text) {
      known.fingerprint = readFingerprint(element);
      return undefined;
    }
    if (known !== undefined) forget(known);
    const headline = registry.add(element, text);
    if (headline === undefined) return undefined;
    headline.score = language ? {reason: 'language'} : (asker.recall(text) ?? null);
    if (headline.score !== null) return headline;
    asker.want(text, false);
    nearness.observe(element);
    return undefined;
  }

  function scan(places: readonly Place[]): void {
    const url = getUrl();
    const found = places.flatMap(place => [...options.extract(place, url)]);
    const remembered = found.flatMap(headline => register(headline) ?? []);
    if (remembered.length > 0) options.onScored(remembered);
  }

  function findPlaces(changed: readonly Element[]): Place[] {
    if (changed.length === 0) return [];
    const findPlace = createPlaceFinder(
      document,
      [...registry.all()].map(({element}) => element),
    );
    return mergePlaces(changed.map(findPlace));
  }

  /** Lets go of what is gone, and gives the headlines whose text is another now. */
  function sweep(): Watched[] {
    const headlines = [...registry.all()];
    for (const headline of headlines) if (!unveil(headline.element).isConnected) forget(headline);
    return headlines.filter(
      ({element, fingerprint}) => unveil(element).isConnected && fingerprint !== readFingerprint(element),
    );
  }

  function follow({roots, hasRemovals}: PageChange): void {
    const hosts = shadows.discover(isFirst ? [document] : roots);
    isFirst = false;
    const {isOpen, isNew} = gate.check(roots.length > 0 || hasRemovals || hosts.length > 0);
    const stale = sweep();
    if (isOpen && isNew) scan([document]);
    else if (isOpen) {
      const changed = [...roots.filter(hasWords), ...hosts, ...stale.map(({element}) => element)];
      scan(changed.length > MAX_PLACES ? [document] : findPlaces(changed));
    }
    const isStale = ({element, fingerprint}: Watched): boolean => fingerprint !== readFingerprint(element);
    for (const headline of isOpen ? stale.filter(isStale) : [...registry.all()]) {
      if (registry.get(headline.element) === headline) forget(headline);
    }
    options.onSettled();
    const dueMs = Math.min(gate.dueMs ?? Number.POSITIVE_INFINITY, shadows.dueMs ?? Number.POSITIVE_INFINITY);
    if (Number.isFinite(dueMs)) lookAgain(dueMs - scheduler.now());
  }

  /** A page that must be read as a whole is read in slices; what changes meanwhile is looked at afterwards. */
  function begin(change: PageChange): void {
    const isDue = gate.isDue(isFirst || change.roots.length > 0 || change.hasRemovals);
    if (options.prepare === undefined || !isDue) {
      follow(change);
      return;
    }
    let endMs = 0;
    const steps = options.prepare(getUrl(), () => scheduler.now() >= endMs);
    pacer.pause();
    const slice = (): void => {
      if (document.hidden) {
        document.addEventListener('visibilitychange', slice, {once: true, signal});
        return;
      }
      endMs = scheduler.now() + SLICE_MS;
      if (steps.next().done === true) {
        pacer.resume();
        follow(change);
      } else callOff = scheduler.after(0, slice);
    };
    slice();
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
  for (const name of ['popstate', 'load', 'pageshow'])
    document.defaultView?.addEventListener(name, pacer.request, {signal});
  (document.defaultView as {navigation?: EventTarget} | null)?.navigation?.addEventListener(
    'navigatesuccess',
    pacer.request,
    {signal},
  );
  signal.addEventListener('abort', () => {
    observer.disconnect();
    callOff();
  });
  // Not at once: whoever starts the watcher has nothing in hand yet to be told with.
  lookAgain(0);

  return {get: registry.get, all: registry.all};
}
