import {injectContent} from '../platform/inject.ts';
import {sendToTab} from '../platform/messaging.ts';
import {native} from '../platform/native.ts';
import type {ClickOptions, Menus} from './context-menu.ts';

const {contextMenus} = native;

/** The browser's menus, with an end to every call: `create` itself tells only a callback; undefined on phones. */
export const menus: Menus | undefined = contextMenus && {
  // Chrome before 123 gives no promise, but does one thing after the other.
  removeAll: async () => contextMenus.removeAll(),
  create: item =>
    new Promise((resolve, reject) => {
      contextMenus.create(item, () => {
        const error = native.runtime.lastError;
        if (error) reject(new Error(error.message));
        else resolve();
      });
    }),
};

/** The frame that was clicked in. */
export const clickedFrame: Pick<ClickOptions, 'show' | 'inject'> = {
  show: ({tabId, frameId}, parts) => sendToTab(tabId, 'showSelection', {parts}, {frameId}),
  inject: frame => injectContent(frame, 'card'),
};
