/** What the pictures of the extension are made with: the demonstration page, the card on it, the popup over it. */

import type {Browser, Page} from 'puppeteer-core';
import type {Session} from './browser.ts';
import type {ExtensionPage} from './extension-page.ts';
import {readBadges} from './read-badges.ts';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** As both stores want their pictures. */
export const PICTURE = {width: 1280, height: 800};

/** Browsers show no more of a popup. */
const POPUP = {width: 360, height: 600};

const TIMEOUT_MS = 20_000;

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

/** Lets the mouse rest on the mark of the first badge with a verdict, until its card is there with all it says. */
export async function openCard(page: Page, verdict: string): Promise<void> {
  const session = await page.createCDPSession();
  const {root} = await session.send('DOM.getDocument', {depth: -1, pierce: true});
  const badge = [...walk(root)].find(
    ({nodeName, attributes = []}) => nodeName.toLowerCase() === 'grain-badge' && attributes.includes(verdict),
  );
  const mark = badge && [...walk(badge)].find(({nodeName}) => nodeName.toLowerCase() === 'svg');
  if (mark === undefined) throw new Error(`expected a badge that is ${verdict}, received none`);
  const {model} = await session.send('DOM.getBoxModel', {nodeId: mark.nodeId});
  const [left = 0, top = 0, right = 0, , , bottom = 0] = model.content;
  await session.detach();
  await page.mouse.move((left + right) / 2, (top + bottom) / 2);
  await page.waitForSelector('grain-card:popover-open', {timeout: TIMEOUT_MS});
  await page.waitForNetworkIdle({idleTime: 600, timeout: TIMEOUT_MS});
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
          .filter(tab => tab.url === undefined)
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
