import {injectContent} from '../platform/inject.ts';
import {sendToTab} from '../platform/messaging.ts';
import {MessageError} from '../protocol/errors.ts';
import type {CommandOptions} from './commands.ts';

/** A tab in which a key was pressed. */
export function commandedTab(tabId: number): CommandOptions {
  return {
    async ask(name, request) {
      try {
        return await sendToTab(tabId, name, request, {frameId: 0});
      } catch (error) {
        if (error instanceof MessageError && error.name === 'NoReceiverError') return undefined;
        throw error;
      }
    },
    inject: () => injectContent({tabId}, 'badges'),
  };
}
