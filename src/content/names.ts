import {unveil} from './unveil.ts';

/** Custom-element names, so that they may hold a shadow root; no class is registered: in Chrome content scripts cannot. */
export const BADGE_NAME = 'grain-badge';
export const CARD_NAME = 'grain-card';

/**
 * What `on-page.css` gives our elements, as the value of `display`. Firefox runs nothing of an extension that is switched
 * off or removed, but takes its styles back: what hangs on this property goes with them.
 */
export const PRESENCE = '--grain-of-salt';

/** Tells our own elements, and what pages made like them. */
export function isOurs(node: Node): boolean {
  const name = unveil(node as Element).localName;
  return name === BADGE_NAME || name === CARD_NAME;
}
