import type {Browser} from 'webextension-polyfill';

/**
 * The browser's functions for extensions as the browser gives them, of those that answer with promises in every browser
 * we run in. Content scripts and background use nothing else: the polyfill is 10 kB that every page of news, and every
 * wake of the background, would have to read.
 */
export type Native = Pick<Browser, 'action' | 'i18n' | 'permissions' | 'runtime' | 'scripting' | 'storage' | 'tabs'> & {
  /** Phones have no keys for commands. */
  readonly commands?: Pick<Browser['commands'], 'onCommand'>;
  /** Phones have no such menus. */
  readonly contextMenus?: Pick<Browser['contextMenus'], 'create' | 'onClicked' | 'removeAll'>;
};

/** Finds them in a world: an element of the page that has their name is found there, too, but is not the world's own. */
export function findNative(world: object): Native | undefined {
  const name = ['browser', 'chrome'].find(known => Object.hasOwn(world, known));
  return name && Reflect.get(world, name);
}

export const native = findNative(globalThis) as Native;

/** Whether this script still belongs to a running extension; false once it was reloaded, updated or removed. */
export function isContextValid(): boolean {
  return native?.runtime?.id !== undefined;
}

/** Every browser has this name for its functions, too; those that make no promise are the same under both. */
declare const chrome: {readonly runtime: {getURL(path: string): string}};

/** Loads a module of the package; the manifest must give pages of the web access to it. */
export function importPackaged<T>(path: string): Promise<T> {
  // Written out, so that whoever reads the script, Mozilla's linter too, sees that no other code can come this way.
  return import(chrome.runtime.getURL(path));
}
