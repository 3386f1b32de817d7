/** What a fold measures: the rows that its networks never saw, in groups. */
import {type Example, hashToUnit} from '../examples.ts';

/** What a row is measured for. */
export type RowKind = 'set' | 'reputable' | 'recent' | 'satire' | 'clickbait';

/** A row that a fold measures, without its text. */
export interface FoldRowKey {
  readonly kind: RowKind;
  /** Data set. */
  readonly name: string;
  /** Of the head that the kind is about. */
  readonly label: 0 | 1;
}

export interface SelectedRow extends FoldRowKey {
  readonly example: Example;
}

/** Most rows of a set and label, and of one outlet in a set of nothing but fakes, as in MODEL.md's table. */
const [MOST_ROWS, MOST_OF_SITE] = [8000, 150];

const FIRST_RECENT_YEAR = 2020;
const HARD_NEGATIVES = 'reddit_nottheonion';

function classify(example: Example, leaveOut: readonly string[]): FoldRowKey[] {
  const {dataset, labels, part, outlet, year} = example;
  const keys: FoldRowKey[] = [];
  const {credibility, satire, clickbait} = labels;
  const isUnseen = part === 'test' || part === 'left-out';
  if (dataset === 'apple_news') return year === 2026 ? [{kind: 'reputable', name: dataset, label: 1}] : [];
  if (!isUnseen) return keys;
  if (leaveOut.includes(dataset) && credibility !== undefined && satire !== 1) {
    keys.push({kind: 'set', name: dataset, label: credibility});
  } else if (credibility !== undefined && (year ?? 0) >= FIRST_RECENT_YEAR && dataset !== HARD_NEGATIVES) {
    if (outlet?.tier === 'low' || outlet?.tier === 'high') {
      keys.push({kind: 'recent', name: 'outlets of 2020 on', label: credibility});
    }
  }
  if (part === 'test' && satire === 1 && outlet?.tier === 'satire')
    keys.push({kind: 'satire', name: 'satire', label: 1});
  if (part === 'test' && satire === 0 && dataset === HARD_NEGATIVES && outlet?.tier === 'high')
    keys.push({kind: 'satire', name: 'satire', label: 0});
  if (leaveOut.includes(dataset) && clickbait !== undefined)
    keys.push({kind: 'clickbait', name: dataset, label: clickbait});
  return keys;
}

/** The rows a fold measures, in an order that depends on their words alone. */
export function selectRows(examples: readonly Example[], leaveOut: readonly string[]): SelectedRow[] {
  const order = (example: Example) => hashToUnit(0, example.tokens.join(' '));
  const rows = examples
    .flatMap(example => classify(example, leaveOut).map(key => ({...key, example, at: order(example)})))
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
