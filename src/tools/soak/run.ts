import {createRandom} from '../../core/random.ts';
import {createOracle} from './check.ts';
import {type KillResult, runKillRounds} from './kill-rounds.ts';
import {type ManyTabsResult, openFront, runManyTabs} from './many-tabs.ts';
import type {SoakOptions} from './options.ts';
import {type SoakStage, startSoakStage} from './stage.ts';
import {createStories} from './stories.ts';

export interface SoakResult {
  readonly kills: KillResult;
  /** Undefined when no tabs were asked for. */
  readonly tabs: ManyTabsResult | undefined;
  /** Exceptions in pages, and complaints of ours in their consoles. */
  readonly errors: readonly string[];
  readonly tookMs: number;
}

/** Pages that go on changing: one waits for a lost reply while another one asks. Firefox shows one at a time. */
const FRONTS = {chromium: 4, firefox: 1} as const;

/** Notes what any page complains of. */
function collectErrors({session}: SoakStage): string[] {
  const errors: string[] = [];
  session.browser.on('targetcreated', target => {
    void target.page().then(page => {
      page?.on('pageerror', error => errors.push(String(error)));
      page?.on('console', message => {
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) errors.push(message.text());
      });
    }, String);
  });
  return errors;
}

/**
 * Runs a soak.
 * @param report told now and then how far it is
 */
export async function runSoak(options: SoakOptions, report: (line: string) => void): Promise<SoakResult> {
  const startMs = performance.now();
  const random = createRandom(options.seed);
  const tell = createStories(random);
  const oracle = await createOracle();
  const stage = await startSoakStage(options.browser);
  try {
    const errors = collectErrors(stage);
    const names = Array.from({length: FRONTS[options.browser]}, (_, index) => `front-${index}`);
    const fronts = await Promise.all(names.map(name => openFront(stage, name, tell, random)));
    report(`${fronts.length} pages open in ${options.browser}, seed ${options.seed}`);
    const kills = await runKillRounds({...options, stage, fronts, oracle, random, report});
    await Promise.all(fronts.map(({page}) => page.close()));
    report(`kills done; opening ${options.tabs} tabs`);
    const {tabs: count} = options;
    const tabs = count > 0 ? await runManyTabs(stage, {count, oracle, tell, random}) : undefined;
    return {kills, tabs, errors, tookMs: performance.now() - startMs};
  } finally {
    await stage.close();
  }
}
