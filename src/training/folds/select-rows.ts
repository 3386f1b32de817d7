/** What a fold measures: the rows that its networks never saw, in groups. */
import {type Example, hashToUnit} from '../examples.ts';
import type {Leaning} from '../outlets.ts';
import type {Fold} from './plan.ts';

/** What a row is measured for. */
export type RowKind = 'set' | 'reputable' | 'recent' | 'satire' | 'clickbait';

/** A row that a fold measures, without its text. */
export interface FoldRowKey {
  readonly kind: RowKind;
  /** Data set; of satire the publisher, of recent rows what they have in common. */
  readonly name: string;
  /** Of the head that the kind is about. */
  readonly label: 0 | 1;
}

/** What else is told of a row. */
export interface RowFacts {
  readonly year: number | null;
  readonly leaning: Leaning | null;
}

export interface SelectedRow extends FoldRowKey, RowFacts {
  readonly example: Example;
}

/** Most rows of a set and label, and of one outlet in a set of nothing but fakes, as in MODEL.md's table. */
const [MOST_ROWS, MOST_OF_SITE] = [8000, 150];

/** From here on a year counts as recent where sets and years are left out. */
export const FIRST_RECENT_YEAR = 2020;
/** The headlines that false flags are counted on. */
const REPUTABLE = {dataset: 'apple_news', year: 2026};
const HARD_NEGATIVES = 'reddit_nottheonion';

function classifyCredibility(example: Example, fold: Fold): FoldRowKey[] {
  const {dataset, labels, part, outlet, year} = example;
  const {credibility: label, satire} = labels;
  if (dataset === REPUTABLE.dataset)
    return year === REPUTABLE.year ? [{kind: 'reputable', name: dataset, label: 1}] : [];
  if (label === undefined || satire === 1) return [];
  if (fold.leaveOut.includes(dataset)) return [{kind: 'set', name: dataset, label}];
  const isRated = outlet?.tier === 'low' || outlet?.tier === 'high';
  if (!isRated || (year ?? 0) < FIRST_RECENT_YEAR || dataset === HARD_NEGATIVES) return [];
  // Sets left out beside those of the fold are the recent ones.
  return [{kind: 'recent', name: part === 'left-out' ? 'years 2020 on' : 'outlets of 2020 on', label}];
}

function classifyKinds({dataset, labels: {satire, clickbait}, part, outlet}: Example, fold: Fold): FoldRowKey[] {
  const keys: FoldRowKey[] = [];
  if (part === 'test' && satire === 1 && outlet?.tier === 'satire') {
    keys.push({kind: 'satire', name: outlet.domain, label: 1});
  }
  if (part === 'test' && satire === 0 && outlet?.tier === 'high' && dataset === HARD_NEGATIVES) {
    keys.push({kind: 'satire', name: HARD_NEGATIVES, label: 0});
  }
  if (clickbait !== undefined && fold.leaveOut.includes(dataset)) {
    keys.push({kind: 'clickbait', name: dataset, label: clickbait});
  }
  return keys;
}

function classify(example: Example, fold: Fold): FoldRowKey[] {
  const {part} = example;
  return part === 'test' || part === 'left-out'
    ? [...classifyCredibility(example, fold), ...classifyKinds(example, fold)]
    : [];
}

/** The rows a fold measures, in an order that depends on their words alone. */
export function selectRows(examples: readonly Example[], fold: Fold): SelectedRow[] {
  const order = (example: Example) => hashToUnit(0, example.tokens.join(' '));
  const rows = examples
    .flatMap(example => {
      const facts = {year: example.year, leaning: example.outlet?.leaning ?? null, example, at: order(example)};
      return classify(example, fold).map(key => ({...key, ...facts}));
    })
    .sort((a, b) => a.at - b.at);
  const counts = new Map<string, number>();
  const isWithin = (key: string, most: number) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
  return rows
    .filter(({kind, name, example: {outlet}}) =>
      kind === 'set' && name === 'buzzfeed_top_fake' ? isWithin(`${name} of ${outlet?.domain}`, MOST_OF_SITE) : true,
    )
    .filter(({kind, name, label}) => isWithin(`${kind} ${name} ${label}`, MOST_ROWS));
}
