import type {Wait} from '../core/wait.ts';
import {findElement} from '../platform/elements.ts';

/** How often it is looked whether the icon was pinned, while the page is seen: browsers do not tell. */
export const LOOK_EVERY_MS = 1000;

export interface PinSectionOptions {
  /** Phones have none. */
  readonly hasToolbar: () => Promise<boolean>;
  /** Whether the icon is in the toolbar, as far as the browser tells. */
  readonly isPinned: () => Promise<boolean>;
  readonly wait: Wait;
  readonly reportError: (error: unknown) => void;
}

/** Starts the nudge to pin the icon; it thanks as soon as that is done. Without a toolbar it goes. */
export async function startPinSection(
  document: Document,
  {hasToolbar, isPinned, wait, reportError}: PinSectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const section = findElement(document, 'pin-section', HTMLElement);
  section.hidden = !(await hasToolbar());
  if (section.hidden) return;
  const nudge = findElement(document, 'pin', HTMLElement);
  const thanks = findElement(document, 'pinned', HTMLElement);
  const look = async (): Promise<boolean> => {
    const isDone = await isPinned();
    nudge.hidden = isDone;
    thanks.hidden = !isDone;
    return isDone;
  };
  const follow = async (): Promise<void> => {
    while (!signal.aborted && (document.hidden || !(await look()))) await wait(LOOK_EVERY_MS, signal);
  };
  await look();
  follow().catch(reportError);
}
