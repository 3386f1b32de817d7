import type {ScoredText} from '../../protocol/messages.ts';
import {type Box, toBox} from '../badge/boxes.ts';
import {unveil} from '../unveil.ts';
import type {CardRequest} from './card.ts';
import type {LazyCard} from './lazy-card.ts';

function readFocused(document: Document): HTMLElement | null {
  const {activeElement} = unveil(document);
  return activeElement && unveil(activeElement as HTMLElement);
}

/** Where text is selected in a field, which keeps its selection to itself. */
function readFieldBox(document: Document): Box | null {
  const field = readFocused(document) as
    | (Element & {selectionStart?: number | null; selectionEnd?: number | null})
    | null;
  const {selectionStart, selectionEnd} = field ?? {};
  if (field === null || selectionStart == null || selectionEnd == null || selectionStart === selectionEnd) return null;
  return toBox(field.getBoundingClientRect());
}

/** Where the selection of a window lies, in client coordinates; null where nothing is selected. */
export function readSelectionBox(window: Window): Box | null {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return readFieldBox(window.document);
  return toBox(selection.getRangeAt(0).getBoundingClientRect());
}

/**
 * Shows the card beside the selection of this window.
 * @returns whether there is a selection to show it beside, and a card to show
 */
export async function showSelection(
  window: Window,
  {card, explain}: {card: LazyCard; explain: NonNullable<CardRequest['explain']>},
  parts: readonly ScoredText[],
  threshold: number,
): Promise<{shown: boolean}> {
  let box = readSelectionBox(window);
  if (box === null || parts.length === 0) return {shown: false};
  const focused = readFocused(window.document);
  const shown = await card.open({
    key: parts,
    content: {parts, threshold},
    isPinned: true,
    // The selection may be lost when the card takes the focus; the place is not.
    readAnchor: () => {
      box = readSelectionBox(window) ?? box;
      return box;
    },
    explain,
    returnFocus: () => focused?.focus({preventScroll: true}),
  });
  return {shown};
}
