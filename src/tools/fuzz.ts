/**
 * `npm run -s fuzz`: generated texts and pages, and hostile pages by hand, against what ships. Prints what was tried and
 * found as JSON lines, one a kind; progress goes to standard error. The exit status is 1 when anything did not hold.
 */
import {parseArgs} from 'node:util';
import {findBrowser} from '../build/browsers.mjs';
import type {Findings} from './fuzz/findings.ts';
import {fuzzPages} from './fuzz/fuzz-pages.ts';
import {fuzzTexts} from './fuzz/fuzz-texts.ts';
import {tryScenarios} from './fuzz/try-scenarios.ts';

const USAGE = 'usage: npm run -s fuzz -- [--seed N] [--documents 10000] [--texts 100000] [--no-scenarios]';

const PROGRESS_EVERY_MS = 5000;

function parseCount(name: string, text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new Error(`expected --${name} to be a whole number, received ${text}\n${USAGE}`);
}

function parseWords(args: string[]) {
  const {values} = parseArgs({
    args,
    options: {
      seed: {type: 'string', default: String(Date.now() % 1_000_000_007)},
      documents: {type: 'string', default: '10000'},
      texts: {type: 'string', default: '100000'},
      'no-scenarios': {type: 'boolean', default: false},
    },
  });
  return {
    seed: parseCount('seed', values.seed),
    documents: parseCount('documents', values.documents),
    texts: parseCount('texts', values.texts),
    scenarios: !values['no-scenarios'],
  };
}

/** Tells how far it is, every few seconds. */
function createProgress(kind: string, all: number): (tried: number) => void {
  let lastMs = performance.now();
  return tried => {
    if (performance.now() - lastMs < PROGRESS_EVERY_MS) return;
    lastMs = performance.now();
    console.error(`${kind}: ${tried} of ${all}`);
  };
}

async function print(seed: number, run: () => Promise<Findings>): Promise<boolean> {
  const startMs = performance.now();
  const findings = await run();
  const seconds = Number(((performance.now() - startMs) / 1000).toFixed(1));
  console.log(JSON.stringify({...findings, slowestMs: Number(findings.slowestMs.toFixed(1)), seed, seconds}));
  return findings.failures.length === 0;
}

async function main(args: string[]): Promise<void> {
  const {seed, documents, texts, scenarios} = parseWords(args);
  const hasChromium = findBrowser('chromium') !== undefined;
  if (!hasChromium) console.error('no chromium was found on this machine: only texts are tried');
  const runs: (() => Promise<Findings>)[] = [
    ...(texts > 0 ? [() => fuzzTexts({seed, texts, onProgress: createProgress('texts', texts)})] : []),
    ...(hasChromium && documents > 0
      ? [() => fuzzPages({seed, documents, onProgress: createProgress('documents', documents)})]
      : []),
    ...(hasChromium && scenarios ? [() => tryScenarios(name => console.error(`scenarios: ${name}`))] : []),
  ];
  for (const run of runs) if (!(await print(seed, run))) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
