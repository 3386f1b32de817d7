import {unveil} from '../../src/content/unveil.ts';
import type {PageKind} from '../../src/content/watch/gate.ts';
import type {Place} from '../../src/content/watch/place.ts';
import {type Found, type HeadlineWatch, watchHeadlines} from '../../src/content/watch.ts';
import type {Score} from '../../src/core/score.ts';
import {createFakeIntersections, type FakeIntersections} from './fake-intersections.ts';
import {createManualScheduler, type ManualScheduler} from './manual-scheduler.ts';

/** Elements of a name in a place. */
export function listIn(place: Place, name: string): HTMLElement[] {
  const parts = 'nodeType' in place ? [place] : place;
  return parts.flatMap(part => [
    ...((part as Element).localName === name ? [part as HTMLElement] : []),
    ...unveil(part).querySelectorAll<HTMLElement>(name),
  ]);
}

/** The watcher on the page of the test, the headlines of which are its elements `h2`, whatever their text. */
export interface WatchedPage {
  readonly scheduler: ManualScheduler;
  readonly intersections: FakeIntersections;
  readonly controller: AbortController;
  /** What the page is like now; `failures` is how many requests will fail, `extractMs` how long extraction takes. */
  readonly page: {
    url: string;
    kind: PageKind;
    isHidden: boolean;
    failures: number;
    extractMs: number;
    /** A text that leaves its language in doubt, or '', and what the browser says of it. */
    unsure: string;
    detect: (text: string) => Promise<string | null>;
    extract: (root: Place) => readonly Found[];
    /** Steps in which the page is read as a whole, and how long each takes; none: in one go. */
    stepsMs: readonly number[];
  };
  /** What was asked, read and told so far. */
  readonly requests: string[][];
  readonly extracted: Place[];
  /** When each step of reading ended. */
  readonly steps: number[];
  readonly scored: string[];
  readonly gone: HTMLElement[];
  /** Badges that count as ours. */
  readonly inUse: Set<Node>;
  readonly watch: () => HeadlineWatch;
  start(): void;
  texts(): string[];
  setHidden(isHidden: boolean): void;
}

/** What a text scores here. */
export const scoreOf = (text: string): Score => ({credibility: (text.length % 10) / 10, satire: 0, clickbait: 0});

export const findHeadline = (index: number): HTMLElement => document.querySelectorAll('h2')[index]!;

/** Adds an article with a headline. */
export function addHeadline(text: string): HTMLElement {
  const headline = document.createElement('h2');
  headline.textContent = text;
  const article = document.createElement('article');
  article.append(headline);
  document.querySelector('main')!.append(article);
  return headline;
}

/** Makes a page of two stories and a watcher that has not started yet. */
export function createWatchedPage(): WatchedPage {
  document.body.innerHTML =
    '<main><article><h2>First story</h2></article><article><h2>Second one</h2></article></main>';
  const page: WatchedPage['page'] = {
    url: 'https://example.com/',
    kind: 'front',
    isHidden: false,
    failures: 0,
    extractMs: 0,
    unsure: '',
    detect: async () => null,
    stepsMs: [],
    extract: root => listIn(root, 'h2').map(element => ({element, text: element.textContent?.trim() ?? ''})),
  };
  Object.defineProperty(document, 'hidden', {configurable: true, get: () => page.isHidden});
  let watch: HeadlineWatch | undefined;
  const started = (): HeadlineWatch => {
    if (watch === undefined) throw new Error('expected a watcher that was started');
    return watch;
  };
  const made = {
    scheduler: createManualScheduler(),
    intersections: createFakeIntersections(),
    controller: new AbortController(),
    page,
    requests: [] as string[][],
    extracted: [] as Place[],
    steps: [] as number[],
    scored: [] as string[],
    gone: [] as HTMLElement[],
    inUse: new Set<Node>(),
  };
  const extract = (root: Place): ReturnType<typeof page.extract> => {
    made.extracted.push(root);
    made.scheduler.spend(page.extractMs);
    return page.extract(root);
  };
  const options: Parameters<typeof watchHeadlines>[0] = {
    document,
    scheduler: made.scheduler,
    ownership: {isOurs: node => (node as Element).localName === 'grain-badge', isInUse: node => made.inUse.has(node)},
    createObserver: made.intersections.create,
    getUrl: () => page.url,
    *prepare() {
      for (const ms of page.stepsMs) {
        made.scheduler.spend(ms);
        made.steps.push(made.scheduler.now());
        yield;
      }
    },
    classify: () => ({kind: page.kind, language: 'en', unsure: page.unsure}),
    detect: text => page.detect(text),
    extract,
    async score(texts) {
      made.requests.push([...texts]);
      if (page.failures-- > 0) throw new Error('worker stopped');
      return texts.map(scoreOf);
    },
    onScored: headlines => made.scored.push(...headlines.map(({text}) => text)),
    onGone: element => made.gone.push(element),
    onSettled: () => undefined,
  };
  return {
    ...made,
    watch: started,
    start() {
      watch = watchHeadlines(options, made.controller.signal);
    },
    texts: () => [...started().all()].map(({text}) => text),
    setHidden(isHidden) {
      page.isHidden = isHidden;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}
