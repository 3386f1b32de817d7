import {each} from '../extract/steps.ts';
import {READ} from '../reads.ts';
import type {Scheduler} from '../scheduler.ts';
import {unveil} from '../unveil.ts';

/** Finds the open shadow roots of a page, which no observer of the page sees into, and has each followed. */
export interface ShadowWatch {
  /**
   * Looks through parts of the page, and at elements that may have got a root since, with breaks.
   * @returns hosts of roots not known before
   */
  discover(parts: Iterable<Document | Element>, isOver: () => boolean): Generator<void, Element[]>;
  /** When elements that may still get a root are due to be looked at, on the scheduler's clock; null: there are none. */
  readonly dueMs: number | null;
}

/** Roots come without any change of the page when the code of an element arrives; looked for after these waits, ms. */
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 16_000;

/** Elements remembered that may get a root. */
const MAX_EXPECTED = 1000;

/**
 * Makes a watch that knows of no root yet.
 * @param follow told of each root once
 * @param isOurs tells our own elements
 */
export function createShadowWatch(
  scheduler: Scheduler,
  follow: (root: ShadowRoot) => void,
  isOurs: (node: Node) => boolean,
): ShadowWatch {
  const known = new WeakSet<ShadowRoot>();
  const expected = new Set<Element>();
  let delayMs = FIRST_DELAY_MS;
  let dueMs: number | null = null;

  function expect(element: Element): void {
    if (!READ.nodeName(element).includes('-') || expected.has(element) || expected.size >= MAX_EXPECTED) return;
    if (isOurs(element)) return;
    expected.add(element);
    delayMs = FIRST_DELAY_MS;
    dueMs = scheduler.now() + delayMs;
  }

  /** Gives an element that has a root not known before, and that root, to be looked through in its turn. */
  function look(element: Element, found: Element[], roots: ParentNode[]): void {
    const root = READ.shadowRoot(element);
    if (root === null) expect(element);
    if (root === null || known.has(root)) return;
    expected.delete(element);
    known.add(root);
    follow(root);
    found.push(element);
    roots.push(root);
  }

  function lookForLate(found: Element[], roots: ParentNode[]): void {
    for (const element of [...expected]) {
      if (!unveil(element).isConnected) expected.delete(element);
      else if (READ.shadowRoot(element) !== null) look(element, found, roots);
    }
    if (expected.size === 0) dueMs = null;
    else if (dueMs !== null && scheduler.now() >= dueMs) {
      delayMs *= 2;
      dueMs = delayMs > MAX_DELAY_MS ? null : scheduler.now() + delayMs;
    }
  }

  return {
    get dueMs() {
      return dueMs;
    },
    *discover(parts, isOver) {
      const found: Element[] = [];
      const inside: ParentNode[] = [...parts];
      for (const part of parts) if (unveil(part).nodeType === 1) look(part as Element, found, inside);
      lookForLate(found, inside);
      for (let part = inside.pop(); part; part = inside.pop()) {
        yield* each(unveil(part).querySelectorAll('*'), isOver, element => look(element, found, inside));
      }
      return found;
    },
  };
}
