import {unveil} from '../unveil.ts';
import {remember, type StyleOf} from './reading.ts';
import type {Mounting} from './style.ts';

/** Where the visible text of a headline ends. */
export interface Tail {
  /** The last text that can be seen; the badge becomes its next sibling. */
  readonly text: Text;
  readonly parent: HTMLElement;
  readonly mounting: Mounting;
}

const SILENT = 'script,style,noscript,template,svg,math,select,textarea,option,grain-badge,grain-card';

/** Text nodes looked at in one headline: more are not needed, and hostile pages have millions. */
const MAX_TEXTS = 64;

/** Elements around a text, inside its headline; in more, it counts as not seen. */
const MAX_LEVELS = 64;

/** Boxes that exist for screen readers only: out of the flow and clipped to nothing. */
function isClippedAway(style: CSSStyleDeclaration): boolean {
  if (!/^(?:absolute|fixed)$/.test(style.position)) return false;
  const isTiny = Number.parseFloat(style.width) <= 1 || Number.parseFloat(style.height) <= 1;
  const isCut =
    /^rect\((?:0|1)px,? (?:0|1)px,? (?:0|1)px,? (?:0|1)px\)$/.test(style.clip) ||
    /^inset\((?:50|100)%/.test(style.clipPath);
  return isCut || (isTiny && style.overflow !== 'visible');
}

function isSeen(text: Text, within: Element, styleOf: StyleOf): boolean {
  if ((text.nodeValue ?? '').trim() === '') return false;
  // A headline may be hidden as a whole for now (a carousel); then its texts count as seen.
  const isWholeHidden = styleOf(within).visibility === 'hidden';
  let level = 0;
  for (let box = text.parentElement; box !== null; box = box === within ? null : unveil(box).parentElement) {
    if (++level > MAX_LEVELS || unveil(box).matches(SILENT)) return false;
    const style = styleOf(box);
    const isHidden = style.visibility === 'hidden' && !isWholeHidden;
    if (isHidden || style.fontSize === '0px' || isClippedAway(style) || (style.display === 'none' && box !== within))
      return false;
  }
  return true;
}

/**
 * Lists the text nodes of a headline that can be seen, the last first.
 */
export function listSeenTexts(element: HTMLElement, styleOf: StyleOf): Text[] {
  const walker = unveil(unveil(element).ownerDocument).createTreeWalker(element, 4 /* NodeFilter.SHOW_TEXT */);
  const found: Text[] = [];
  let looked = 0;
  let node: Node = element;
  for (let last: Node | null = node; last; last = unveil(last).lastChild) node = last;
  walker.currentNode = node;
  // The walk starts on the very last node, which may itself be a text.
  for (
    let next: Node | null = unveil(node).nodeType === 3 ? (node as Text) : walker.previousNode();
    next !== null;
    next = walker.previousNode()
  ) {
    if (++looked > MAX_TEXTS) break;
    if (isSeen(next as Text, element, styleOf)) found.push(next as Text);
  }
  return found;
}

/** Elements in a row, from which it costs a browser too long to lay the row out again: 100,000 take it 60 ms. */
const MAX_ROW = 10_000;

/** Levels from a text to the row that its story stands in. */
const ROW_LEVELS = 8;

/** Counted once: that takes as long as they are many. */
const endlessRows = new WeakSet<Element>();

function isEndless(row: Element): boolean {
  if (!endlessRows.has(row) && unveil(row).childElementCount <= MAX_ROW) return false;
  endlessRows.add(row);
  return true;
}

function isInEndlessRow(inner: Element, isEndlessRow: (row: Element) => boolean): boolean {
  let row: Element | null = inner;
  for (let level = 0; level < ROW_LEVELS && row !== null; level++, row = unveil(row).parentElement) {
    if (isEndlessRow(row)) return true;
  }
  return false;
}

/** Where a badge goes, and all texts of its headline that can be seen, the last first. */
export interface FoundTail {
  readonly tail: Tail;
  readonly texts: readonly Text[];
}

/** Null where a headline has no place for a badge. */
export type TailFinder = (element: HTMLElement) => FoundTail | null;

/**
 * Makes what finds where badges go, for one pass over an unchanged page: after the last text of the headline that can be
 * seen; null where there is none, or where anything put there would hold the page up.
 */
export function createTailFinder(styleOf: StyleOf): TailFinder {
  // Headlines of one list have the same rows around them, and a browser counts children one by one.
  const isEndlessRow = remember(isEndless);
  return element => {
    const texts = listSeenTexts(element, styleOf);
    const [text] = texts;
    const parent = text?.parentElement;
    if (text === undefined || parent == null || isInEndlessRow(parent, isEndlessRow)) return null;
    const isItemMaker = /(?:^|-)(?:flex|grid)$/.test(styleOf(parent).display);
    return {tail: {text, parent, mounting: isItemMaker ? 'lifted' : 'inline'}, texts};
  };
}
