/** Kills the background at chosen moments while pages change, and looks whether they come right in the end. */
import type {Random} from '../../core/random.ts';
import {wait} from '../../platform/wait.ts';
import {type BackgroundEvent, MOMENTS, type Moment} from './background-state.ts';
import {findMissing, findOffScores, findWrong, type Oracle} from './check.ts';
import type {LivingFront} from './living-front.ts';
import {readCredibilities} from './read-credibilities.ts';
import type {SoakStage} from './stage.ts';

export interface KillOptions {
  readonly stage: SoakStage;
  readonly fronts: readonly LivingFront[];
  readonly oracle: Oracle;
  readonly random: Random;
  readonly kills: number;
  /** Told now and then how far it is. */
  readonly report: (line: string) => void;
}

export interface KillResult {
  readonly counts: ReadonlyMap<Moment, number>;
  /** Headlines on the pages at the end. */
  readonly headlines: number;
  /** What went wrong; none when all is well. */
  readonly problems: readonly string[];
  /** From the last kill until every headline had its badge, ms. */
  readonly settleMs: number;
}

/** What kills are aimed at, the dearer moments more often. */
const AIMS: readonly BackgroundEvent[] = [
  ...(['start', 'start', 'run', 'run'] as const),
  ...(['request', 'request', 'request', 'request', 'ready', 'ready', 'reply'] as const),
];
/** Longest wait for the event that a kill is aimed at: a page may be waiting for a lost reply itself. */
const AIM_TIMEOUT_MS = 1500;
/** Longest delay between that event and the kill: about what a cold start takes on a busy machine. */
const MAX_DELAY_MS = 60;
/** A background that nothing wakes for so long will not come back. */
const IDLE_TIMEOUT_MS = 60_000;
/** After the last kill, all requests that were lost have been made again by then. */
const SETTLE_TIMEOUT_MS = 120_000;
const POLL_MS = 200;
/** Time in which a page that changed is looked at again, in a busy browser. */
const REST_MS = 4000;
/** Kills between two looks at all pages. */
const LOOK_EVERY = 10;

async function lookForWrong({fronts, oracle}: KillOptions): Promise<string[]> {
  const found = await Promise.all(
    fronts.map(async front => {
      const {stories, strays} = await front.read();
      return [...(await findWrong(oracle, stories)), ...(strays > 0 ? [`${strays} badges outside of headlines`] : [])];
    }),
  );
  return found.flat();
}

/** What is wrong and stays so: a headline that was just rewritten has its old badge until the page is at rest. */
async function findAllWrong(options: KillOptions): Promise<string[]> {
  const first = await lookForWrong(options);
  if (first.length === 0) return [];
  await wait(REST_MS);
  return (await lookForWrong(options)).filter(problem => first.includes(problem));
}

async function findAllMissing({fronts, oracle}: KillOptions): Promise<string[]> {
  const found = await Promise.all(fronts.map(async front => findMissing(oracle, (await front.read()).stories)));
  return found.flat();
}

/** Changes one page, waits for an event and a moment more, and kills. @returns what was killed, if anything */
async function killOnce({stage, fronts, random}: KillOptions): Promise<Moment | undefined> {
  // Firefox does not tell of a start.
  const aims = AIMS.filter(aim => aim !== 'start' || stage.session.name === 'chromium');
  const event = aims[Math.floor(random() * aims.length)]!;
  // Short ones more often: most of what a background does takes a few milliseconds.
  const delayMs = random() ** 3 * MAX_DELAY_MS;
  const timeout = new AbortController();
  const seen = stage.state.waitFor(event, AbortSignal.any([timeout.signal, AbortSignal.timeout(AIM_TIMEOUT_MS)]));
  await fronts[Math.floor(random() * fronts.length)]!.change();
  await seen;
  if (delayMs >= 1) await wait(delayMs);
  const {moment} = stage.state;
  const isKilled = await stage.killer.kill();
  stage.state.reset();
  return isKilled ? moment : undefined;
}

/** Waits until all pages are right, or time is over. */
async function settle(options: KillOptions): Promise<{settleMs: number; missing: string[]}> {
  const startMs = performance.now();
  for (;;) {
    const missing = await findAllMissing(options);
    const settleMs = performance.now() - startMs;
    if (missing.length === 0 || settleMs > SETTLE_TIMEOUT_MS) return {settleMs, missing};
    await wait(POLL_MS);
  }
}

/** Runs all rounds. */
export async function runKillRounds(options: KillOptions): Promise<KillResult> {
  const {kills, report, stage, oracle, fronts} = options;
  const counts = new Map<Moment, number>(MOMENTS.map(moment => [moment, 0]));
  const problems = new Set<string>();
  let lastMs = performance.now();
  for (let done = 0; done < kills; ) {
    const moment = await killOnce(options);
    if (performance.now() - lastMs > IDLE_TIMEOUT_MS) throw new Error('expected a background to kill, received none');
    if (moment === undefined) continue;
    lastMs = performance.now();
    counts.set(moment, counts.get(moment)! + 1);
    done++;
    if (done % LOOK_EVERY > 0) continue;
    for (const problem of await findAllWrong(options)) problems.add(problem);
    report(`${done} of ${kills} kills, ${problems.size} problems`);
  }
  const {settleMs, missing} = await settle(options);
  const texts = fronts.flatMap(({stories}) => stories);
  const off = await findOffScores(oracle, texts, await readCredibilities(stage.extension));
  for (const problem of [...missing, ...off, ...(await findAllWrong(options))]) problems.add(problem);
  return {counts, headlines: texts.length, problems: [...problems], settleMs};
}
