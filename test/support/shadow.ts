/** Looks into closed shadow roots, which page scripts cannot, through the DevTools protocol. Chromium only. */

import type {Page} from 'puppeteer-core';

interface DomNode {
  readonly nodeName: string;
  readonly nodeValue: string;
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
}

function findNode(node: DomNode, name: string): DomNode | undefined {
  if (node.nodeName.toLowerCase() === name) return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = findNode(child, name);
    if (found) return found;
  }
  return undefined;
}

function readText(node: DomNode): string {
  if (node.nodeName === 'STYLE') return '';
  if (node.nodeName === '#text') return node.nodeValue;
  return [...(node.shadowRoots ?? []), ...(node.children ?? [])].map(readText).join(' ');
}

/** The text in the shadow root of the first element of a name, with single spaces; undefined without such an element. */
export async function readShadowText(page: Page, name: string): Promise<string | undefined> {
  const session = await page.createCDPSession();
  try {
    const {root} = await session.send('DOM.getDocument', {depth: -1, pierce: true});
    const found = findNode(root, name);
    return found && readText(found).replace(/\s+/g, ' ').trim();
  } finally {
    await session.detach();
  }
}
