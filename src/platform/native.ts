import type {Browser} from 'webextension-polyfill';

/**
 * The browser's functions for extensions as the browser gives them, of those that answer with promises in every browser
 * we run in. Content scripts use nothing else: the polyfill is 10 kB that every page of news would have to read.
 */
export type Native = Pick<Browser, 'i18n' | 'storage'> & {
  readonly tabs: Pick<Browser['tabs'], 'sendMessage'>;
  readonly runtime: Pick<Browser['runtime'], 'getURL' | 'id' | 'onMessage' | 'sendMessage'>;
};

const scope = globalThis as typeof globalThis & {readonly browser?: Native; readonly chrome?: Native};

export const native: Native = scope.browser ?? scope.chrome!;

/** Whether this script still belongs to a running extension; false once it was reloaded, updated or removed. */
export function isContextValid(): boolean {
  return native.runtime?.id !== undefined;
}

/** Loads a module of the package; the manifest must give pages of the web access to it. */
export function importPackaged<T>(path: string): Promise<T> {
  return import(native.runtime.getURL(path));
}
