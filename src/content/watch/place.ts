import {outerNodeOf, outerOf} from '../extract/tree.ts';

/** Headlines that must stand around a changed place for it to be judged by its company. */
const MIN_COMPANY = 2;

/**
 * Makes a function that widens a changed place to where it stands among headlines: alone it could not be told for one
 * of them. The whole document is the place of what stands among none.
 * @param headlines  those known before
 */
export function createPlaceFinder(
  document: Document,
  headlines: Iterable<Element>,
): (root: Element) => Document | Element {
  const counts = new Map<Element, number>();
  for (const headline of headlines) {
    for (let outer: Element | null = headline; outer !== null; outer = outerOf(outer)) {
      counts.set(outer, (counts.get(outer) ?? 0) + 1);
    }
  }
  return root => {
    const inside = counts.get(root) ?? 0;
    let place = outerOf(root);
    while (place !== null && place !== document.body && (counts.get(place) ?? 0) - inside < MIN_COMPANY) {
      place = outerOf(place);
    }
    return place === null || place === document.body ? document : place;
  };
}

/** Those of some nodes that lie in none of the others, shadow roots included. */
export function dropNested<T extends Node>(roots: ReadonlySet<T>): T[] {
  return [...roots].filter(root => {
    let outer = outerNodeOf(root);
    while (outer !== null && !roots.has(outer as T)) outer = outerNodeOf(outer);
    return outer === null;
  });
}
