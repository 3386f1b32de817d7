// Runs inside a page of Chromium: checks one page after the other in its one document.

import type {PageSpec} from './build-page.ts';
import {checkPage, type PageReport} from './check-page.ts';

/** What comes back of a page. */
export type ProbeAnswer = PageReport | {readonly error: string};

const {port1, port2} = new MessageChannel();

/** A whole task goes by, without the four milliseconds that timers wait for. */
const between = (): Promise<void> =>
  new Promise(resolve => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });

async function probe(page: PageSpec): Promise<ProbeAnswer> {
  try {
    return await checkPage(page, {window, between});
  } catch (error) {
    return {error: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)};
  }
}

Object.assign(globalThis, {probe});
