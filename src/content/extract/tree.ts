/** The tree as it is shown: open shadow roots stand in for the content of their hosts. */

/** The element around a node; around a shadow root it is the host. */
export function outerOf(node: Node): Element | null {
  const parent = node.parentNode;
  if (parent === null || parent.nodeType === 9) return null;
  return parent.nodeType === 11 ? ((parent as ShadowRoot).host ?? null) : (parent as Element);
}

/** The node around a node, shadow roots and the document included; around a shadow root it is the host. */
export function outerNodeOf(node: Node): Node | null {
  return node.parentNode ?? (node.nodeType === 11 ? ((node as ShadowRoot).host ?? null) : null);
}

/** As `outerOf`, but what a slot shows stands in the slot. */
export function shownOuterOf(element: Element): Element | null {
  const parent = element.parentElement;
  if (parent?.shadowRoot) return element.assignedSlot ?? parent;
  return parent ?? outerOf(element);
}

/** Whether a node is an element, or lies in it, shadow roots included. */
export function holds(element: Element, node: Node): boolean {
  if (element.contains(node)) return true;
  let root = node.getRootNode();
  while (root.nodeType === 11 && (root as ShadowRoot).host) {
    const {host} = root as ShadowRoot;
    if (element.contains(host)) return true;
    root = host.getRootNode();
  }
  return false;
}

/**
 * What is shown inside an element instead of its children, the last first: the content of its shadow root, or what its
 * slot is given.
 */
export function insteadOfChildren(element: Element, nodeName: string): Node[] | null {
  if (element.shadowRoot) return [...element.shadowRoot.childNodes].reverse();
  if (nodeName !== 'SLOT') return null;
  const assigned = (element as HTMLSlotElement).assignedNodes();
  return assigned.length > 0 ? assigned.reverse() : null;
}
