/**
 * How the background tells a content script that a person asked for one card here, not for badges on the page: a mark
 * in the world that content scripts share and pages cannot reach, left just before the script is put there.
 */
export const ON_DEMAND_KEY = 'grain-of-salt.on-demand';

/** Leaves the mark. It is sent to the frame as text, and so refers to nothing around it. */
export function leaveOnDemandMark(key: string): void {
  Reflect.set(globalThis, Symbol.for(key), true);
}

/** Whether the mark was left in a world; takes it away, so that it counts for one script only. */
export function takeOnDemandMark(world: object): boolean {
  const symbol = Symbol.for(ON_DEMAND_KEY);
  const isOnDemand = Reflect.get(world, symbol) === true;
  Reflect.deleteProperty(world, symbol);
  return isOnDemand;
}
