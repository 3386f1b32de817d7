/**
 * `npm run bench`: speed, size and memory beside the alternatives, in one run; writes `models/BENCH.md` and its plot.
 * About six minutes.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {findBrowser} from '../build/browsers.mjs';
import {compileEngineKernel} from '../build/compile-kernel.ts';
import {buildExtension, bundleScripts} from '../build/extension.ts';
import {inRepository} from '../build/paths.ts';
import {prepareHeadline} from '../core/assess.ts';
import type {Model} from '../model/load.ts';
import {openModel} from '../training/export.ts';
import {readLines} from '../training/sources.ts';
import {measureBulk} from './bench-bulk.ts';
import {measureWakes} from './bench-cold.ts';
import {buildBenchExtension} from './bench-extension.ts';
import {formatExtraction, measureExtraction} from './bench-extract.ts';
import {measureInFirefox} from './bench-firefox.ts';
import {measureFirstBadges} from './bench-first-badge.ts';
import {measureLongPages} from './bench-long-page.ts';
import {drawPlot, formatReport, type Size} from './bench-report.ts';
import {formatBulk, formatFirefox, formatFirstBadges, formatLongPages} from './bench-report-pages.ts';
import {measureThroughput} from './bench-throughput.ts';
import {startSession} from './browser.ts';
import {openLane} from './pages/lane.ts';
import {prepareExtensionFor} from './prepare-extension.ts';

const COUNT = 1200;

/** Headlines beside the repository where there are some, else our own, each with a number so that none repeats. */
async function readTexts(): Promise<string[]> {
  const folder = inRepository('../shared/data/headlines');
  const texts: string[] = [];
  for (const name of existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith('.jsonl.gz')) : []) {
    let taken = 0;
    for await (const line of readLines(join(folder, name))) {
      const {text} = line.trim() === '' ? {} : (JSON.parse(line) as {text?: unknown});
      if (typeof text === 'string') texts.push(text);
      if (++taken === 50) break;
    }
  }
  if (texts.length > 0) return texts;
  const own = readFileSync(inRepository('test/fixtures/e2e/headlines.txt'), 'utf8').trim().split('\n');
  return Array.from({length: COUNT}, (_, at) => `${own[at % own.length]} ${at}`);
}

/** Headlines in an order that mixes the sets, always the same. */
function mix<T>(items: readonly T[]): T[] {
  const step = 7919; // A prime: each place is met once.
  return items.map((_, at) => items[(at * step) % items.length]!);
}

function prepare(texts: readonly string[], {vocabulary, card}: Model) {
  return mix(texts)
    .flatMap(text => {
      const prepared = prepareHeadline(text, vocabulary, card.shape.maxLength);
      return 'ids' in prepared ? [{text, ids: prepared.ids}] : [];
    })
    .slice(0, COUNT);
}

async function measureWarm(folder: string, headlines: readonly Int32Array[], model: Model) {
  await buildBenchExtension(folder, 'bench-worker.ts');
  const session = await startSession({name: 'chromium', extension: folder, headless: true});
  try {
    const target = await session.browser.waitForTarget(found => found.type() === 'service_worker');
    const worker = await target.worker();
    if (!worker) throw new Error('expected a worker, received none');
    return await measureThroughput(worker, headlines, model.card.shape);
  } finally {
    await session.close();
  }
}

async function measureSizes(folder: string): Promise<Size[]> {
  const {chrome} = await buildExtension(folder);
  const measure = (name: string, bytes: Uint8Array): Size => ({
    name,
    bytes: bytes.byteLength,
    gzipped: gzipSync(bytes, {level: 9}).byteLength,
  });
  const {scripts: engine} = await bundleScripts(folder, {engine: 'src/background/load-engine.ts'});
  const scripts = ['background.js', 'fallback.js', 'content.js', 'badges.js', 'card.js', 'answers.js'];
  const files = [...scripts, 'models/model.bin'];
  return [
    measure('kernels (WebAssembly)', await compileEngineKernel()),
    measure('engine: kernels and driver, one script', engine.find(({path}) => path.endsWith('.js'))!.contents),
    ...files.map(name => measure(name, readFileSync(join(chrome, name)))),
  ];
}

/** Medians and the worst of the saved pages; which pages they are stays outside the repository. */
async function describeExtraction(): Promise<string> {
  const rows = await measureExtraction();
  if (!rows) return 'Not measured: the saved pages that it needs are not beside this repository.';
  const isSummary = (line: string, at: number) => at < 2 || line.startsWith('| **');
  return formatExtraction(rows).split('\n').filter(isSummary).join('\n');
}

/** Pages with the extension, which is allowed on all of them. */
async function describePages(folder: string): Promise<string> {
  const lane = await openLane('chromium', await prepareExtensionFor(folder, 'chromium', ['*://*/*']));
  try {
    await lane.extension.store('reach', 'all');
    const first = formatFirstBadges(await measureFirstBadges(lane));
    return `${first}\n\n${formatLongPages(await measureLongPages(lane))}`;
  } finally {
    await lane.close();
  }
}

async function describeFirefox(folder: string, headlines: readonly Int32Array[]): Promise<string> {
  if (findBrowser('firefox')) return formatFirefox(await measureInFirefox(folder, headlines));
  return '## Firefox, warm\n\nNot measured: there was no Firefox.';
}

const told = <T>(what: string, work: Promise<T>): Promise<T> => {
  console.error(`${what} …`);
  return work;
};

async function measureAll(folder: string): Promise<{report: string; plot: string}> {
  const model = await openModel(inRepository('models'));
  const headlines = prepare(await readTexts(), model);
  const texts = headlines.map(({text}) => text.replace(/\s+/g, ' '));
  const ids = headlines.map(headline => headline.ids);
  const throughput = await told(
    `${ids.length} headlines; every engine, warm`,
    measureWarm(join(folder, 'warm'), ids, model),
  );
  const wakes = await told('Workers that wake', measureWakes(folder, texts));
  const parts = [
    formatReport(throughput, wakes, await measureSizes(join(folder, 'dist'))),
    await told('Firefox', describeFirefox(join(folder, 'firefox'), ids)),
    '## Extraction of headlines in the page',
    await told('Extraction, on saved pages', describeExtraction()),
    await told('Pages with badges', describePages(join(folder, 'pages'))),
    formatBulk(await told('A million headlines', measureBulk(texts))),
  ];
  return {report: parts.join('\n\n'), plot: drawPlot(throughput)};
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'grain-of-salt-bench-'));
  try {
    const {report, plot} = await measureAll(folder);
    await writeFile(inRepository('models/BENCH.md'), `${report}\n`);
    await writeFile(inRepository('models/bench.svg'), plot);
    console.log(report);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

await main();
