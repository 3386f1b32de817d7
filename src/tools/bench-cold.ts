/** The cold part of the bench: workers that sleep, a message that wakes them, and the scores of a page. */
import {join} from 'node:path';
import type {CDPSession, Page} from 'puppeteer-core';
import {buildBenchExtension} from './bench-extension.ts';
import {median, PAGE} from './bench-throughput.ts';
import {startSession} from './browser.ts';

/** One worker, measured. */
export interface Wake {
  readonly name: string;
  /** From a message to a sleeping worker to the scores of a page of headlines; median, ms. */
  readonly wakeMs: number;
  /** Memory of its scripts and buffers, those of WebAssembly included, after that. */
  readonly memoryBytes: number;
  /** Its script, minified. */
  readonly scriptBytes: number;
}

const WORKERS = {
  'does nothing': 'bench-wake-nothing.ts',
  'only reads the model': 'bench-wake-model.ts',
  kernel: 'bench-wake-kernel.ts',
  'tfjs graph, wasm': 'bench-wake-tfjs.ts',
};
const REPEATS = 15;

interface Sleeper {
  readonly name: string;
  readonly page: Page;
  readonly control: CDPSession;
  readonly scriptBytes: number;
  readonly times: number[];
  close(): Promise<void>;
}

/** A worker that was just installed may not listen yet. */
async function waitForAnswer(page: Page): Promise<void> {
  await page.waitForFunction(
    async () => {
      const {chrome} = globalThis as unknown as {chrome: {runtime: {sendMessage(message: unknown): Promise<unknown>}}};
      return await chrome.runtime.sendMessage([]).then(Array.isArray, () => false);
    },
    {polling: 50},
  );
}

async function openSleeper(folder: string, name: string, script: string): Promise<Sleeper> {
  const scriptBytes = await buildBenchExtension(folder, script);
  const session = await startSession({name: 'chromium', extension: folder, headless: true});
  const page = await session.browser.newPage();
  await page.goto(`${session.extensionUrl}page.html`);
  const control = await page.createCDPSession();
  await control.send('ServiceWorker.enable');
  await waitForAnswer(page);
  return {name, page, control, scriptBytes, times: [], close: () => session.close()};
}

/** Wakes a worker with headlines; the worker is asleep when this returns, too. */
async function wake({page, control, times, name}: Sleeper, texts: readonly string[]): Promise<void> {
  await control.send('ServiceWorker.stopAllWorkers');
  const {ms, answer} = await page.evaluate(async list => {
    const {chrome} = globalThis as unknown as {chrome: {runtime: {sendMessage(message: unknown): Promise<unknown>}}};
    const start = performance.now();
    const reply = await chrome.runtime.sendMessage(list);
    return {ms: performance.now() - start, answer: reply};
  }, texts as string[]);
  if (!Array.isArray(answer) || answer.length !== texts.length) {
    throw new Error(`expected ${name} to answer with ${texts.length} scores, received ${JSON.stringify(answer)}`);
  }
  times.push(ms);
}

async function measureMemory({page}: Sleeper): Promise<number> {
  const target = await page.browser().waitForTarget(found => found.type() === 'service_worker');
  const session = await target.createCDPSession();
  const usage = (await session.send('Runtime.getHeapUsage')) as {usedSize: number; backingStorageSize?: number};
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}

/** Wakes each worker in turn, each in a browser of its own. */
export async function measureWakes(folder: string, texts: readonly string[]): Promise<Wake[]> {
  const sleepers: Sleeper[] = [];
  try {
    for (const [index, [name, script]] of Object.entries(WORKERS).entries()) {
      sleepers.push(await openSleeper(join(folder, `wake-${index}`), name, script));
    }
    const page = texts.slice(0, PAGE);
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      for (const sleeper of sleepers) await wake(sleeper, page);
    }
    const wakes: Wake[] = [];
    for (const sleeper of sleepers) {
      const {name, times, scriptBytes} = sleeper;
      wakes.push({name, wakeMs: median(times), memoryBytes: await measureMemory(sleeper), scriptBytes});
    }
    return wakes;
  } finally {
    await Promise.all(sleepers.map(sleeper => sleeper.close()));
  }
}
