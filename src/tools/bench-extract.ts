/**
 * How long extraction takes in Chromium, on the saved front pages outside the repository:
 * `npx tsx src/tools/bench-extract.ts [MANIFEST.jsonl]` prints a table.
 */
import {existsSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import type {Page} from 'puppeteer-core';
import {inRepository} from '../build/paths.ts';
import {readLines} from '../training/sources.ts';
import {startSession} from './browser.ts';
import {type PageRecord, parsePageRecord, readPacked} from './saved-page.ts';

/** Speed on one page, ms. */
export interface ExtractionRow {
  readonly page: string;
  /** Elements of the page, and headlines found in it. */
  readonly elements: number;
  readonly headlines: number;
  /** The first look at a page just loaded, by code that never ran: classified and extracted. The best of some loads. */
  readonly firstMs: number;
  /** The longest slice of it without a break. */
  readonly sliceMs: number;
  /** The same again, once the code is warm. */
  readonly warmMs: number;
  /** Looking at what changed after one story was added. */
  readonly addedMs: number;
}

/** Where the saved pages lie, seen from the repository. */
const MANIFEST = '../shared/pages/manifest.jsonl';

/** Loads of each page: other work on the machine only ever adds time. */
const LOADS = 3;
const LOAD_TIMEOUT_MS = 20_000;

/** No scripts of the page, while those of the probe and their timers run. */
const NO_SCRIPTS = {'content-security-policy': "script-src 'none'"};

async function bundleProbe(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [inRepository('src/tools/bench-extract-probe.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome116'],
    minify: true,
  });
  return outputFiles[0]!.text;
}

async function listFronts(manifest: string): Promise<PageRecord[]> {
  const fronts: PageRecord[] = [];
  for await (const line of readLines(manifest)) {
    if (line.trim() !== '' && JSON.parse(line).group === 'fronts')
      fronts.push(parsePageRecord(line, dirname(manifest)));
  }
  return fronts;
}

/** Where a page stands on its site decides what is asked of it; the host is one that nobody has. */
function toAddress(url: string): string {
  const {pathname, search} = new URL(url || '/', 'https://front.example/');
  return `https://front.example${pathname}${search}`;
}

/** Lays a saved page out, with no script of its own and nothing fetched, and times the probe in it. */
async function measureLoad(
  page: Page,
  html: Buffer,
  address: string,
  probe: string,
): Promise<Omit<ExtractionRow, 'page'>> {
  await page.setRequestInterception(true);
  page.on('request', request => {
    const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
    const answer = isPage
      ? request.respond({status: 200, contentType: 'text/html; charset=utf-8', headers: NO_SCRIPTS, body: html})
      : request.abort();
    answer.catch((error: Error) => {
      // A page that is closed meanwhile needs no answer.
      if (!page.isClosed()) console.error(error.message);
    });
  });
  await page.goto(address, {waitUntil: 'domcontentloaded', timeout: LOAD_TIMEOUT_MS});
  await page.evaluate(probe);
  return (await page.evaluate('measured')) as Omit<ExtractionRow, 'page'>;
}

async function measurePage(open: () => Promise<Page>, record: PageRecord, probe: string): Promise<ExtractionRow> {
  const html = readPacked(record.path);
  const loads: Omit<ExtractionRow, 'page'>[] = [];
  for (let load = 0; load < LOADS; load++) {
    const page = await open();
    loads.push(await measureLoad(page, html, toAddress(record.url), probe));
    await page.close();
  }
  const best = (read: (row: Omit<ExtractionRow, 'page'>) => number): number => Math.min(...loads.map(read));
  return {
    page: record.id,
    elements: loads[0]!.elements,
    headlines: loads[0]!.headlines,
    firstMs: best(row => row.firstMs),
    sliceMs: best(row => row.sliceMs),
    warmMs: best(row => row.warmMs),
    addedMs: best(row => row.addedMs),
  };
}

/**
 * Measures extraction on the saved front pages in Chromium.
 * @param manifest  of the pages; by default that beside the repository
 * @returns null where there is none
 */
export async function measureExtraction(manifest = inRepository(MANIFEST)): Promise<ExtractionRow[] | null> {
  if (!existsSync(manifest)) return null;
  const [fronts, probe] = [await listFronts(manifest), await bundleProbe()];
  const session = await startSession({name: 'chromium', headless: true});
  const rows: ExtractionRow[] = [];
  try {
    for (const front of fronts) rows.push(await measurePage(() => session.browser.newPage(), front, probe));
  } finally {
    await session.close();
  }
  return rows;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The rows as a Markdown table, with the medians and the worst of them. */
export function formatExtraction(rows: readonly ExtractionRow[]): string {
  const line = (name: string, row: Omit<ExtractionRow, 'page'>): string =>
    `| ${name} | ${row.elements} | ${row.headlines} | ${row.firstMs.toFixed(1)} | ${row.sliceMs.toFixed(1)} | ${row.warmMs.toFixed(1)} | ${row.addedMs.toFixed(2)} |`;
  const sum = (reduce: (values: readonly number[]) => number): Omit<ExtractionRow, 'page'> => ({
    elements: reduce(rows.map(row => row.elements)),
    headlines: reduce(rows.map(row => row.headlines)),
    firstMs: reduce(rows.map(row => row.firstMs)),
    sliceMs: reduce(rows.map(row => row.sliceMs)),
    warmMs: reduce(rows.map(row => row.warmMs)),
    addedMs: reduce(rows.map(row => row.addedMs)),
  });
  return [
    '| page | elements | headlines | first pass, ms | its longest slice, ms | warm, ms | one added story, ms |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...rows.map(row => line(row.page, row)),
    line('**median**', sum(median)),
    line(
      '**worst**',
      sum(values => Math.max(...values)),
    ),
  ].join('\n');
}

async function main([path]: string[]): Promise<void> {
  const rows = await measureExtraction(path === undefined ? undefined : resolve(path));
  console.log(rows === null ? 'Extraction was not measured: the saved pages are not there.' : formatExtraction(rows));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
