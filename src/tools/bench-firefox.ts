/** The warm part of the bench in Firefox: a page of headlines, every engine in turn. */
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {EncodedHeadline} from '../core/vocabulary.ts';
import {buildBenchExtension} from './bench-extension.ts';
import {measureOnePage, type TimedBatch} from './bench-throughput.ts';
import {startSession} from './browser.ts';
import {servePage} from './page-server.ts';

/** Runs what is the worker in Chromium as the script of a page: a driver reaches no worker of Firefox. */
export async function measureInFirefox(folder: string, headlines: readonly EncodedHeadline[]): Promise<TimedBatch> {
  await buildBenchExtension(folder, 'bench-worker.ts');
  const path = join(folder, 'bench.html');
  await writeFile(path, '<!doctype html><title>bench</title><script src="worker.js"></script>');
  const server = await servePage(path);
  const session = await startSession({name: 'firefox', headless: true});
  try {
    const page = await session.browser.newPage();
    await page.goto(server.url);
    return await measureOnePage(page, headlines);
  } finally {
    await session.close();
    await server.close();
  }
}
