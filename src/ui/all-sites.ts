import {ALL_SITES} from '../core/reach.ts';
import {browser} from '../platform/browser.ts';
import type {AllSites} from './reach-section.ts';

const ACCESS = {origins: [ALL_SITES]};

/** Access to all sites, in this browser. */
export const allSites: AllSites = {
  isGranted: () => browser.permissions.contains(ACCESS),
  request: () => browser.permissions.request(ACCESS),
  remove: () => browser.permissions.remove(ACCESS),
  onChanged(listener, signal) {
    for (const event of [browser.permissions.onAdded, browser.permissions.onRemoved]) {
      event.addListener(listener);
      signal.addEventListener('abort', () => event.removeListener(listener), {once: true});
    }
  },
};

/** Patterns of the news sites that the manifest names. */
export function listNewsPatterns(): readonly string[] {
  return (browser.runtime.getManifest().content_scripts ?? []).flatMap(({matches}) => matches);
}
