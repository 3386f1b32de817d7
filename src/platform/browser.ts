import browser from 'webextension-polyfill';

/** The browser's functions for extensions, as promises, in every browser. Content scripts take `native.ts` instead. */
export {browser};
