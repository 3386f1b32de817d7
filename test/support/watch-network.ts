/** Sees every request of a browser: those that reach the network pass the proxy of the tests, the others Chromium tells. */

import type {CDPSession, Target} from 'puppeteer-core';
import type {Session} from '../../src/tools/browser.ts';
import {isBrowsersOwn, type LocalWeb} from '../../src/tools/local-web.ts';

export interface Network {
  /** Pages of the tests that were asked for. */
  pages(): readonly string[];
  /** Everything else that left, or tried to leave, the package. */
  others(): readonly string[];
  /** Lets go of workers, which a browser does not end while they are watched; the next ones are watched again. */
  releaseWorkers(): Promise<void>;
}

/** The package; also under the address that Chromium gives modules for the time of a session. */
const PACKAGE = /^(?:chrome|moz)-extension:\/\/|^(?:data|blob|about|chrome):/;

async function watchTarget(target: Target, seen: string[], workers: CDPSession[]): Promise<void> {
  if (!/^(?:page|service_worker|background_page|webview|other)$/.test(target.type())) return;
  const devtools = await target.createCDPSession();
  devtools.on('Network.requestWillBeSent', ({request}) => seen.push(request.url));
  devtools.on('Network.webSocketCreated', ({url}) => seen.push(url));
  await devtools.send('Network.enable');
  if (target.type() === 'service_worker') workers.push(devtools);
}

/** Watches every target that there is, and every one that comes, until the browser is closed. */
export async function watchNetwork({browser, name}: Session, web: LocalWeb): Promise<Network> {
  const seen: string[] = [];
  const workers: CDPSession[] = [];
  const [firstRequest, firstStranger] = [web.requests.length, web.strangers.length];
  if (name === 'chromium') {
    // A target may be gone before it can be watched; what it asked of the network passed the proxy all the same.
    const watch = (target: Target): Promise<void> =>
      watchTarget(target, seen, workers).catch(() => void seen.push('about:gone'));
    browser.on('targetcreated', target => void watch(target));
    await Promise.all(browser.targets().map(watch));
  }
  const pages = () => web.requests.slice(firstRequest);
  return {
    pages,
    async releaseWorkers() {
      await Promise.all(workers.splice(0).map(session => session.detach()));
    },
    others() {
      // The browser itself asks for the icon of a page, sooner or later.
      const known = new Set(pages().flatMap(url => [url, new URL('/favicon.ico', url).href]));
      const strangers = web.strangers.slice(firstStranger).filter(host => !isBrowsersOwn(host));
      return [...strangers, ...seen.filter(url => !PACKAGE.test(url) && !known.has(url))];
    },
  };
}
