/** Arithmetic on boxes: client coordinates in CSS pixels, y downwards. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Room that differs by less than this is the same: browsers round to 1/64 of a pixel. */
const SLACK_PX = 0.5;

export function toBox({left, top, right, bottom}: Box): Box {
  return {left, top, right, bottom};
}

/** Whether two boxes share more than an edge. */
export function hasOverlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right - SLACK_PX &&
    other.left < one.right - SLACK_PX &&
    one.top < other.bottom - SLACK_PX &&
    other.top < one.bottom - SLACK_PX
  );
}

/** Whether a box lies inside another, edges included. */
export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left - SLACK_PX &&
    inner.right <= outer.right + SLACK_PX &&
    inner.top >= outer.top - SLACK_PX &&
    inner.bottom <= outer.bottom + SLACK_PX
  );
}

/** What two boxes share; of negative size where they are apart. */
export function intersect(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/**
 * Joins the boxes of text fragments into one box a line, from top to bottom.
 * Fragments belong to one line when they share more than half of the height of the lower one.
 */
export function joinLines(fragments: readonly Box[]): Box[] {
  const lines: Box[] = [];
  const sorted = fragments.filter(box => box.right > box.left && box.bottom > box.top).sort((a, b) => a.top - b.top);
  for (const box of sorted) {
    const line = lines.at(-1);
    const shared = line === undefined ? 0 : Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top);
    const lower = line === undefined ? 0 : Math.min(line.bottom - line.top, box.bottom - box.top);
    if (line === undefined || shared <= lower / 2) lines.push(toBox(box));
    else {
      lines[lines.length - 1] = {
        left: Math.min(line.left, box.left),
        top: Math.min(line.top, box.top),
        right: Math.max(line.right, box.right),
        bottom: Math.max(line.bottom, box.bottom),
      };
    }
  }
  return lines;
}

/** Boxes that differ by less are the same: nobody sees it, px. */
const SAME_PX = 0.1;

export function isSameBox(one: Box, other: Box): boolean {
  return (
    Math.abs(one.left - other.left) < SAME_PX &&
    Math.abs(one.right - other.right) < SAME_PX &&
    Math.abs(one.top - other.top) < SAME_PX &&
    Math.abs(one.bottom - other.bottom) < SAME_PX
  );
}
