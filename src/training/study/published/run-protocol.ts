/** Cross-validation of one published protocol. */
import {hashToUnit} from '../../examples.ts';
import type {StudyContext} from '../part.ts';
import {describeStart, openStart} from '../start.ts';
import {startStopwatch} from '../stopwatch.ts';
import {REGULARISATION, scoreByRegression} from './informed.ts';
import {scoreByNetwork} from './network.ts';
import {describeProtocol, PROTOCOLS, type Protocol} from './protocols.ts';
import {readTitles, type Title} from './titles.ts';

/** Logits of the titles of one fold, in their order. */
interface FoldLogits {
  readonly labels: readonly (0 | 1)[];
  readonly words: readonly number[];
  readonly network: readonly number[];
  /** Of processor time. */
  readonly seconds: number;
}

export interface ProtocolResult {
  readonly dataset: string;
  readonly folds: readonly FoldLogits[];
}

/** Networks of one fold, whose logits are averaged. */
const NETWORKS = 2;
const VALIDATION_SHARE = 0.1;
/** What words alone know beside themselves. */
const NOTHING = new Float32Array();

const round = (logit: number) => Math.round(logit * 1000) / 1000;

async function runFold(titles: readonly Title[], fold: number, context: StudyContext): Promise<FoldLogits> {
  const start = await openStart(context);
  const stop = startStopwatch();
  const test = titles.filter(title => title.fold === fold);
  const rest = titles.filter(title => title.fold !== fold);
  const isValidation = ({text}: Title) => hashToUnit(31, text) < VALIDATION_SHARE;
  const parts = {train: rest.filter(title => !isValidation(title)), validation: rest.filter(isValidation), test};
  const sums = new Float64Array(test.length);
  for (let seed = 1; seed <= NETWORKS; seed++) {
    for (const [index, logit] of scoreByNetwork(parts, seed, start, context).entries())
      sums[index]! += logit / NETWORKS;
  }
  context.progress.done(`fold ${fold + 1}: ${parts.train.length} titles to train on`);
  return {
    labels: test.map(({label}) => label),
    words: scoreByRegression(titles, fold, () => NOTHING).map(round),
    network: Array.from(sums, round),
    seconds: stop(),
  };
}

/** Runs a protocol, from the cache where it was run before; null where the set is not here. */
export async function runProtocol(dataset: string, context: StudyContext): Promise<ProtocolResult | null> {
  const {config, openResult} = context;
  const protocol = PROTOCOLS.find(entry => entry.dataset === dataset) as Protocol;
  const {folds} = protocol;
  let titles: Title[] | null = null;
  const read = async () => {
    titles ??= await readTitles(protocol, config.training.data.data);
    return titles;
  };
  const settings = describeProtocol(protocol);
  const count = await openResult([settings, 'titles'], async () => (await read()).length);
  if (count === 0) return null;
  const results: FoldLogits[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const all = [settings, fold, config.epochs, NETWORKS, REGULARISATION, describeStart(config)];
    results.push(await openResult(all, async () => runFold(await read(), fold, context)));
  }
  return {dataset, folds: results};
}
