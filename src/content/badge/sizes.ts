import {createDebounced, type Scheduler} from '../scheduler.ts';
import {unveil} from '../unveil.ts';
import type {SizeWatch} from './badges.ts';

/** What we use of a ResizeObserver. */
export type ResizeObserverFactory = (
  callback: (entries: readonly Pick<ResizeObserverEntry, 'target'>[]) => void,
) => Pick<ResizeObserver, 'observe' | 'unobserve' | 'disconnect'>;

/** Quiet after which changed headlines are measured again, ms: a window is resized in many steps. */
const QUIET_MS = 120;

/** Watches headlines for changes of size, after which their marks may need another place. */
export function createSizeWatch(
  createObserver: ResizeObserverFactory,
  scheduler: Scheduler,
  onResized: (elements: Iterable<HTMLElement>) => void,
  signal: AbortSignal,
): SizeWatch {
  const changed = new Set<HTMLElement>();
  /** An observer begins by telling every size there is, which is no change. */
  const told = new WeakSet<Element>();
  const report = createDebounced(
    scheduler,
    () => {
      const elements = [...changed];
      changed.clear();
      onResized(elements);
    },
    {waitMs: QUIET_MS},
    signal,
  );
  const observer = createObserver(entries => {
    for (const {target} of entries) {
      if (told.has(target)) changed.add(target as HTMLElement);
      else told.add(target);
    }
    if (changed.size > 0) report.request();
  });
  signal.addEventListener('abort', () => observer.disconnect(), {once: true});
  return {
    observe: element => observer.observe(element),
    unobserve(element) {
      observer.unobserve(element);
      told.delete(element);
      changed.delete(element);
    },
  };
}

/** Time after which a page that switches its theme has finished doing so, ms: many fade. */
const THEME_MS = 400;

/** The colours that a theme is made of. */
function readTheme(window: Window): string {
  const {documentElement, body} = unveil(window.document);
  return [documentElement, body ?? documentElement]
    .map(element => window.getComputedStyle(element))
    .map(({color, backgroundColor, colorScheme}) => `${color} ${backgroundColor} ${colorScheme}`)
    .join();
}

/** Tells when all marks may need other colours or places: fonts came, the window or the theme changed. */
export function watchAppearance(window: Window, scheduler: Scheduler, onChange: () => void, signal: AbortSignal): void {
  const {fonts, documentElement, body} = unveil(window.document);
  const {request} = createDebounced(scheduler, onChange, {waitMs: QUIET_MS, maxWaitMs: 1000}, signal);
  fonts?.addEventListener('loadingdone', request, {signal});
  window.addEventListener('resize', request, {signal});
  window.matchMedia?.('(prefers-color-scheme: dark)').addEventListener('change', request, {signal});
  let theme = readTheme(window);
  // Pages name their theme on one of the two outermost elements, where they name a lot else.
  const compare = (): void => {
    const before = theme;
    theme = readTheme(window);
    if (theme !== before) onChange();
  };
  const look = createDebounced(scheduler, compare, {waitMs: THEME_MS, maxWaitMs: 2000}, signal);
  const observer = new MutationObserver(look.request);
  for (const element of [documentElement, body]) {
    if (element) observer.observe(element, {attributes: true});
  }
  signal.addEventListener('abort', () => observer.disconnect(), {once: true});
}
