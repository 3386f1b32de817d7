import {type Box, intersect, isInside} from './boxes.ts';
import {GAP_MIN_PX, TOUCH_PX} from './style.ts';

/** What is known of the place around a headline. */
export interface Scene {
  /** The lines of its text, from top to bottom, also those that are cut off; at least one. */
  readonly lines: readonly Box[];
  /** Side of the mark, its usual distance from the text, and the width of an ellipsis, px. */
  readonly sizePx: number;
  readonly gapPx: number;
  readonly ellipsisPx: number;
  readonly isRightToLeft: boolean;
  /** Where a mark in the flow can be seen and does not make anything scroll. */
  readonly bounds: Box;
  /** The same for a mark lifted out of boxes that clip the headline; null where lifting frees nothing. */
  readonly liftedBounds: Box | null;
  /** Whether nothing else of the page is drawn there. */
  isFree(box: Box): boolean;
}

/** Where a mark goes. */
export interface Place {
  readonly box: Box;
  /** Whether the mark must leave the flow to be seen there. */
  readonly isLifted: boolean;
  /** Whether it lies on text or pictures, for want of room. */
  readonly isOver: boolean;
}

type Side = 'after' | 'before';

function placeBeside(line: Box, side: Side, gapPx: number, {sizePx, isRightToLeft}: Scene): Box {
  const isLeft = (side === 'before') !== isRightToLeft;
  const left = isLeft ? line.left - gapPx - sizePx : line.right + gapPx;
  const top = (line.top + line.bottom - sizePx) / 2;
  return {left, top, right: left + sizePx, bottom: top + sizePx};
}

/** Lines of which the middle can be seen, cut to what can be seen; where more lines follow, the last has an ellipsis. */
function cutLines({lines, bounds, ellipsisPx, isRightToLeft}: Scene): Box[] {
  const seen = lines.flatMap(line => {
    const {left, right} = intersect(line, bounds);
    const middle = (line.top + line.bottom) / 2;
    return left < right && middle > bounds.top && middle < bounds.bottom ? [{...line, left, right}] : [];
  });
  const last = seen.pop();
  if (last === undefined) return [];
  const isCut = lines.at(-1)!.bottom > last.bottom;
  if (!isCut) return [...seen, last];
  const wide = isRightToLeft ? {...last, left: last.left - ellipsisPx} : {...last, right: last.right + ellipsisPx};
  return [...seen, {...last, left: Math.max(wide.left, bounds.left), right: Math.min(wide.right, bounds.right)}];
}

function findRoom(lines: readonly Box[], side: Side, bounds: Box | null, scene: Scene): Box | undefined {
  if (bounds === null) return undefined;
  for (const line of lines) {
    for (const gapPx of [scene.gapPx, GAP_MIN_PX]) {
      const box = placeBeside(line, side, gapPx, scene);
      if (isInside(box, bounds) && scene.isFree(box)) return box;
    }
  }
  return undefined;
}

/** On the end of the last line that can be seen, or beside it where something else is drawn there. */
function cover(line: Box, scene: Scene): Box {
  const beside = placeBeside(line, 'after', GAP_MIN_PX, scene);
  if (isInside(beside, scene.bounds)) return beside;
  const left = scene.isRightToLeft ? line.left : line.right - scene.sizePx;
  return {...beside, left, right: left + scene.sizePx};
}

/**
 * Chooses where a mark is seen without lying on anything: after the last word; else at the end of a line above; else the
 * same outside of the box that clips the headline; else before the first line. If there is no room at all, it lies on
 * the end of the last line that can be seen.
 */
export function choosePlace(scene: Scene): Place {
  const {bounds, liftedBounds} = scene;
  const seen = cutLines(scene);
  const last = seen.at(-1);
  // Nothing of the headline is seen for now, so its mark need not be either.
  if (last === undefined) {
    return {box: placeBeside(scene.lines.at(-1)!, 'after', scene.gapPx, scene), isLifted: false, isOver: false};
  }
  const upwards = [...seen].reverse();
  for (const [lines, side] of [
    [upwards, 'after'],
    [seen.slice(0, 1), 'before'],
  ] as const) {
    const inFlow = findRoom(lines, side, bounds, scene);
    if (inFlow !== undefined) return {box: inFlow, isLifted: false, isOver: false};
    const lifted = findRoom(lines, side, liftedBounds, scene);
    if (lifted !== undefined) return {box: lifted, isLifted: true, isOver: false};
  }
  return {box: cover(last, scene), isLifted: false, isOver: true};
}

/** How far the area that can be touched reaches beyond the mark on each side, px. */
export type Reach = Box;

/** Gives the first side what it wishes, the second the rest, and what the second has no room for the first as well. */
function share(extraPx: number, wishPx: number, firstRoomPx: number, secondRoomPx: number): [number, number] {
  const wish = Math.max(0, Math.min(wishPx, firstRoomPx));
  const second = Math.max(0, Math.min(extraPx - wish, secondRoomPx));
  // Even over the text: being able to touch the mark matters more than a few letters of a link.
  return [Math.max(0, Math.min(extraPx - second, Math.max(firstRoomPx, wish))), second];
}

/** Spreads the touch area around a mark: inside the bounds, and off the text where it can. */
export function spreadTouch(box: Box, bounds: Box, gapPx: number, isRightToLeft: boolean): Reach {
  const extraX = Math.max(0, TOUCH_PX - (box.right - box.left));
  const extraY = Math.max(0, TOUCH_PX - (box.bottom - box.top));
  const roomLeft = box.left - bounds.left;
  const roomRight = bounds.right - box.right;
  const [top, bottom] = share(extraY, extraY / 2, box.top - bounds.top, bounds.bottom - box.bottom);
  const [near, far] = isRightToLeft
    ? share(extraX, gapPx, roomRight, roomLeft)
    : share(extraX, gapPx, roomLeft, roomRight);
  return isRightToLeft ? {left: far, right: near, top, bottom} : {left: near, right: far, top, bottom};
}
