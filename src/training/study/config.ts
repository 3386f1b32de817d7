/** Settings of the study. */
import {parseArgs} from 'node:util';
import {parseConfig, type TrainingConfig} from '../config.ts';

export interface StudyConfig {
  /** Where the data are, and how they are split; vocabulary, length and pre-training of all networks. */
  readonly training: TrainingConfig;
  /** 1 to this. */
  readonly seeds: number;
  /** Labelled headlines to train on, at most, in each fold. */
  readonly rows: number;
  /** Unlabelled headlines that word vectors and language model read, at most. */
  readonly texts: number;
  /** Of each network, at most. */
  readonly epochs: number;
  /** Parameters beside the tables of words and pairs that each network may have, about. */
  readonly budget: number;
  /** Letters of the folds to train. */
  readonly folds: string;
  /** Names of the parts to run; the others keep what `study.json` says of them. */
  readonly only: readonly string[];
  /** Whether only the page is written, from `study.json`. */
  readonly pageOnly: boolean;
  /** Processes that work side by side; 1 for none but the command itself. */
  readonly lanes: number;
}

/** Options of the command line. */
export const STUDY_USAGE = `usage: npm run study -- [--only PART,PART] [--page] [--seeds N] [--rows N] [--texts N] [--epochs N]
  [--budget N] [--folds LETTERS] [--lanes N] [--embedding N] [--vocabulary N] [--data FOLDER] [--outlets FILE] [--models FOLDER]
  [--cache FOLDER]`;

const OPTIONS = {
  only: {type: 'string', default: ''},
  page: {type: 'boolean', default: false},
  seeds: {type: 'string', default: '5'},
  rows: {type: 'string', default: '20000'},
  texts: {type: 'string', default: '100000'},
  epochs: {type: 'string', default: '5'},
  // That of a bidirectional LSTM with 40 units in each direction.
  budget: {type: 'string', default: '33681'},
  folds: {type: 'string', default: 'abcdef'},
  lanes: {type: 'string', default: '2'},
  embedding: {type: 'string', default: '64'},
  vocabulary: {type: 'string', default: '16000'},
  data: {type: 'string', default: '../shared/data/headlines'},
  outlets: {type: 'string'},
  models: {type: 'string', default: 'models'},
  cache: {type: 'string', default: '.cache/training'},
} as const;

type CountOption = 'seeds' | 'rows' | 'texts' | 'epochs' | 'budget' | 'lanes';

/** Reads the command line. @throws when an option is unknown or out of range */
export function parseStudyConfig(args: readonly string[]): StudyConfig {
  const {values} = parseArgs({args: [...args], options: OPTIONS});
  const count = (name: CountOption) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value > 0) return value;
    throw new RangeError(`expected --${name} to be a whole number from 1, received ${values[name]}`);
  };
  const passed = ['data', 'models', 'cache', 'embedding', 'vocabulary'] as const;
  const units = ['--units', values.embedding];
  const outlets = values.outlets === undefined ? [] : ['--outlets', values.outlets];
  return {
    training: parseConfig([...passed.flatMap(name => [`--${name}`, values[name]]), ...units, ...outlets]),
    seeds: count('seeds'),
    rows: count('rows'),
    texts: count('texts'),
    epochs: count('epochs'),
    budget: count('budget'),
    folds: values.folds,
    pageOnly: values.page,
    only: values.only === '' ? [] : values.only.split(','),
    lanes: count('lanes'),
  };
}
