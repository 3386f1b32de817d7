import {outerOf} from '../extract/tree.ts';
import {unveil} from '../unveil.ts';
import {type Box, hasOverlap, intersect} from './boxes.ts';
import {type Reading, remember, type StyleOf} from './reading.ts';

/** Nothing limits a mark here. */
export const UNBOUNDED: Box = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};

/** Ancestors looked at: pages nest deeper only when they are hostile. */
const MAX_DEPTH = 64;

/** How one ancestor limits what is drawn inside it. */
interface Clip {
  readonly box: Box;
  readonly isScroller: boolean;
}

/** Reads limits of ancestors; one reader serves one pass over an unchanged page, and remembers what it has read. */
export interface BoundsReader {
  /** Where a mark can be seen without widening what scrolls; `lifted` is null where leaving the flow frees nothing. */
  read(parent: Element, line: Box): {bounds: Box; lifted: Box | null};
}

function readClip(given: Element, style: CSSStyleDeclaration): Clip | null {
  const {overflowX, overflowY} = style;
  const clipsX = overflowX !== 'visible' && overflowX !== '';
  const clipsY = overflowY !== 'visible' && overflowY !== '';
  if (!clipsX && !clipsY) return null;
  const element = unveil(given);
  const outer = element.getBoundingClientRect();
  const isScroller = /auto|scroll/.test(`${overflowX} ${overflowY}`);
  // What can be scrolled to can be seen; what would widen it must not be drawn.
  const extraX = /auto|scroll/.test(overflowX) ? element.scrollWidth - element.clientWidth : 0;
  const extraY = /auto|scroll/.test(overflowY) ? element.scrollHeight - element.clientHeight : 0;
  const left = outer.left + element.clientLeft - (extraX > 0 ? element.scrollLeft : 0);
  const top = outer.top + element.clientTop - (extraY > 0 ? element.scrollTop : 0);
  const startX = style.direction === 'rtl' ? left - extraX : left;
  return {
    isScroller,
    box: {
      left: clipsX ? startX : UNBOUNDED.left,
      right: clipsX ? startX + element.clientWidth + extraX : UNBOUNDED.right,
      top: clipsY ? top : UNBOUNDED.top,
      bottom: clipsY ? top + element.clientHeight + extraY : UNBOUNDED.bottom,
    },
  };
}

/** The whole page as it scrolls, in client coordinates. */
function readPage(document: Document, view: Window, styleOf: StyleOf): Box {
  const {documentElement} = unveil(document);
  const {scrollWidth, scrollHeight, clientWidth} = documentElement;
  const isRightToLeft = styleOf(documentElement).direction === 'rtl';
  const left = isRightToLeft ? clientWidth - scrollWidth - view.scrollX : -view.scrollX;
  return {left, right: left + scrollWidth, top: -view.scrollY, bottom: scrollHeight - view.scrollY};
}

/** Makes a reader for one pass. */
export function createBoundsReader(document: Document, view: Window, {styleOf, boxOf}: Reading): BoundsReader {
  const page = readPage(document, view, styleOf);
  const readLimits = remember((element: Element): {clip: Clip | null; isAnchor: boolean} => {
    const style = styleOf(element);
    const isInline = style.display === 'inline';
    const isAnchor = style.position !== 'static' || (style.transform !== 'none' && style.transform !== '');
    return {clip: isInline ? null : readClip(element, style), isAnchor};
  });
  const {documentElement: root, body} = unveil(document);
  return {
    read(parent, line) {
      const block = boxOf(findBlock(parent, styleOf));
      let bounds = release(page, block);
      let lifted = bounds;
      let isHeld = false;
      let escapes = false;
      let leavesScroller = false;
      let depth = 0;
      for (let box: Element | null = parent; box !== null && box !== root; box = outerOf(box)) {
        if (box === body || ++depth > MAX_DEPTH) break;
        const {clip, isAnchor} = readLimits(box);
        isHeld ||= isAnchor;
        // A box that shows nothing of the text now is the window of a carousel: its slides are judged by themselves.
        if (clip === null || !hasOverlap(clip.box, line)) continue;
        const limit = release(clip.box, block);
        bounds = intersect(bounds, limit);
        if (isHeld || clip.isScroller) lifted = intersect(lifted, limit);
        else escapes = true;
        // A lifted mark would not scroll along with a box that does not hold it.
        leavesScroller ||= clip.isScroller && !isHeld;
      }
      return {bounds, lifted: escapes && !leavesScroller ? lifted : null};
    },
  };
}

function findBlock(element: Element, styleOf: StyleOf): Element {
  let block = element;
  while (styleOf(block).display === 'inline') {
    const outer = unveil(block).parentElement;
    if (outer === null) break;
    block = outer;
  }
  return block;
}

/** A box that cuts through a whole column of text is a window that it slides past: to the sides it limits nothing. */
function release(limit: Box, block: Box): Box {
  const isCutThrough = block.left < limit.left - 1 || block.right > limit.right + 1;
  return isCutThrough ? {...limit, left: UNBOUNDED.left, right: UNBOUNDED.right} : limit;
}
