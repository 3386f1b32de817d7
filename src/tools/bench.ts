/**
 * `npm run bench`: speed, size and memory beside the alternatives, in one run; writes `models/BENCH.md` and its plot.
 * About two minutes.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {compileEngineKernel} from '../build/compile-kernel.ts';
import {buildExtension, bundleScripts} from '../build/extension.ts';
import {inRepository} from '../build/paths.ts';
import {prepareHeadline} from '../core/assess.ts';
import type {Model} from '../model/load.ts';
import {openModel} from '../training/export.ts';
import {readLines} from '../training/sources.ts';
import {measureWakes} from './bench-cold.ts';
import {buildBenchExtension} from './bench-extension.ts';
import {formatExtraction, measureExtraction} from './bench-extract.ts';
import {drawPlot, formatReport, type Size} from './bench-report.ts';
import {measureThroughput} from './bench-throughput.ts';
import {startSession} from './browser.ts';

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

async function main(): Promise<void> {
  const model = await openModel(inRepository('models'));
  const headlines = prepare(await readTexts(), model);
  const folder = await mkdtemp(join(tmpdir(), 'grain-of-salt-bench-'));
  try {
    console.error(`${headlines.length} headlines; every engine, warm …`);
    const throughput = await measureWarm(
      join(folder, 'warm'),
      headlines.map(({ids}) => ids),
      model,
    );
    console.error('Workers that wake …');
    const wakes = await measureWakes(
      folder,
      headlines.map(({text}) => text),
    );
    console.error('Extraction, on saved pages …');
    const parts = [
      formatReport(throughput, wakes, await measureSizes(join(folder, 'dist'))),
      '## Extraction of headlines in the page',
      await describeExtraction(),
    ];
    const report = parts.join('\n\n');
    await writeFile(inRepository('models/BENCH.md'), `${report}\n`);
    await writeFile(inRepository('models/bench.svg'), drawPlot(throughput));
    console.log(report);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

await main();
