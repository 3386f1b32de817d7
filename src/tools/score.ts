/**
 * `npm run -s score -- FILE`: one JSON object a headline, in order.
 * FILE (or `-`) holds one headline a line, or JSON lines with `text`; gzip is accepted. Memory does not grow with it.
 */
import {createReadStream} from 'node:fs';
import {createInterface} from 'node:readline';
import type {Readable} from 'node:stream';
import {fileURLToPath} from 'node:url';
import {createGunzip} from 'node:zlib';
import {isAssessed, type Score} from '../core/score.ts';
import {decideVerdict} from '../core/verdict.ts';
import {createScorer, type Scorer} from '../inference/scorer.ts';
import {openModel} from '../training/export.ts';
import {openKernelEngine} from '../training/open-engine.ts';

/** Headlines scored at once: enough to fill the network, little enough to stream. */
const BATCH = 256;

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));

/** What is printed for one headline. */
export function formatScore(text: string, score: Score, threshold: number): string {
  const {credibility, satire, clickbait} = isAssessed(score)
    ? score
    : {credibility: null, satire: null, clickbait: null};
  const reason = isAssessed(score) ? null : score.reason;
  return JSON.stringify({text, credibility, verdict: decideVerdict(score, threshold), satire, clickbait, reason});
}

/**
 * The headline of a line: the `text` of a JSON object, else the line itself.
 * @throws Error for a JSON object without a `text`
 */
export function readHeadline(line: string, place: string): string {
  if (!line.trimStart().startsWith('{')) return line;
  let value: {text?: unknown};
  try {
    value = JSON.parse(line) as {text?: unknown};
  } catch {
    return line; // A headline may start with a brace.
  }
  if (typeof value.text === 'string') return value.text;
  throw new Error(`${place}: expected "text" to be a text, received ${JSON.stringify(value.text)}`);
}

function openInput(path: string): Readable {
  if (path === '-') return process.stdin;
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return file;
  const input = file.pipe(createGunzip());
  file.on('error', error => input.destroy(error));
  return input;
}

async function* readBatches(path: string): AsyncGenerator<string[]> {
  let batch: string[] = [];
  let number = 0;
  for await (const line of createInterface({input: openInput(path), crlfDelay: Number.POSITIVE_INFINITY})) {
    number++;
    if (line.trim() === '') continue;
    batch.push(readHeadline(line, `${path}:${number}`));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, error => (error ? reject(error) : resolve())));
}

async function scoreFile(path: string, score: Scorer, threshold: number): Promise<void> {
  for await (const texts of readBatches(path)) {
    const scores = await score(texts);
    await write(texts.map((text, index) => `${formatScore(text, scores[index]!, threshold)}\n`).join(''));
  }
}

async function main(args: readonly string[]): Promise<void> {
  const [path, ...rest] = args;
  if (path === undefined || rest.length > 0) {
    console.error(
      'usage: npm run -s score -- FILE   (one headline a line, or JSON lines with "text"; - for standard input)',
    );
    process.exitCode = 2;
    return;
  }
  process.stdout.on('error', error => process.exit((error as NodeJS.ErrnoException).code === 'EPIPE' ? 0 : 1));
  try {
    const model = await openModel(MODELS);
    const engine = await openKernelEngine(model);
    await scoreFile(path, createScorer(model, engine), model.card.defaultThreshold);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void main(process.argv.slice(2));
