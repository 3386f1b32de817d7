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
import {type Reading, type StyleOf, startReading} from './reading.ts';
import {GAP_EM, GAP_MAX_PX, GAP_MIN_PX, MARK_EM, MARK_MAX_PX, MARK_MIN_PX} from './style.ts';
import {createSurroundingsReader} from './surroundings.ts';
import type {FoundTail, Tail} from './tail.ts';

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
  /** Where the empty host is going to lie, so that the mark can be placed together with it; null where that is open. */
  readonly hostBox: Box | null;
  /** Whether the mark is in the window now. */
  readonly isInSight: boolean;
}

/** Lengths in client pixels, in an order of its own. */
export type Footprint = readonly number[];

/** Laying out the very same page again can differ by as much in Firefox (balanced columns), px. */
const NOISE_PX = 0.1;

/** Whether nothing moved between two looks at a headline. */
export function isSameFootprint(one: Footprint, other: Footprint): boolean {
  return one.length === other.length && one.every((length, index) => Math.abs(length - other[index]!) < NOISE_PX);
}

/** What is seen of a page that does not change in the meantime; what is read for one headline serves the next. */
export interface Look {
  readonly styleOf: StyleOf;
  survey(element: HTMLElement, found: FoundTail): Survey;
  /** Where everything near a headline lies that a badge must not move; to be compared with `isSameFootprint`. */
  readFootprint(element: HTMLElement, tail: Tail): Footprint;
}

/** Access to what the browser laid out. */
export interface Layout {
  /** Begins a look at the page, which is over as soon as that changes. */
  look(): Look;
  /** Where an empty host lies now. */
  locate(host: HTMLElement): Box;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function readScale(element: HTMLElement, {boxOf}: Reading): number {
  const {offsetWidth} = unveil(element);
  const {left, right} = boxOf(element);
  const ratio = offsetWidth > 0 ? (right - left) / offsetWidth : 1;
  // offsetWidth is a whole number, so small differences are rounding.
  return Math.abs(ratio - 1) < 0.04 || !Number.isFinite(ratio) || ratio <= 0 ? 1 : ratio;
}

/** What a page draws behind the text of a link (an arrow, say) belongs to the line. */
function addPseudo(line: Box, parent: Element, view: Window, styleOf: StyleOf): Box {
  const {content, position} = view.getComputedStyle(parent, '::after');
  if (content === 'none' || content === 'normal' || content === '""' || position !== 'static') return line;
  if (styleOf(parent).display !== 'inline') return line;
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

function readSize({left, top, right, bottom}: Box): number[] {
  return [right - left, bottom - top];
}

function readFootprint(element: HTMLElement, tail: Tail, {boxOf, textBoxesOf}: Reading): Footprint {
  const {parentElement, nextElementSibling} = unveil(element);
  // Seen from the parent, so that a headline that moves because of another one is not taken for the culprit.
  const origin = boxOf(parentElement ?? element);
  const footprint = readSize(origin);
  const add = (box: Box): void => {
    footprint.push(box.left - origin.left, box.top - origin.top, ...readSize(box));
  };
  for (const near of [element, tail.parent, unveil(tail.parent).parentElement, nextElementSibling]) {
    if (near) add(boxOf(near));
  }
  textBoxesOf(tail.text).forEach(add);
  return footprint;
}

/** What surveys of one look share. */
interface Shared {
  readonly reading: Reading;
  readonly readSurroundings: (element: Element) => Surroundings;
  readonly readBounds: BoundsReader;
  readonly neighbours: NeighbourReader;
  readonly windowPx: Pick<Box, 'right' | 'bottom'>;
}

/** An empty host hangs from the end of the text, as high as its letters: where text runs the other way, nobody knows. */
function expectHost({mounting}: Tail, end: Box | undefined, isRightToLeft: boolean): Box | null {
  return mounting === 'lifted' || isRightToLeft || !end ? null : {...end, left: end.right};
}

/** The layout of a window. @param isOurs tells our own elements from those of the page */
export function createLayout(view: Window, isOurs: (node: Node) => boolean): Layout {
  const document = view.document;

  function surveySpot(
    element: HTMLElement,
    {tail, texts}: FoundTail,
    {reading, readBounds, neighbours, windowPx}: Shared,
  ): Spot | null {
    const style = reading.styleOf(tail.parent);
    const lines = joinLines(texts.flatMap(reading.textBoxesOf));
    const last = lines.pop();
    if (last === undefined || style.writingMode !== 'horizontal-tb') return null;
    lines.push(addPseudo(last, tail.parent, view, reading.styleOf));
    const fontPx = Number.parseFloat(style.fontSize) || 16;
    const scale = readScale(unveil(tail.parent).offsetWidth > 0 ? tail.parent : element, reading);
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
    const {left, right, top, bottom} = place.box;
    const isInSight = right > 0 && left < windowPx.right && bottom > 0 && top < windowPx.bottom;
    const hostBox = expectHost(tail, reading.textBoxesOf(tail.text).at(-1), isRightToLeft);
    return {place, reach, level, scale, gapPx, isRightToLeft, hostBox, isInSight};
  }

  function share(reading: Reading): Shared {
    return {
      reading,
      readSurroundings: createSurroundingsReader(view, reading.styleOf),
      readBounds: createBoundsReader(document, view, reading),
      neighbours: createNeighbourReader(view, reading, isOurs),
      windowPx: {right: view.innerWidth, bottom: view.innerHeight},
    };
  }

  return {
    look() {
      const reading = startReading(view);
      let shared: Shared | undefined;
      return {
        styleOf: reading.styleOf,
        survey(element, found) {
          shared ??= share(reading);
          return {
            surroundings: shared.readSurroundings(found.tail.parent),
            spot: surveySpot(element, found, shared),
          };
        },
        readFootprint: (element, tail) => readFootprint(element, tail, reading),
      };
    },
    locate: host => toBox(host.getBoundingClientRect()),
  };
}
