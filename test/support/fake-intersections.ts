import type {ObserverFactory} from '../../src/content/watch/nearness.ts';

/** An IntersectionObserver whose viewport is moved by the test. */
export interface FakeIntersections {
  readonly create: ObserverFactory;
  readonly observed: Set<Element>;
  readonly options: IntersectionObserverInit[];
  /** Tells that elements came near, or (as browsers do first) that they are far. */
  tell(elements: readonly Element[], isIntersecting: boolean): void;
}

export function createFakeIntersections(): FakeIntersections {
  const observed = new Set<Element>();
  const options: IntersectionObserverInit[] = [];
  let callback: Parameters<ObserverFactory>[0] = () => undefined;
  return {
    observed,
    options,
    create(onChange, init) {
      callback = onChange;
      options.push(init);
      return {
        observe: element => void observed.add(element),
        unobserve: element => void observed.delete(element),
        disconnect: () => observed.clear(),
      };
    },
    tell(elements, isIntersecting) {
      callback(elements.filter(element => observed.has(element)).map(target => ({target, isIntersecting})));
    },
  };
}
