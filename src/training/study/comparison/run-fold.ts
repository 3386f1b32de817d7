/** All trainings of one fold: every contender with every seed, on the same rows. */
import {encode} from '../../../core/vocabulary.ts';
import {trainBaseline} from '../../baseline.ts';
import {FOLDS} from '../../folds/plan.ts';
import {toTerms} from '../../score-with-baseline.ts';
import type {StudyConfig} from '../config.ts';
import {LENGTH_BUCKETS, type LengthFigures, measureLengths} from '../lengths/measure.ts';
import {createNetworkEngine} from '../networks/engine.ts';
import {fitNetwork} from '../networks/fit.ts';
import {scoreHeadlines} from '../networks/score.ts';
import type {StudyContext} from '../part.ts';
import {encodeRows, type FoldRows, readFoldRows} from '../rows.ts';
import {describeStart, openStart, type Start} from '../start.ts';
import {startStopwatch} from '../stopwatch.ts';
import {CONTENDERS, type Contender, configureFit, shapeContender, startContender} from './contenders.ts';
import {measureSets, type SetFigures} from './measure.ts';

/** What one training gave. */
export interface Trial {
  readonly name: string;
  /** 0 for the floor, which has none. */
  readonly seed: number;
  readonly bestEpoch: number;
  /** Of processor time. */
  readonly seconds: number;
  readonly sets: readonly SetFigures[];
  readonly lengths: readonly LengthFigures[];
}

export interface FoldTrials {
  readonly fold: string;
  readonly train: number;
  readonly validation: number;
  readonly trials: readonly Trial[];
}

/** The floor that every network must beat. */
export const FLOOR = 'TF-IDF + logistic regression';

function runFloor({train, measured}: FoldRows): Trial {
  const stop = startStopwatch();
  const score = trainBaseline(
    train.map(toTerms),
    train.map(({labels}) => labels.credibility!),
  );
  const scores = measured.map(({example}) => score(toTerms(example)));
  const figures = {sets: measureSets(measured, scores), lengths: measureLengths(measured, scores)};
  return {name: FLOOR, seed: 0, bestEpoch: 0, ...figures, seconds: stop()};
}

type Rows = FoldRows & {readonly encoded: Record<'train' | 'validation', ReturnType<typeof encodeRows>>};

function runContender(contender: Contender, seed: number, rows: Rows, start: Start, context: StudyContext): Trial {
  const {config, module, progress} = context;
  const stop = startStopwatch();
  const shape = shapeContender(contender, config, start.vocabulary.size);
  const engine = createNetworkEngine(module, shape);
  const {weights, bestEpoch} = fitNetwork({
    shape,
    engine,
    start: startContender(contender, shape, start, seed),
    ...rows.encoded,
    vocabulary: start.vocabulary,
    options: configureFit(config, seed),
    progress,
  });
  const ids = rows.measured.map(({example}) => encode(example.tokens, start.vocabulary, start.shape.maxLength));
  const logits = scoreHeadlines(engine, weights, ids, shape.embeddingSize);
  const figures = {sets: measureSets(rows.measured, logits), lengths: measureLengths(rows.measured, logits)};
  progress.done(`${contender.name}, seed ${seed}: best after epoch ${bestEpoch}`);
  return {name: contender.name, seed, bestEpoch, ...figures, seconds: stop()};
}

/** Opens what costs much only when something is to be trained. */
function createLazy<Value>(open: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | null = null;
  return () => {
    value ??= open();
    return value;
  };
}

const describeRows = ({training, rows}: StudyConfig, fold: string) => [
  LENGTH_BUCKETS,
  rows,
  fold,
  training.data.seed,
  training.data.capLow,
  training.data.capHigh,
  training.data.capSet,
  training.labels,
];

/** Runs a fold, from the cache where it was run before. */
export async function runFold(letter: string, context: StudyContext): Promise<FoldTrials> {
  const {config, openResult} = context;
  const fold = FOLDS.find(({name}) => name === letter);
  if (!fold) throw new RangeError(`expected a fold from a to ${FOLDS.at(-1)!.name}, received ${letter}`);
  const rowSettings = describeRows(config, letter);
  const rows = createLazy(() => readFoldRows(context, fold));
  const start = createLazy(() => openStart(context));
  const encoded = createLazy(async (): Promise<Rows> => {
    const [own, {vocabulary}] = [await rows(), await start()];
    const encodeAll = (part: 'train' | 'validation') => encodeRows(own[part], vocabulary, config.training);
    return {...own, encoded: {train: encodeAll('train'), validation: encodeAll('validation')}};
  });
  const sizes = await openResult(['comparison', 'sizes', rowSettings], async () => {
    const {train, validation} = await rows();
    return {train: train.length, validation: validation.length};
  });
  const trials = [await openResult(['comparison', FLOOR, rowSettings], async () => runFloor(await rows()))];
  for (let seed = 1; seed <= config.seeds; seed++) {
    for (const contender of CONTENDERS) {
      const options = configureFit(config, seed);
      const settings = ['comparison', contender, rowSettings, describeStart(config), config.budget, options];
      const run = async () => runContender(contender, seed, await encoded(), await start(), context);
      trials.push(await openResult(settings, run));
    }
  }
  return {fold: letter, ...sizes, trials};
}
