/** Generated pages in Chromium: one page that is built anew for each, and the content script on it. */
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {build} from 'esbuild';
import fc from 'fast-check';
import type {Page} from 'puppeteer-core';
import {inRepository} from '../../build/paths.ts';
import {startSession} from '../browser.ts';
import {servePage} from '../page-server.ts';
import type {PageSpec} from './build-page.ts';
import {type Findings, MAX_TASK_MS, writeExample} from './findings.ts';
import {hostilePage} from './hostile-page.ts';
import type {ProbeAnswer} from './page-probe.ts';

export interface PageOptions {
  readonly seed: number;
  readonly documents: number;
  readonly onProgress: (tried: number) => void;
}

/** Tries of a page that was slow: a busy machine makes anything slow, but not every time. */
const MAX_TRIES = 5;

/** How much the memory of the page may grow from its first hundredth to its end, bytes. */
const MAX_GROWTH_BYTES = 60_000_000;

const PAGE = '<!doctype html><html lang="en"><title>page</title><body></body></html>';

async function bundleProbe(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [inRepository('src/tools/fuzz/page-probe.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome116',
  });
  return outputFiles[0]!.text;
}

async function readHeap(page: Page): Promise<number> {
  const client = await page.createCDPSession();
  await client.send('HeapProfiler.collectGarbage');
  const {usedSize} = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return usedSize;
}

/** A half of a character cannot travel in the driver's own messages, whose reader drops them: it does as an escape. */
function probe(page: Page, spec: PageSpec): Promise<ProbeAnswer> {
  return page.evaluate(
    given => (globalThis as unknown as {probe(page: unknown): Promise<ProbeAnswer>}).probe(JSON.parse(given)),
    JSON.stringify(spec),
  );
}

/** Tries pages, and makes the first that fails as small as it can be. @throws Error without Chromium */
export async function fuzzPages({seed, documents, onProgress}: PageOptions): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'grain-of-salt-fuzz-'));
  await writeFile(join(folder, 'page.html'), PAGE);
  const server = await servePage(join(folder, 'page.html'));
  const session = await startSession({name: 'chromium', headless: true});
  try {
    const page = await session.browser.newPage();
    await page.goto(server.url);
    await page.evaluate(await bundleProbe());
    const seen = {headlines: 0, badges: 0, grownBytes: 0};
    let tried = 0;
    let slowestMs = 0;
    let firstBytes = 0;
    const check = async (spec: PageSpec): Promise<void> => {
      let bestMs = Number.POSITIVE_INFINITY;
      for (let count = 0; count < MAX_TRIES && bestMs > MAX_TASK_MS; count++) {
        const answer = await probe(page, spec);
        if ('error' in answer) throw new Error(answer.error);
        bestMs = Math.min(bestMs, answer.slowestMs);
        seen.headlines += answer.headlines;
        seen.badges += answer.badges;
      }
      slowestMs = Math.max(slowestMs, bestMs);
      if (bestMs > MAX_TASK_MS) throw new Error(`expected at most ${MAX_TASK_MS} ms, received ${bestMs.toFixed(0)} ms`);
      if (++tried === Math.ceil(documents / 100)) firstBytes = await readHeap(page);
      onProgress(tried);
    };
    const result = await fc.check(fc.asyncProperty(hostilePage, check), {seed, numRuns: documents});
    const failures = result.failed
      ? [{message: String(result.errorInstance), example: writeExample(result.counterexample?.[0])}]
      : [];
    seen.grownBytes = result.failed ? 0 : (await readHeap(page)) - firstBytes;
    if (seen.grownBytes > MAX_GROWTH_BYTES) {
      failures.push({message: `expected memory to stay, received ${seen.grownBytes} bytes more`, example: ''});
    }
    return {kind: 'documents', tried, failures, slowestMs, seen};
  } finally {
    await session.close();
    await server.close();
    await rm(folder, {recursive: true, force: true});
  }
}
