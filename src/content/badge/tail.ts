import {unveil} from '../unveil.ts';
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

function isSeen(text: Text, within: Element, view: Window): boolean {
  if ((text.nodeValue ?? '').trim() === '') return false;
  // A headline may be hidden as a whole for now (a carousel); then its texts count as seen.
  const isWholeHidden = view.getComputedStyle(within).visibility === 'hidden';
  let level = 0;
  for (let box = text.parentElement; box !== null; box = box === within ? null : unveil(box).parentElement) {
    if (++level > MAX_LEVELS || unveil(box).matches(SILENT)) return false;
    const style = view.getComputedStyle(box);
    const isHidden = style.visibility === 'hidden' && !isWholeHidden;
    if (isHidden || style.fontSize === '0px' || isClippedAway(style) || (style.display === 'none' && box !== within))
      return false;
  }
  return true;
}

/**
 * Lists the text nodes of a headline that can be seen, the last first.
 * @param limit how many are wanted
 */
export function listSeenTexts(element: HTMLElement, view: Window, limit = MAX_TEXTS): Text[] {
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
    if (++looked > MAX_TEXTS || found.length >= limit) break;
    if (isSeen(next as Text, element, view)) found.push(next as Text);
  }
  return found;
}

/** Elements in a row, from which it costs a browser too long to lay the row out again: 100,000 take it 60 ms. */
const MAX_ROW = 10_000;

/** Levels from a text to the row that its story stands in. */
const ROW_LEVELS = 8;

/** Counted once: that takes as long as they are many. */
const endlessRows = new WeakSet<Element>();

function isInEndlessRow(inner: Element): boolean {
  let row: Element | null = inner;
  for (let level = 0; level < ROW_LEVELS && row !== null; level++, row = unveil(row).parentElement) {
    if (endlessRows.has(row)) return true;
    if (unveil(row).childElementCount <= MAX_ROW) continue;
    endlessRows.add(row);
    return true;
  }
  return false;
}

/**
 * Finds where a badge goes: after the last text of the headline that can be seen; null where there is none, or where
 * anything put there would hold the page up.
 */
export function findTail(element: HTMLElement, view: Window): Tail | null {
  const [text] = listSeenTexts(element, view, 1);
  const parent = text?.parentElement;
  if (text === undefined || parent == null || isInEndlessRow(parent)) return null;
  const isItemMaker = /(?:^|-)(?:flex|grid)$/.test(view.getComputedStyle(parent).display);
  return {text, parent, mounting: isItemMaker ? 'lifted' : 'inline'};
}
