/** Tells which headlines are in or near the viewport. */
export interface Nearness {
  observe(element: HTMLElement): void;
  unobserve(element: HTMLElement): void;
}

/** What we use of an IntersectionObserver. */
export type ObserverFactory = (
  callback: (entries: readonly Pick<IntersectionObserverEntry, 'target' | 'isIntersecting'>[]) => void,
  options: IntersectionObserverInit,
) => Pick<IntersectionObserver, 'observe' | 'unobserve' | 'disconnect'>;

/** How far beyond the viewport counts as near: a screen up and down, so that a badge is there before its headline. */
const MARGIN = '100% 0px';

/**
 * Watches headlines until each is near for the first time.
 * @param onNear told of all that came near together
 */
export function createNearness(
  createObserver: ObserverFactory,
  onNear: (elements: readonly HTMLElement[]) => void,
  signal: AbortSignal,
): Nearness {
  const observer = createObserver(
    entries => {
      const near = entries.filter(({isIntersecting}) => isIntersecting).map(({target}) => target as HTMLElement);
      for (const element of near) observer.unobserve(element);
      if (near.length > 0) onNear(near);
    },
    {rootMargin: MARGIN},
  );
  signal.addEventListener('abort', () => observer.disconnect(), {once: true});
  return {
    observe: element => observer.observe(element),
    unobserve: element => observer.unobserve(element),
  };
}
