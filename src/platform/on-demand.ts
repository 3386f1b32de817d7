/** What brings a content script to a page: the page itself, a person who wants badges on it, or only one card. */
export type Purpose = 'page' | 'badges' | 'card';

/**
 * How a content script learns that a person brought it: a mark in the world that content scripts share and pages cannot
 * reach, left just before the script is put there.
 */
export const ON_DEMAND_KEY = 'grain-of-salt.on-demand';

/** Leaves the mark. It is sent to the frame as text, and so refers to nothing around it. */
export function leaveOnDemandMark(key: string, purpose: Purpose): void {
  Reflect.set(globalThis, Symbol.for(key), purpose);
}

/** What the mark in a world says; takes it away, so that it counts for one script only. */
export function takeOnDemandMark(world: object): Purpose {
  const symbol = Symbol.for(ON_DEMAND_KEY);
  const purpose: unknown = Reflect.get(world, symbol);
  Reflect.deleteProperty(world, symbol);
  return purpose === 'badges' || purpose === 'card' ? purpose : 'page';
}
