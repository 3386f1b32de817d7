/** What the card of the model says of its training, as far as people are told. */
import type {Card} from '../../model/card.ts';
import type {Part} from '../examples.ts';
import {readCount, readFields, readSome, readText} from '../read-json.ts';

type Counts = Readonly<Record<Part, number>>;

export interface TrainingFacts {
  /** The command that trained it. */
  readonly command: string;
  /** Headlines read, and those among them that stood in more than one place. */
  readonly rows: number;
  readonly duplicates: number;
  /** Rows by data set and by what they were used for. */
  readonly sets: Readonly<Record<string, Counts>>;
  /** Every other setting, in the order of the card. */
  readonly settings: readonly (readonly [name: string, value: string])[];
}

const readCounts = readFields<Counts>({
  train: readCount,
  validation: readCount,
  test: readCount,
  'left-out': readCount,
});
const readNamed = readSome<Pick<TrainingFacts, 'command' | 'rows' | 'duplicates' | 'sets'>>({
  command: readText,
  rows: readCount,
  duplicates: readCount,
  sets: (value, path) => {
    const entries = Object.entries(value as object).map(([id, counts]) => [id, readCounts(counts, `${path}.${id}`)]);
    return Object.fromEntries(entries);
  },
});

/** Plain values by their path, such as `network.epochs`. */
function listSettings(value: unknown, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  if (Array.isArray(value)) return [[path, value.join(', ')]];
  return Object.entries(value).flatMap(([key, part]) => listSettings(part, path === '' ? key : `${path}.${key}`));
}

/**
 * Reads the training part of a card.
 * @throws RangeError "expected …, received …"
 */
export function readTraining({training}: Card): TrainingFacts {
  const named = readNamed(training, 'the card.training');
  const others = Object.entries(training as object).filter(([key]) => !(key in named));
  return {...named, settings: listSettings(Object.fromEntries(others), '')};
}
