/** What the pictures of the extension are made with: the demonstration page, the card on it, the popup over it. */

import type {Browser, CDPSession, Page} from 'puppeteer-core';
import {wait} from '../platform/wait.ts';
import type {Session} from './browser.ts';
import type {ExtensionPage} from './extension-page.ts';
import {readBadges} from './read-badges.ts';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** As both stores want their pictures. */
export const PICTURE = {width: 1280, height: 800};

/** Browsers show no more of a popup. */
const POPUP = {width: 360, height: 600};

const TIMEOUT_MS = 60_000;

/** Longer than marks take to fade in. */
const FADE_MS = 400;
const FIND_TRIES = 20;
const FIND_WAIT_MS = 100;

/** Opens an address in a window of the size of a picture. */
export async function openPicture(browser: Browser, url: string, scheme: Scheme): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(PICTURE);
  await setScheme(page, scheme);
  await page.goto(url, {waitUntil: 'load'});
  return page;
}

export function setScheme(page: Page, scheme: Scheme): Promise<void> {
  return page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
}

/** Waits until all headlines near the window have their badges. */
export async function waitForBadges(page: Page, extension: ExtensionPage): Promise<void> {
  await page.bringToFront();
  await page.setViewport({...PICTURE, height: 3000});
  await readBadges(page, extension, {timeoutMs: TIMEOUT_MS});
  await page.setViewport(PICTURE);
  await wait(FADE_MS);
}

interface DomNode {
  readonly nodeId: number;
  readonly nodeName: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
}

function* walk(node: DomNode): Generator<DomNode> {
  yield node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) yield* walk(child);
}

/** Where an element is drawn, in pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface DomBox {
  /** In the order of the tree. */
  readonly name: string;
  readonly box: Box;
}

/** Where a node is drawn; undefined for text, styles, what is hidden, and what has gone since the tree was read. */
async function readBox(session: CDPSession, nodeId: number): Promise<Box | undefined> {
  try {
    const {model} = await session.send('DOM.getBoxModel', {nodeId});
    const [left = 0, top = 0, right = 0, , , bottom = 0] = model.border;
    return {left, top, right, bottom};
  } catch (error) {
    if (/could not (?:compute box model|find node)/i.test(String(error))) return undefined;
    throw error;
  }
}

/** The parts of our elements that are drawn, inside closed roots too; `attribute` is one that the element has. */
export async function readParts(page: Page, element: string, attribute?: string): Promise<DomBox[]> {
  const session = await page.createCDPSession();
  const {root} = await session.send('DOM.getDocument', {depth: -1, pierce: true});
  const host = [...walk(root)].find(
    ({nodeName, attributes = []}) =>
      nodeName.toLowerCase() === element && (attribute === undefined || attributes.includes(attribute)),
  );
  if (host === undefined) throw new Error(`expected ${element} ${attribute ?? ''}, received none`);
  const parts: DomBox[] = [];
  for (const {nodeId, nodeName} of walk(host)) {
    const box = await readBox(session, nodeId);
    if (box !== undefined) parts.push({name: nodeName.toLowerCase(), box});
  }
  await session.detach();
  return parts;
}

/** The mark of the first badge with a verdict; one that is drawn anew just now is looked for again. */
export async function findMark(page: Page, verdict: string): Promise<Box> {
  for (let tries = 0; tries < FIND_TRIES; tries++) {
    const mark = (await readParts(page, 'grain-badge', verdict)).find(({name}) => name === 'svg');
    if (mark !== undefined) return mark.box;
    await wait(FIND_WAIT_MS);
  }
  throw new Error(`expected the badge that is ${verdict} to have a mark, received none`);
}

/** Waits until the card is there with all it says. */
export async function waitForCard(page: Page): Promise<void> {
  await page.waitForSelector('grain-card:popover-open', {timeout: TIMEOUT_MS});
  await page.waitForNetworkIdle({idleTime: 600, timeout: TIMEOUT_MS});
}

/** Lets the mouse rest on the mark of the first badge with a verdict, until its card is there. */
export async function openCard(page: Page, verdict: string): Promise<void> {
  const {left, top, right, bottom} = await findMark(page, verdict);
  await page.mouse.move((left + right) / 2, (top + bottom) / 2);
  await waitForCard(page);
}

interface Tab {
  readonly url?: string;
  readonly lastAccessed?: number;
}

/** Tabs as the popup asks for them. */
interface Tabs {
  query(about: object, answer?: (tabs: Tab[]) => void): Promise<Tab[]> | undefined;
}

/**
 * Runs in the popup before its script: in front is the last page of the web, as a click on the icon tells its address.
 * Inner functions are without names, which the loader of TypeScript would wrap into a function that pages lack.
 */
function lookAt(url: string): void {
  const {chrome, browser} = globalThis as unknown as Record<'chrome' | 'browser', {tabs: Tabs} | undefined>;
  for (const tabs of new Set([chrome?.tabs, browser?.tabs])) {
    const query = tabs?.query.bind(tabs);
    if (tabs === undefined || query === undefined) continue;
    tabs.query = (_, answer) => {
      const found = Promise.resolve(query({})).then(all =>
        (all ?? [])
          // The extension is told the addresses of its own pages, and of sites that it may reach.
          .filter(tab => tab.url === undefined || tab.url.startsWith('http'))
          .sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
          .slice(0, 1)
          .map(tab => ({...tab, url})),
      );
      void (answer && found.then(answer));
      return found;
    };
  }
}

/** Opens the popup, of the size that browsers give it, on the page at an address. A real one never takes that size here. */
export async function openPopup({browser, extensionUrl}: Session, pageUrl: string, scheme: Scheme): Promise<Page> {
  const popup = await browser.newPage();
  await setScheme(popup, scheme);
  await popup.setViewport(POPUP);
  await popup.evaluateOnNewDocument(lookAt, pageUrl);
  await popup.goto(`${extensionUrl}popup.html`, {waitUntil: 'load'});
  await popup.waitForFunction(() => document.querySelector('#flagged li') !== null, {timeout: TIMEOUT_MS});
  return popup;
}

/** Lays the picture of a popup over the picture of a page, where a browser shows it. */
export async function layOver(browser: Browser, page: string, popup: string): Promise<Page> {
  const sheet = await browser.newPage();
  await sheet.setViewport(PICTURE);
  await sheet.setContent(`<style>
    body { margin: 0; background: url(data:image/png;base64,${page}) }
    img { position: fixed; top: 12px; right: 24px; border-radius: 12px; box-shadow: 0 0 0 1px #0003, 0 12px 48px #0007 }
  </style><img src="data:image/png;base64,${popup}">`);
  return sheet;
}
