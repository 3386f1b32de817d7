/**
 * `npm run -s pages [-- MANIFEST.jsonl] [options]`: takes saved pages through real browsers with the extension, at their
 * own host names, and tells whether anything in them is another than without it.
 */

import {appendFileSync, existsSync, readFileSync} from 'node:fs';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import type {BrowserName} from '../build/browsers.mjs';
import {inRepository} from '../build/paths.ts';
import {openLane} from './pages/lane.ts';
import {type GroupedPage, listPages, pickPages, takeSample} from './pages/list-pages.ts';
import {formatVisits, hasFindings, listFindings} from './pages/report.ts';
import {type Visit, visitPage} from './pages/visit.ts';
import {prepareExtensionFor} from './prepare-extension.ts';

const USAGE = `Usage: npm run -s pages [-- MANIFEST.jsonl] [options]

Takes saved pages (records with "id", "file" relative to the manifest, "url" and "group"; by default those beside the
repository) through a browser with the extension, and prints a table: all of them through Chromium, then some of them
through Firefox.

  --browser NAME   only this one: chromium or firefox
  --sample N       N pages from all over the manifest (default: all for Chromium, 30 for Firefox)
  --only ID,ID     only these pages
  --lanes N        so many browsers at a time (default: 2; Firefox takes one)
  --resume         goes on where a run was broken off
  --write          writes assets/PAGES.md as well`;

const MANIFEST = '../shared/pages/manifest.jsonl';
const EVERYWHERE = '*://*/*';
const FIREFOX_SAMPLE = 30;
/** A browser that showed so many pages makes room for a fresh one. */
const PAGES_PER_BROWSER = 60;

interface Options {
  readonly manifest: string;
  readonly browsers: readonly BrowserName[];
  readonly sample: number | undefined;
  readonly only: readonly string[] | undefined;
  readonly lanes: number;
  readonly isWritten: boolean;
  readonly isResumed: boolean;
}

/** @throws Error on what is not known */
function parseOptions(args: string[]): Options {
  const text = {type: 'string'} as const;
  const flag = {type: 'boolean'} as const;
  const {values, positionals} = parseArgs({
    args,
    options: {browser: text, sample: text, only: text, lanes: text, write: flag, resume: flag},
    allowPositionals: true,
  });
  const {browser, sample, only, lanes = '2', write = false, resume = false} = values;
  if (browser !== undefined && browser !== 'chromium' && browser !== 'firefox') throw new Error(USAGE);
  if (positionals.length > 1 || [sample ?? '1', lanes].some(count => !/^[1-9]\d*$/.test(count))) throw new Error(USAGE);
  return {
    manifest: resolve(positionals[0] ?? inRepository(MANIFEST)),
    browsers: browser ? [browser] : ['chromium', 'firefox'],
    sample: sample === undefined ? undefined : Number(sample),
    only: only?.split(','),
    lanes: Number(lanes),
    isWritten: write,
    isResumed: resume,
  };
}

function choosePages(all: readonly GroupedPage[], name: BrowserName, {only, sample}: Options): GroupedPage[] {
  if (only !== undefined) return pickPages(all, only);
  return takeSample(all, sample ?? (name === 'firefox' ? FIREFOX_SAMPLE : all.length));
}

function createProgress(count: number): (visit: Visit) => void {
  const startMs = performance.now();
  let done = 0;
  let found = 0;
  return visit => {
    done++;
    if (hasFindings(visit)) {
      found++;
      console.error(listFindings(visit).join('\n'));
    }
    if (done % 20 !== 0 && done !== count) return;
    const leftMin = ((performance.now() - startMs) / done) * ((count - done) / 60_000);
    console.error(`${done} of ${count} pages, ${found} with findings, ${leftMin.toFixed(1)} min left`);
  };
}

/** Visits pages in one browser after another, as long as there are any. */
async function drain(queue: GroupedPage[], name: BrowserName, extension: string, tell: (visit: Visit) => void) {
  while (queue.length > 0) {
    const lane = await openLane(name, extension);
    try {
      for (let count = 0; count < PAGES_PER_BROWSER && lane.session.browser.connected; count++) {
        const page = queue.shift();
        if (page === undefined) break;
        tell(await visitPage(lane, page));
      }
    } finally {
      await lane.close();
    }
  }
}

/** What a run that was broken off had seen. */
function readJournal(path: string): Visit[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map(line => JSON.parse(line) as Visit).filter(({findings}) => findings.failed.length === 0);
}

async function visitAll(pages: readonly GroupedPage[], name: BrowserName, options: Options): Promise<Visit[]> {
  const folder = await mkdtemp(join(tmpdir(), 'grain-of-salt-pages-'));
  const journal = inRepository(`.cache/pages/${name}.jsonl`);
  await mkdir(dirname(journal), {recursive: true});
  const visits = new Map((options.isResumed ? readJournal(journal) : []).map(visit => [visit.id, visit]));
  await writeFile(journal, [...visits.values()].map(visit => `${JSON.stringify(visit)}\n`).join(''));
  try {
    const extension = await prepareExtensionFor(folder, name, [EVERYWHERE]);
    const queue = pages.filter(({id}) => !visits.has(id));
    const progress = createProgress(queue.length);
    const tell = (visit: Visit): void => {
      visits.set(visit.id, visit);
      appendFileSync(journal, `${JSON.stringify(visit)}\n`);
      progress(visit);
    };
    const lanes = name === 'firefox' ? 1 : options.lanes;
    await Promise.all(Array.from({length: lanes}, () => drain(queue, name, extension, tell)));
    return pages.flatMap(({id}) => visits.get(id) ?? []);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

const HEAD = `# The saved pages, with the extension

Written by \`npm run -s pages -- --write\`. Each page stands at its own address, with its styles but without its scripts,
and nothing is fetched for it. It is looked at as it is, then with badges on every headline (all kinds of marks), then
with badges switched off again. Counted are pages with: an exception or a console error of the extension; any node,
attribute or inline style that is another than before, apart from the extension's own elements; anything that is not
as before once switched off; boxes of elements or lines of text that moved by more than 1/50 px; layout shift as the
browser counts it (Chromium only); a request while badges came and went. Boxes that moved before any badge came count
for nothing.
`;

async function main(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (!existsSync(options.manifest)) throw new Error(`expected a manifest at ${options.manifest}, received none`);
  const all = await listPages(options.manifest);
  const sections: string[] = [];
  let isClean = true;
  for (const name of options.browsers) {
    const startMs = performance.now();
    const visits = await visitAll(choosePages(all, name, options), name, options);
    const minutes = ((performance.now() - startMs) / 60_000).toFixed(1);
    const title = `## ${name === 'firefox' ? 'Firefox' : 'Chromium'}`;
    sections.push(`${title}\n\n${formatVisits(visits)}\n`);
    console.log(sections.at(-1));
    console.error(`${minutes} minutes`);
    isClean &&= !visits.some(hasFindings);
  }
  if (options.isWritten) await writeFile(inRepository('assets/PAGES.md'), [HEAD, ...sections].join('\n'));
  if (!isClean) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
