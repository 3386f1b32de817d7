/** The headlines of a fold: the same rows for all networks. */
import {createRandom} from '../../core/random.ts';
import type {Vocabulary} from '../../core/vocabulary.ts';
import {HEADS} from '../../model/card.ts';
import {encodeExamples, type TrainingRow} from '../batches.ts';
import type {TrainingConfig} from '../config.ts';
import {type Example, hashToUnit} from '../examples.ts';
import {configureFold, type Fold} from '../folds/plan.ts';
import {type SelectedRow, selectRows} from '../folds/select-rows.ts';
import {readCorpus, weighExamples} from '../prepare.ts';
import type {StudyContext} from './part.ts';

/** Share of outlets, and of headlines without one, that early stopping watches. */
const VALIDATION_SHARE = 0.1;
/** Most measured headlines of one set and label. */
const MOST_MEASURED = 2000;

export interface FoldRows {
  readonly train: readonly Example[];
  readonly validation: readonly Example[];
  /** Of sets and outlets left out. */
  readonly measured: readonly SelectedRow[];
}

/** The most that each group may give so that all give `total` together. */
export function findCap(sizes: readonly number[], total: number): number {
  let [cap, left] = [0, total];
  const ascending = [...sizes].sort((a, b) => a - b);
  for (const [index, size] of ascending.entries()) {
    cap = Math.floor(left / (ascending.length - index));
    if (size > cap) return cap;
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

/** At most `total` examples: all of small sets, and of each label of the larger ones as many as of the next. */
export function sampleEvenly(examples: readonly Example[], total: number): Example[] {
  const groups = new Map<string, {example: Example; at: number}[]>();
  for (const example of examples) {
    const key = `${example.dataset} ${example.labels.credibility}`;
    const entry = {example, at: hashToUnit(3, example.tokens.join(' '))};
    const known = groups.get(key);
    if (known) known.push(entry);
    else groups.set(key, [entry]);
  }
  const lists = [...groups.values()];
  const cap = findCap(
    lists.map(({length}) => length),
    total,
  );
  return lists.flatMap(list =>
    list
      .sort((a, b) => a.at - b.at)
      .slice(0, cap)
      .map(({example}) => example),
  );
}

/** Outlets are kept whole: early stopping must not reward knowing them. */
function isValidation({outlet, tokens}: Example): boolean {
  const key = outlet === null || outlet.tier === 'unknown' ? tokens.join(' ') : outlet.domain;
  return hashToUnit(7, key) < VALIDATION_SHARE;
}

/** Reads the rows of a fold, all years in training. */
export async function readFoldRows({config, subset, progress}: StudyContext, fold: Fold): Promise<FoldRows> {
  const {data} = configureFold(config.training, {fold, withRecent: true, seed: config.training.data.seed});
  const {examples} = await readCorpus({...data, data: subset}, progress);
  const labelled = examples.filter(({part, labels}) => part === 'train' && labels.credibility !== undefined);
  const counts = new Map<string, number>();
  const measured = selectRows(examples, fold).filter(({kind, name, label}) => {
    if (kind === 'satire' || kind === 'clickbait') return false;
    const key = `${kind} ${name} ${label}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key)! <= MOST_MEASURED;
  });
  return {
    train: sampleEvenly(
      labelled.filter(example => !isValidation(example)),
      config.rows,
    ),
    validation: sampleEvenly(labelled.filter(isValidation), Math.round(config.rows * VALIDATION_SHARE)),
    measured,
  };
}

/** Rows with the label of credibility alone, weighted as those of the shipped network are. */
export function encodeRows(
  examples: readonly Example[],
  vocabulary: Vocabulary,
  training: TrainingConfig,
): TrainingRow[] {
  const weights = weighExamples(examples, {...training.labels, graded: false});
  const random = createRandom(training.data.seed);
  const head = HEADS.indexOf('credibility');
  return encodeExamples(examples, weights, vocabulary, training.shape.maxLength, 0, random).map(
    ({ids, renamed, labels, weights: [...all]}) => ({ids, renamed, labels: [labels[head]!], weights: [all[head]!]}),
  );
}
