/**
 * The measuring half of a badge: all reads of one pass come before all writes, so that the browser lays the page out
 * once. Where nothing is laid out (not rendered, no layout engine) there is nothing to survey, and the badge stays
 * where it is mounted.
 */

import {unveil} from '../unveil.ts';
import {type BoundsReader, createBoundsReader} from './bounds.ts';
import {type Box, joinLines, toBox} from './boxes.ts';
import {choosePlace, type Place, type Reach, spreadTouch} from './choose-place.ts';
import type {Surroundings} from './colors.ts';
import {createNeighbourReader, type NeighbourReader} from './neighbours.ts';
import {GAP_EM, GAP_MAX_PX, GAP_MIN_PX, MARK_EM, MARK_MAX_PX, MARK_MIN_PX} from './style.ts';
import {readSurroundings} from './surroundings.ts';
import {listSeenTexts, type Tail} from './tail.ts';

/** What was measured for one badge before it is mounted. */
export interface Survey {
  readonly surroundings: Surroundings;
  /** Null where the headline is not laid out, or in a way that we do not measure (vertical writing). */
  readonly spot: Spot | null;
}

/** Where a mark goes, and how it behaves there; lengths in client pixels. */
export interface Spot {
  readonly place: Place;
  readonly reach: Reach;
  /** Null: no stacking level of its own. */
  readonly level: number | null;
  /** Client pixels for one of the page's own, where an ancestor is scaled. */
  readonly scale: number;
  readonly gapPx: number;
  readonly isRightToLeft: boolean;
}

/** Lengths in client pixels, in an order of its own. */
export type Footprint = readonly number[];

/** Laying out the very same page again can differ by as much in Firefox (balanced columns), px. */
const NOISE_PX = 0.1;

/** Whether nothing moved between two looks at a headline. */
export function isSameFootprint(one: Footprint, other: Footprint): boolean {
  return one.length === other.length && one.every((length, index) => Math.abs(length - other[index]!) < NOISE_PX);
}

/** Access to what the browser laid out. */
export interface Layout {
  /** Surveys of a page that does not change between them share what they read. */
  startSurvey(): (element: HTMLElement, tail: Tail) => Survey;
  /** Where everything near a headline lies that a badge must not move; to be compared with `isSameFootprint`. */
  readFootprint(element: HTMLElement, tail: Tail): Footprint;
  /** Where an empty host lies now. */
  locate(host: HTMLElement): Box;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Characters of one text that are measured. */
const MAX_MEASURED = 1000;

function readTextBoxes(text: Text): Box[] {
  const range = unveil(text.ownerDocument).createRange();
  range.selectNodeContents(text);
  // A mark lies near the end, and each line is a box to be read.
  range.setStart(text, Math.max(0, text.length - MAX_MEASURED));
  return [...range.getClientRects()].map(toBox).filter(box => box.right > box.left && box.bottom > box.top);
}

function readScale(element: HTMLElement): number {
  const {offsetWidth} = element;
  const ratio = offsetWidth > 0 ? element.getBoundingClientRect().width / offsetWidth : 1;
  // offsetWidth is a whole number, so small differences are rounding.
  return Math.abs(ratio - 1) < 0.04 || !Number.isFinite(ratio) || ratio <= 0 ? 1 : ratio;
}

/** What a page draws behind the text of a link (an arrow, say) belongs to the line. */
function addPseudo(line: Box, parent: Element, view: Window): Box {
  const {content, position} = view.getComputedStyle(parent, '::after');
  if (content === 'none' || content === 'normal' || content === '""' || position !== 'static') return line;
  if (view.getComputedStyle(parent).display !== 'inline') return line;
  const middle = (line.top + line.bottom) / 2;
  const boxes = [
    line,
    ...[...unveil(parent).getClientRects()].filter(({top, bottom}) => top < middle && middle < bottom),
  ];
  const left = Math.min(...boxes.map(box => box.left));
  return {...line, left, right: Math.max(...boxes.map(box => box.right))};
}

function unite(lines: readonly Box[], marginPx: number): Box {
  return {
    left: Math.min(...lines.map(line => line.left)) - marginPx,
    right: Math.max(...lines.map(line => line.right)) + marginPx,
    top: Math.min(...lines.map(line => line.top)),
    bottom: Math.max(...lines.map(line => line.bottom)),
  };
}

function readSize({left, top, right, bottom}: Box): [number, number] {
  return [right - left, bottom - top];
}

/** The layout of a window. @param isOurs tells our own elements from those of the page */
export function createLayout(view: Window, isOurs: (node: Node) => boolean): Layout {
  const document = view.document;

  function surveySpot(
    element: HTMLElement,
    tail: Tail,
    readBounds: BoundsReader,
    neighbours: NeighbourReader,
  ): Spot | null {
    const style = view.getComputedStyle(tail.parent);
    const lines = joinLines(listSeenTexts(element, view).flatMap(readTextBoxes));
    const last = lines.pop();
    if (last === undefined || style.writingMode !== 'horizontal-tb') return null;
    lines.push(addPseudo(last, tail.parent, view));
    const fontPx = Number.parseFloat(style.fontSize) || 16;
    const parent = unveil(tail.parent);
    const scale = readScale(parent.offsetWidth > 0 ? parent : unveil(element));
    const sizePx = clamp(fontPx * MARK_EM, MARK_MIN_PX, MARK_MAX_PX) * scale;
    const gapPx = clamp(fontPx * GAP_EM, GAP_MIN_PX, GAP_MAX_PX) * scale;
    const isRightToLeft = style.direction === 'rtl';
    const {bounds, lifted} = readBounds.read(tail.parent, lines[0]!);
    const inFlow = tail.mounting === 'lifted' ? (lifted ?? bounds) : bounds;
    const {level, isFree} = neighbours.read(tail.text, last, unite(lines, sizePx + gapPx));
    const ellipsisPx = fontPx * scale;
    const shape = {lines, sizePx, gapPx, ellipsisPx, isRightToLeft};
    const place = choosePlace({...shape, bounds: inFlow, liftedBounds: lifted, isFree});
    const reach = spreadTouch(place.box, place.isLifted ? lifted! : inFlow, gapPx, isRightToLeft);
    return {place, reach, level, scale, gapPx, isRightToLeft};
  }

  return {
    startSurvey() {
      const readBounds = createBoundsReader(document, view);
      const neighbours = createNeighbourReader(view, isOurs);
      return (element, tail) => ({
        surroundings: readSurroundings(tail.parent, view),
        spot: surveySpot(element, tail, readBounds, neighbours),
      });
    },
    readFootprint(element, tail) {
      const {parentElement, nextElementSibling} = unveil(element);
      const near = [element, tail.parent, unveil(tail.parent).parentElement, nextElementSibling];
      const boxes = [...near.map(box => box && unveil(box).getBoundingClientRect()), ...readTextBoxes(tail.text)];
      // Seen from the parent, so that a headline that moves because of another one is not taken for the culprit.
      const origin = unveil(parentElement ?? element).getBoundingClientRect();
      const rest = boxes.flatMap(box => (box ? [box.left - origin.left, box.top - origin.top, ...readSize(box)] : []));
      return [...readSize(origin), ...rest];
    },
    locate: host => toBox(host.getBoundingClientRect()),
  };
}
