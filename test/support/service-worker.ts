import {setTimeout as wait} from 'node:timers/promises';
import type {Browser, Target, WebWorker} from 'puppeteer-core';
import {waitFor} from './wait-for.ts';

/** A worker that ended with its extension may stay in the driver's list, and never answers. */
const ANSWER_TIMEOUT_MS = 2000;

/** Whether code in a worker finds the functions of extensions, which come a moment after the worker itself. */
async function isReady(worker: WebWorker): Promise<boolean> {
  try {
    const answer = worker.evaluate(() => (globalThis as {chrome?: {storage?: object}}).chrome?.storage !== undefined);
    return await Promise.race([answer, wait(ANSWER_TIMEOUT_MS, false)]);
  } catch {
    // It has ended.
    return false;
  }
}

/** The targets of the workers that a Chromium has now. */
export function listWorkers(browser: Browser): Target[] {
  return browser.targets().filter(target => target.type() === 'service_worker');
}

interface LiveWorker {
  readonly target: Target;
  readonly worker: WebWorker;
}

function findLive(browser: Browser, but: readonly Target[] = []): Promise<LiveWorker> {
  return waitFor('a worker of the extension', async () => {
    for (const target of listWorkers(browser).filter(found => !but.includes(found))) {
      const worker = await target.worker();
      if (worker && (await isReady(worker))) return {target, worker};
    }
    return undefined;
  });
}

/** The worker of the extension in a Chromium, once it can be used. @param but those that have ended or are about to */
export async function findWorker(browser: Browser, but: readonly Target[] = []): Promise<WebWorker> {
  return (await findLive(browser, but)).worker;
}

/** Ends the worker of the extension in a Chromium; open pages may wake another at once. */
export async function endWorker(browser: Browser): Promise<void> {
  // Not any that the driver lists: one that ended before would never go.
  const {target, worker} = await findLive(browser);
  await worker.close();
  await waitFor('the worker to end', () => !browser.targets().includes(target));
}
