import {unveil} from './unveil.ts';

/** Custom-element names, so that they may hold a shadow root; no class is registered: in Chrome content scripts cannot. */
export const BADGE_NAME = 'grain-badge';
export const CARD_NAME = 'grain-card';

/** Tells our own elements, and what pages made like them. */
export function isOurs(node: Node): boolean {
  const name = unveil(node as Element).localName;
  return name === BADGE_NAME || name === CARD_NAME;
}
