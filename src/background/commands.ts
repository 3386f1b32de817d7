import type {ReplyOf, RequestOf, ToContent} from '../protocol/messages.ts';

/** The commands of the manifest besides opening the popup, which the browser does itself. */
export const COMMANDS = ['toggle-badges', 'next-flagged', 'previous-flagged'] as const;
export type Command = (typeof COMMANDS)[number];

export interface CommandOptions {
  /** Asks the content script of the active tab; undefined where there is none. */
  ask<N extends keyof ToContent>(name: N, request: RequestOf<N>): Promise<ReplyOf<N> | undefined>;
  /** Puts the content script there, to show badges; the key that was pressed allows it (`activeTab`). */
  inject(): Promise<void>;
}

/** Does what a key stands for. Without a content script there is nothing to go to, but badges can be had. */
export async function answerCommand(command: string, {ask, inject}: CommandOptions): Promise<void> {
  if (command === 'toggle-badges') {
    if ((await ask('toggleBadges', {})) === undefined) await inject();
  } else if (command === 'next-flagged' || command === 'previous-flagged') {
    await ask('stepFlagged', {step: command === 'next-flagged' ? 1 : -1});
  }
}
