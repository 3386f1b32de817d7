import {native} from './native.ts';
import {leaveOnDemandMark, ON_DEMAND_KEY, type Purpose} from './on-demand.ts';

/** Where a content script is put: one frame, or all frames of a tab that the browser lets us into. */
export interface InjectTarget {
  readonly tabId: number;
  readonly frameId?: number;
}

/**
 * Puts the content script into a page, for the purpose of a person who has just clicked: the click itself allows it.
 * @throws Error where the browser allows no scripts
 */
export async function injectContent({tabId, frameId}: InjectTarget, purpose: Purpose): Promise<void> {
  const target = frameId === undefined ? {tabId, allFrames: true} : {tabId, frameIds: [frameId]};
  await native.scripting.executeScript({
    target,
    func: leaveOnDemandMark as () => void,
    args: [ON_DEMAND_KEY, purpose],
  });
  const [{css = []} = {}] = native.runtime.getManifest().content_scripts ?? [];
  if (css.length > 0) await native.scripting.insertCSS({target, files: [...css]});
  await native.scripting.executeScript({target, files: ['content.js']});
}
