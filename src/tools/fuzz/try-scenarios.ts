/** Hostile pages by hand, in Chromium with the whole extension. */
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {CDPSession, Page} from 'puppeteer-core';
import {wait} from '../../platform/wait.ts';
import {type Session, startSession} from '../browser.ts';
import {listOwnTasks, TRACE_CATEGORIES, type TraceEvent} from '../own-tasks.ts';
import {servePage} from '../page-server.ts';
import {prepareExtension} from '../prepare-extension.ts';
import {type Failure, type Findings, MAX_TASK_MS} from './findings.ts';
import {SCENARIOS, type Scenario} from './scenarios.ts';

/** Time for a page to get its badges, and for it to go on with what it does, ms. */
const BADGES_MS = 30_000;
const GO_ON_MS = 3000;

/** What a page may hold in the end, its own nodes included, bytes. */
const MAX_HEAP_BYTES = 600_000_000;

/** Loaded by the pages of all scenarios in turn: their addresses differ. */
const fileOf = (index: number): string => `scenario-${index}.html`;

/** Notes what our scripts throw, in any of their worlds, and what they warn of. */
async function watchErrors(client: CDPSession): Promise<string[]> {
  const errors: string[] = [];
  const isOurs = (text: string): boolean => /chrome-extension:|moz-extension:|Grain of Salt/.test(text);
  client.on('Runtime.exceptionThrown', ({exceptionDetails: {text, exception, url, stackTrace}}) => {
    const told = `${text} ${exception?.description ?? ''} ${url ?? ''} ${stackTrace?.callFrames[0]?.url ?? ''}`;
    if (isOurs(told)) errors.push(told.slice(0, 500));
  });
  client.on('Runtime.consoleAPICalled', ({args}) => {
    const told = args.map(({value, description}) => String(value ?? description)).join(' ');
    if (isOurs(told)) errors.push(told.slice(0, 500));
  });
  await client.send('Runtime.enable');
  return errors;
}

/** The longest that our scripts kept the page at one go, without what others took meanwhile, ms. */
async function traceSlowest(page: Page, run: () => Promise<void>): Promise<number> {
  await page.tracing.start({categories: [...TRACE_CATEGORIES]});
  await run();
  const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop())) as {traceEvents: TraceEvent[]};
  return Math.max(0, ...listOwnTasks(trace.traceEvents));
}

const countBadges = (page: Page): Promise<number> =>
  page.evaluate(() => Document.prototype.querySelectorAll.call(document, 'grain-badge[data-verdict]').length);

async function waitForBadges(page: Page, least: number): Promise<number> {
  const endMs = performance.now() + BADGES_MS;
  let count = 0;
  while (performance.now() < endMs) {
    // A page that has replaced what counting rests on is asked for no number.
    count = await countBadges(page).catch(() => 0);
    if (count >= least) break;
    await wait(100);
  }
  await wait(GO_ON_MS);
  return count;
}

/** @returns what did not hold, and the longest of our tasks, ms */
async function tryScenario(session: Session, url: string, scenario: Scenario) {
  const page = await session.browser.newPage();
  try {
    const client = await page.createCDPSession();
    const messages = await watchErrors(client);
    let badges = 0;
    const slowestMs = await traceSlowest(page, async () => {
      await page.goto(url, {timeout: 60_000});
      badges = await waitForBadges(page, scenario.badges);
    });
    if (badges < scenario.badges) messages.push(`expected ${scenario.badges} badges, received ${badges}`);
    if (slowestMs > MAX_TASK_MS)
      messages.push(`expected ${MAX_TASK_MS} ms at most, received ${slowestMs.toFixed(0)} ms`);
    if (scenario.holds && !(await page.evaluate(scenario.holds))) messages.push(`expected ${scenario.holds}`);
    const {usedSize} = await client.send('Runtime.getHeapUsage');
    if (usedSize > MAX_HEAP_BYTES) messages.push(`expected ${MAX_HEAP_BYTES} bytes at most, received ${usedSize}`);
    return {messages, slowestMs};
  } finally {
    await page.close();
  }
}

/** Tries every scenario, or those whose names hold a text. */
export async function tryScenarios(onProgress: (name: string) => void, wanted = ''): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'grain-of-salt-fuzz-'));
  for (const [index, {html}] of SCENARIOS.entries()) await writeFile(join(folder, fileOf(index)), html);
  const server = await servePage(join(folder, fileOf(0)));
  const extension = await prepareExtension(folder, 'chromium', server.url);
  const session = await startSession({name: 'chromium', extension, headless: true});
  const failures: Failure[] = [];
  const seen: Record<string, number> = {};
  try {
    for (const [index, scenario] of SCENARIOS.entries()) {
      if (!scenario.name.includes(wanted)) continue;
      onProgress(scenario.name);
      const {messages, slowestMs} = await tryScenario(session, new URL(fileOf(index), server.url).href, scenario).catch(
        (error: Error) => ({messages: [error.message], slowestMs: 0}),
      );
      seen[scenario.name] = Number(slowestMs.toFixed(1));
      for (const message of messages) failures.push({message: `${scenario.name}: ${message}`, example: ''});
    }
    const slowestMs = Math.max(0, ...Object.values(seen));
    return {kind: 'scenarios', tried: Object.keys(seen).length, failures, slowestMs, seen};
  } finally {
    await session.close();
    await server.close();
    await rm(folder, {recursive: true, force: true});
  }
}
