import {browser} from '../platform/browser.ts';
import {injectContent} from '../platform/inject.ts';
import {sendToTab} from '../platform/messaging.ts';
import type {ClickOptions, Menus} from './context-menu.ts';

/** The browser's menus, with an end to every call: `create` itself tells only a callback. */
export const menus: Menus = {
  removeAll: () => browser.contextMenus.removeAll(),
  create: item =>
    new Promise((resolve, reject) => {
      browser.contextMenus.create(item, () => {
        const error = browser.runtime.lastError;
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
