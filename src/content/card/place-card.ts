import type {Box} from '../badge/boxes.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Distance of the card from what it is about, and from the edges of the window, px. */
const GAP_PX = 8;
const MARGIN_PX = 8;

/**
 * Places a card beside an anchor: below it, else above, else on the side with more room; always inside the window.
 * @param card the size it wishes for
 * @returns client coordinates, and the height it may have
 */
export function placeCard(
  anchor: Box,
  card: Size,
  window: Size,
  isRightToLeft = false,
): {left: number; top: number; maxHeight: number} {
  const below = window.height - anchor.bottom - GAP_PX - MARGIN_PX;
  const above = anchor.top - GAP_PX - MARGIN_PX;
  const isBelow = card.height <= below || below >= above;
  const maxHeight = Math.max(0, Math.min(window.height - 2 * MARGIN_PX, isBelow ? below : above));
  const height = Math.min(card.height, maxHeight);
  const wishTop = isBelow ? anchor.bottom + GAP_PX : anchor.top - GAP_PX - height;
  const wishLeft = isRightToLeft ? anchor.right - card.width + MARGIN_PX : anchor.left - MARGIN_PX;
  const mostLeft = Math.max(MARGIN_PX, window.width - card.width - MARGIN_PX);
  const mostTop = Math.max(MARGIN_PX, window.height - height - MARGIN_PX);
  return {
    left: Math.min(mostLeft, Math.max(MARGIN_PX, wishLeft)),
    top: Math.min(mostTop, Math.max(MARGIN_PX, wishTop)),
    maxHeight,
  };
}
