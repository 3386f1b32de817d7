/** The tree as it is shown: open shadow roots stand in for the content of their hosts. */

import {READ} from '../reads.ts';
import {unveil} from '../unveil.ts';

/** Elements around a node that are looked at: no page of text nests deeper, and hostile ones cost no more. */
export const MAX_DEPTH = 400;

const isFragment = (node: Node): node is ShadowRoot => READ.nodeName(node) === '#document-fragment';

/** The host of the shadow root that a node is in; null where it is in none. */
export function hostOf(node: Node): Element | null {
  const root = unveil(node).getRootNode();
  return isFragment(root) ? (root.host ?? null) : null;
}

/** The element around a node; around a shadow root it is the host. */
export function outerOf(node: Node): Element | null {
  const parent = READ.parentElement(node);
  if (parent !== null) return parent;
  const root = unveil(node).parentNode;
  return root !== null && isFragment(root) ? (root.host ?? null) : null;
}

/** The node around a node, shadow roots and the document included; around a shadow root it is the host. */
export function outerNodeOf(node: Node): Node | null {
  return unveil(node).parentNode ?? (isFragment(node) ? (node.host ?? null) : null);
}

/** As `outerOf`, but what a slot shows stands in the slot. */
export function shownOuterOf(element: Element): Element | null {
  const parent = READ.parentElement(element);
  if (parent && READ.shadowRoot(parent)) return unveil(element).assignedSlot ?? parent;
  return parent ?? outerOf(element);
}

/** Whether a node is an element, or lies in it, shadow roots included. */
export function holds(element: Element, node: Node): boolean {
  for (let inner: Node | null = node; inner; inner = hostOf(inner)) if (unveil(element).contains(inner)) return true;
  return false;
}

/**
 * What is shown inside an element instead of its children, the last first: the content of its shadow root, or what its
 * slot is given.
 */
export function insteadOfChildren(element: Element, nodeName: string): Node[] | null {
  const shadowRoot = READ.shadowRoot(element);
  if (shadowRoot) return [...shadowRoot.childNodes].reverse();
  if (nodeName !== 'SLOT') return null;
  const assigned = (element as HTMLSlotElement).assignedNodes();
  return assigned.length > 0 ? assigned.reverse() : null;
}
