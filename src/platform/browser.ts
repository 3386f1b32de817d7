import browser from 'webextension-polyfill';

/** The browser's functions for extensions, as promises, in every browser. Nothing else imports the polyfill. */
export {browser};

/** Whether this script still belongs to a running extension; false once it was reloaded, updated or removed. */
export function isContextValid(): boolean {
  return browser.runtime?.id !== undefined;
}
