/** The warm part of the bench: every engine in one worker of Chromium, in turn. */
import type {WebWorker} from 'puppeteer-core';
import type {EncodedHeadline} from '../core/vocabulary.ts';
import {HEADS, type Shape} from '../model/card.ts';
import type {BenchWorker} from './bench-worker.ts';

/** Milliseconds at the median, by engine, for one batch. */
export interface TimedBatch {
  readonly headlines: number;
  readonly words: number;
  readonly distinct: number;
  readonly medians: Readonly<Record<string, number>>;
}

export interface Throughput {
  /** Real headlines, of the lengths they have. */
  readonly bySize: readonly TimedBatch[];
  /** Headlines cut or filled to one length. */
  readonly byLength: readonly TimedBatch[];
  /** GFLOP/s at the median: of the processor in one thread, taken between the batches, and of the kernel on a page. */
  readonly peak: number;
  readonly reached: number;
}

const SIZES = [1, 4, 16, 64, 100, 256, 512];
const LENGTHS = [4, 8, 16, 32];
const LENGTH_BATCH = 64;
/** The batch of which the target speaks: a page. */
export const PAGE = 100;
const REPEATS = 9;
/** Calls timed together, so that the clock of a worker (0.1 ms) is fine enough. */
const countCalls = (headlines: number) => Math.max(1, Math.ceil(32 / headlines));
const PEAK_ROUNDS = 2e6;
const PEAK_OPERATIONS = 96;
/** Largest difference of two engines on headlines of one length. */
const TOLERANCE = 1e-6;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

/** Multiplications and additions that a batch needs, each distinct word projected once, no step from a zero state. */
function countOperations({headlines, words, distinct}: TimedBatch, {embeddingSize, units}: Shape): number {
  const projections = distinct * embeddingSize * 8 * units;
  const recurrences = (words - headlines) * 2 * units * 4 * units;
  return 2 * (projections + recurrences + headlines * 4 * units * HEADS.length);
}

/** Where engines run: a worker of Chromium, a page of Firefox. */
export type Place = Pick<WebWorker, 'evaluate'>;

/** Calls a method of the `bench` there. */
function call<N extends keyof BenchWorker>(
  worker: Place,
  name: N,
  ...args: Parameters<BenchWorker[N]>
): Promise<Awaited<ReturnType<BenchWorker[N]>>> {
  return worker.evaluate(
    (method, values) => {
      const {bench} = globalThis as unknown as {bench: Record<string, (...values: unknown[]) => unknown>};
      return bench[method]!(...values);
    },
    name,
    args as unknown[],
  ) as Promise<Awaited<ReturnType<BenchWorker[N]>>>;
}

async function timeBatch(worker: Place, headlines: readonly EncodedHeadline[]): Promise<TimedBatch> {
  const batch = headlines.map(ids => [...ids]);
  await call(worker, 'time', batch, 2, countCalls(batch.length));
  const times = await call(worker, 'time', batch, REPEATS, countCalls(batch.length));
  return {
    headlines: batch.length,
    words: batch.flat().length,
    distinct: new Set(batch.flat()).size,
    medians: Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)])),
  };
}

/** @throws Error when two engines disagree: then their times compare nothing */
async function checkEngines(worker: Place, headlines: readonly EncodedHeadline[]): Promise<void> {
  const scores = Object.entries(
    await call(
      worker,
      'score',
      headlines.map(ids => [...ids]),
    ),
  );
  const reference = scores[0]![1];
  for (const [name, found] of scores) {
    const wrong = found.findIndex((score, at) => {
      const other = reference[at]!;
      return !(Math.abs(score.credibility - other.credibility) + Math.abs(score.satire - other.satire) < TOLERANCE);
    });
    if (wrong !== -1) throw new Error(`expected ${name} to agree with the kernel, received another score of ${wrong}`);
  }
}

/** Headlines of exactly `length` words, from the words of others. */
function cutToLength(headlines: readonly EncodedHeadline[], length: number): EncodedHeadline[] {
  const words = headlines.flatMap(ids => [...ids]);
  return Array.from({length: LENGTH_BATCH}, (_, at) => Int32Array.from(words.slice(at * length, (at + 1) * length)));
}

/** Waits for the script of a worker to have run. */
async function waitForBench(worker: Place): Promise<void> {
  while (!(await worker.evaluate(() => 'bench' in globalThis))) await new Promise(resolve => setTimeout(resolve, 20));
}

/** Measures one page of headlines, warm. */
export async function measureOnePage(worker: Place, headlines: readonly EncodedHeadline[]): Promise<TimedBatch> {
  await waitForBench(worker);
  await call(worker, 'open');
  await checkEngines(worker, cutToLength(headlines, 8));
  return timeBatch(worker, headlines.slice(0, PAGE));
}

/** Measures everything warm. Two minutes. */
export async function measureThroughput(
  worker: Place,
  headlines: readonly EncodedHeadline[],
  shape: Shape,
): Promise<Throughput> {
  await waitForBench(worker);
  await call(worker, 'open');
  await checkEngines(worker, cutToLength(headlines, 8));
  const peaks: number[] = [];
  const takePeak = async () => {
    const ms = await call(worker, 'timePeak', PEAK_ROUNDS);
    peaks.push((PEAK_ROUNDS * PEAK_OPERATIONS) / ms / 1e6);
  };
  const bySize: TimedBatch[] = [];
  for (const size of SIZES) {
    for (let repeat = 0; repeat < 3; repeat++) await takePeak();
    bySize.push(await timeBatch(worker, headlines.slice(0, size)));
  }
  const byLength: TimedBatch[] = [];
  for (const length of LENGTHS) byLength.push(await timeBatch(worker, cutToLength(headlines, length)));
  const page = bySize.find(batch => batch.headlines === PAGE)!;
  const reached = countOperations(page, shape) / page.medians.kernel! / 1e6;
  return {bySize, byLength, peak: median(peaks), reached};
}
