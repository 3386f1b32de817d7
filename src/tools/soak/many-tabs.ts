/** Opens many tabs at once, as a reader does who starts the browser with those of the day before. */
import type {Random} from '../../core/random.ts';
import {wait} from '../../platform/wait.ts';
import {findMissing, findOffScores, type Oracle} from './check.ts';
import {type LivingFront, openLivingFront} from './living-front.ts';
import {readCredibilities} from './read-credibilities.ts';
import type {SoakStage} from './stage.ts';

/** Time for all tabs to have their badges. */
const TIMEOUT_MS = 180_000;
const POLL_MS = 500;

/** Opens a front page in a tab that thinks it is looked at, where the browser can pretend that. */
export async function openFront(
  {session, fronts}: Pick<SoakStage, 'session' | 'fronts'>,
  name: string,
  tell: () => string,
  random: Random,
): Promise<LivingFront> {
  const page = await session.browser.newPage();
  if (session.name === 'chromium') {
    const client = await page.createCDPSession();
    await client.send('Emulation.setFocusEmulationEnabled', {enabled: true});
  }
  return openLivingFront(page, {fronts, name, tell, random});
}

/** Waits for the badges of one tab; Firefox shows one tab at a time, and pages that are hidden rest. */
async function waitForTab({page, read}: LivingFront, oracle: Oracle, signal: AbortSignal): Promise<string[]> {
  await page.bringToFront();
  for (;;) {
    const missing = await findMissing(oracle, (await read()).stories);
    if (missing.length === 0 || signal.aborted) return missing;
    await wait(POLL_MS);
  }
}

export interface ManyTabsResult {
  readonly headlines: number;
  readonly problems: readonly string[];
  /** From the first tab until the last badge, ms. */
  readonly tookMs: number;
}

/** Opens tabs and waits until every headline has its badge; closes them again. */
export async function runManyTabs(
  stage: SoakStage,
  {count, oracle, tell, random}: {count: number; oracle: Oracle; tell: () => string; random: Random},
): Promise<ManyTabsResult> {
  const startMs = performance.now();
  const names = Array.from({length: count}, (_, index) => `tab-${index}`);
  const tabs = await Promise.all(names.map(name => openFront(stage, name, tell, random)));
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const problems: string[] = [];
  for (const tab of tabs) problems.push(...(await waitForTab(tab, oracle, signal)));
  const tookMs = performance.now() - startMs;
  const texts = tabs.flatMap(({stories}) => stories);
  problems.push(...(await findOffScores(oracle, texts, await readCredibilities(stage.extension))));
  await Promise.all(tabs.map(({page}) => page.close()));
  return {headlines: texts.length, problems, tookMs};
}
