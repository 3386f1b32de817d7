import {isContextInvalidated, MessageError} from '../protocol/errors.ts';
import type {ScoredText} from '../protocol/messages.ts';

export const MENU_ID = 'check-selection';

/** What is needed of the browser's menus. */
export interface Menus {
  removeAll(): Promise<void>;
  create(item: {id: string; title: string; contexts: ['selection']}): Promise<void>;
}

/**
 * Makes the function that puts our entry into the menu. It may be called again at any time, also while it still works:
 * calls follow one another, and there is one entry in the end.
 */
export function createMenuInstaller(menus: Menus, title: string): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  const install = async (): Promise<void> => {
    await menus.removeAll();
    await menus.create({id: MENU_ID, title, contexts: ['selection']});
  };
  return () => {
    last = last.then(install, install);
    return last;
  };
}

/** Where and on what our entry was clicked. */
export interface MenuClick {
  readonly selection: string;
  readonly tabId: number;
  readonly frameId: number;
  /** Whether the window is a private one. */
  readonly isPrivate: boolean;
}

/** Reads a click of the browser; undefined when it is not ours, or was made outside of any tab. */
export function parseMenuClick(
  info: {menuItemId: string | number; selectionText?: string | undefined; frameId?: number | undefined},
  tab: {id?: number | undefined; incognito?: boolean | undefined} | undefined,
): MenuClick | undefined {
  if (info.menuItemId !== MENU_ID || tab?.id === undefined || tab.id < 0) return undefined;
  const {selectionText: selection = '', frameId = 0} = info;
  return {selection, tabId: tab.id, frameId, isPrivate: tab.incognito === true};
}

export interface ClickOptions {
  readonly check: (selection: string) => Promise<ScoredText[]>;
  /** Asks the content script of the frame to show the card. */
  readonly show: (click: MenuClick, parts: ScoredText[]) => Promise<{shown: boolean}>;
  /** Puts the content script into the frame; the click itself allows it (`activeTab`). */
  readonly inject: (click: MenuClick) => Promise<void>;
}

/**
 * Answers a click: scores the selection and shows the card beside it, if need be after putting the content script there.
 * @throws when the browser allows no script in that frame, or nothing is selected there any more
 */
export async function answerMenuClick(click: MenuClick, {check, show, inject}: ClickOptions): Promise<void> {
  const parts = await check(click.selection);
  const {shown} = await show(click, parts).catch(async error => {
    const isAbsent = error instanceof MessageError && error.name === 'NoReceiverError';
    if (!isAbsent || isContextInvalidated(error)) throw error;
    await inject(click);
    return show(click, parts);
  });
  if (!shown) throw new Error(`expected a selection in frame ${click.frameId}, received none`);
}
