import {unveil} from '../unveil.ts';
import {type Box, hasOverlap, isInside, toBox} from './boxes.ts';
import {type Reading, remember} from './reading.ts';

/** Levels climbed and siblings looked at on each level; beyond them a place counts as free. */
const MAX_LEVELS = 8;
const MAX_SIBLINGS = 40;

/** Boxes of one of them: each line of a text is one. */
const MAX_BOXES = 200;

/** What is drawn near the end of a headline. */
export interface Neighbours {
  /** Whether nothing else of the page is drawn in a box. */
  isFree(box: Box): boolean;
  /** The stacking level that a mark needs to lie above what covers the headline (a link stretched over a card). */
  readonly level: number | null;
}

function readBoxes(node: Node): Box[] {
  const {nodeType} = unveil(node);
  if (nodeType === 1) return [...unveil(node as Element).getClientRects()].slice(0, MAX_BOXES).map(toBox);
  if (nodeType !== 3 || (node.nodeValue ?? '').trim() === '') return [];
  const range = unveil(node.ownerDocument!).createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].slice(0, MAX_BOXES).map(toBox);
}

/** The nearest on both sides, in turn. */
function listSiblings(node: Node): Node[] {
  const siblings: Node[] = [];
  let before: Node | null = node;
  let after: Node | null = node;
  for (let count = 0; count < MAX_SIBLINGS && (before !== null || after !== null); count++) {
    after = after && unveil(after).nextSibling;
    before = before && unveil(before).previousSibling;
    if (after !== null) siblings.push(after);
    if (before !== null) siblings.push(before);
  }
  return siblings;
}

function readStacking(style: CSSStyleDeclaration): number | null {
  if (style.position === 'static' || style.position === '') return null;
  const level = Number.parseInt(style.zIndex, 10);
  return Number.isNaN(level) ? 0 : level;
}

/** A pseudo-element that makes a whole card a link lies over everything in the card. */
function readStretched(element: Element, view: Window): number | null {
  const levels = ['::before', '::after'].map(name => {
    const style = view.getComputedStyle(element, name);
    return style.content === 'none' || style.content === 'normal' || style.position !== 'absolute'
      ? null
      : readStacking(style);
  });
  return levels.reduce((highest, level) => (level !== null && level > (highest ?? -1) ? level : highest), null);
}

/** Whether a sibling can be a link stretched over a card: only links are, and asking others would be dear. */
function isLink(node: Node): node is Element {
  return unveil(node as Element).localName === 'a';
}

/** Reads what lies around the ends of texts; one reader serves one pass over an unchanged page, like a bounds reader. */
export interface NeighbourReader {
  /**
   * @param line the line at the end of which the text stops; what lies over or under it is not a neighbour
   * @param reach everywhere a mark may lie
   */
  read(text: Node, line: Box, reach: Box): Neighbours;
}

/** What is read of an element around a text. */
interface Surround {
  readonly box: Box;
  readonly isInline: boolean;
  /** See `readStretched`. */
  readonly stretched: number | null;
}

/** Makes a reader for one pass. @param isOurs tells our own elements, which are no neighbours */
export function createNeighbourReader(
  view: Window,
  {styleOf, boxOf}: Reading,
  isOurs: (node: Node) => boolean,
): NeighbourReader {
  // Headlines of one list have the same siblings around them.
  const boxesOf = remember(readBoxes);
  const surroundOf = remember(
    (element: Element): Surround => ({
      box: boxOf(element),
      isInline: styleOf(element).display.startsWith('inline'),
      stretched: readStretched(element, view),
    }),
  );
  const hasLinks = remember((parent: Element): boolean => [...unveil(parent).children].some(isLink));
  return {
    read(text, line, reach) {
      const drawn: Box[] = [];
      let isHeld = false;
      let over: number | null = null;
      const raise = (level: number | null): void => {
        if (level !== null && level >= 0 && level > (over ?? -1)) over = level;
      };
      let node = text;
      for (let level = 0; level < MAX_LEVELS; level++) {
        const parent = unveil(node).parentElement;
        if (parent === null || unveil(parent).localName === 'body') break;
        // In a list of stories without end, that it holds no link is read once.
        for (const sibling of isHeld && !hasLinks(parent) ? [] : listSiblings(node)) {
          if (isOurs(sibling) || (isHeld && !isLink(sibling))) continue;
          const boxes = boxesOf(sibling);
          const isLayer = boxes.some(box => hasOverlap(box, line));
          if (isLayer && isLink(sibling)) raise(readStacking(styleOf(sibling)));
          if (!isLayer && !isHeld) drawn.push(...boxes);
        }
        const {box, isInline, stretched} = surroundOf(parent);
        raise(stretched);
        isHeld ||= !isInline && isInside(reach, box);
        node = parent;
      }
      return {level: over === null ? null : over + 1, isFree: box => !drawn.some(other => hasOverlap(other, box))};
    },
  };
}
