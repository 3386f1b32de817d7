import {unveil} from '../unveil.ts';
import {dropNested} from './place.ts';

/** What changed in a page since the last time. */
export interface PageChange {
  /** Connected elements that are new, or whose text is; none inside another. */
  readonly roots: readonly Element[];
  /** Whether something was taken away. */
  readonly hasRemovals: boolean;
}

/** Tells our own nodes from those of the page. */
export interface Ownership {
  /** Our elements, and what pages made like them. */
  isOurs(node: Node): boolean;
  /** A badge that is still in use: if it was removed, the page did it. */
  isInUse(node: Node): boolean;
}

/** Collects mutations until they are taken; holds a bounded number of nodes. */
export interface ChangeSet {
  /** @returns whether there is anything to take */
  add(records: readonly MutationRecord[]): boolean;
  take(): PageChange;
}

/** Changed places kept apart; a page that changes in more places is looked at as a whole. */
const MAX_ROOTS = 256;

const WORDLESS = 'script,style,link,meta,iframe,img,picture,svg,video,canvas,noscript,template';

/** Whether a changed place can hold a headline at all: most of what pages put in are pictures, scripts and frames. */
export function hasWords(root: Element): boolean {
  const seen = unveil(root);
  return seen.shadowRoot !== null || (!seen.matches(WORDLESS) && /\S\s+\S/.test(seen.textContent ?? ''));
}

/** Makes an empty change set. */
export function createChangeSet(document: Document, {isOurs, isInUse}: Ownership): ChangeSet {
  let roots = new Set<Element>();
  let hasRemovals = false;

  function addRoot(given: Node | null): void {
    const node = given && unveil(given).nodeType === 11 ? (given as ShadowRoot).host : given;
    if (node === null || unveil(node).nodeType !== 1) return;
    if (roots.size >= MAX_ROOTS) roots = new Set([unveil(document).documentElement]);
    roots.add(node as Element);
  }

  function addChildren({target, addedNodes, removedNodes}: MutationRecord): void {
    for (const node of addedNodes) {
      // New text belongs to the element that holds it; a copy of a badge is looked at, so that it can be removed.
      if (!isInUse(node)) addRoot(unveil(node).nodeType === 1 && !isOurs(node) ? node : target);
    }
    for (const node of removedNodes) {
      if (isOurs(node) && !isInUse(node)) continue;
      hasRemovals = true;
      if (node.nodeType === 3) addRoot(target);
    }
  }

  return {
    add(records) {
      for (const record of records) {
        if (record.type === 'characterData') addRoot(record.target.parentNode);
        else addChildren(record);
      }
      return hasRemovals || roots.size > 0;
    },
    take() {
      const change = {roots: dropNested(roots).filter(root => unveil(root).isConnected), hasRemovals};
      roots = new Set();
      hasRemovals = false;
      return change;
    },
  };
}
