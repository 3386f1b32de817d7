import {MAX_DEPTH, outerNodeOf, outerOf} from '../extract/tree.ts';
import {unveil} from '../unveil.ts';

/** Headlines that must stand around a changed place for it to be judged by its company. */
const MIN_COMPANY = 2;

/** Headlines from which there is company enough on each side of a change in a long list. */
const ENOUGH_BESIDE = 4;

/** A part of a page: all of it, one tree, or some children of one element, in order. */
export type Place = Document | Element | readonly Element[];

function countHeadlines(headlines: Iterable<Element>): Map<Element, number> {
  const counts = new Map<Element, number>();
  for (const headline of headlines) {
    let level = 0;
    for (let outer: Element | null = headline; outer && level < MAX_DEPTH; outer = outerOf(outer), level++) {
      counts.set(outer, (counts.get(outer) ?? 0) + 1);
    }
  }
  return counts;
}

/** From a child outwards, as many as hold company enough, in the direction of `next`. */
function takeBeside(
  child: Element,
  next: (element: Element) => Element | null,
  counts: ReadonlyMap<Element, number>,
): Element[] {
  const taken: Element[] = [];
  let company = 0;
  for (let sibling = next(child); sibling !== null && company < ENOUGH_BESIDE; sibling = next(sibling)) {
    taken.push(sibling);
    company += counts.get(sibling) ?? 0;
  }
  return taken;
}

/**
 * Makes a function that widens a changed place to where it stands among headlines: alone it could not be told for one
 * of them. Of a long list, the nearest children are enough; the whole document is the place of what stands among none.
 * @param headlines  those known before
 */
export function createPlaceFinder(document: Document, headlines: Iterable<Element>): (root: Element) => Place {
  const counts = countHeadlines(headlines);
  return root => {
    const inside = counts.get(root) ?? 0;
    let child = root;
    let place = outerOf(root);
    for (let level = 0; place !== null && (counts.get(place) ?? 0) - inside < MIN_COMPANY; level++) {
      child = place;
      place = level < MAX_DEPTH ? outerOf(place) : null;
    }
    if (place === null || place === unveil(document).documentElement) return document;
    // What hangs in a shadow root itself has no siblings in its host.
    if (unveil(child).parentElement !== place) return place;
    const before = takeBeside(child, element => unveil(element).previousElementSibling, counts).reverse();
    const near = [...before, child, ...takeBeside(child, element => unveil(element).nextElementSibling, counts)];
    return near.length < unveil(place).childElementCount ? near : place;
  };
}

/** Those of some nodes that lie in none of the others, shadow roots included. */
export function dropNested<T extends Node>(roots: ReadonlySet<T>): T[] {
  return [...roots].filter(root => {
    let outer = outerNodeOf(root);
    for (let level = 0; level < MAX_DEPTH && outer !== null; level++, outer = outerNodeOf(outer)) {
      if (roots.has(outer as T)) return false;
    }
    return true;
  });
}

function isRow(place: Place): place is readonly Element[] {
  return Array.isArray(place);
}

/** Puts neighbours together again, in the order of the page, so that nothing is read twice. */
export function mergePlaces(places: readonly Place[]): Place[] {
  const nodes = new Set<Document | Element>(
    places.flatMap<Document | Element>(place => (isRow(place) ? [...place] : [place])),
  );
  const rows = new Map<Element, Set<Element>>();
  for (const place of places) {
    for (const child of isRow(place) ? place : []) {
      const parent = unveil(child).parentElement!;
      rows.set(parent, (rows.get(parent) ?? new Set()).add(child));
    }
  }
  const outermost = new Set(dropNested(nodes));
  const inRows = new Set<Document | Element>([...rows.values()].flatMap(row => [...row]));
  const kept = [...rows].map(([parent, row]) =>
    [...unveil(parent).children].filter(child => row.has(child) && outermost.has(child)),
  );
  const trees: readonly Place[] = [...outermost].filter(node => !inRows.has(node));
  return [...trees, ...kept.filter(row => row.length > 0)];
}
