/** How often honest headlines are flagged, by whose they are: a wrong flag is the worst thing the extension can do. */
import {shareBelow} from '../core/metrics.ts';
import {listReputable, type Measured} from './evaluation.ts';
import {type Example, isRecent} from './examples.ts';

export interface FalseFlags {
  readonly name: string;
  readonly headlines: number;
  /** Share flagged at the threshold. */
  readonly flagged: number;
}

/** Smaller groups say too little. */
export const MIN_HEADLINES = 100;

/** Headlines of high-quality outlets that were never trained on. */
const isUnseenReputable = ({part, outlet, labels}: Example) =>
  part === 'test' && outlet?.tier === 'high' && labels.credibility === 1;

/** Headlines of the reader's own years, whole and by leaning, then every year for itself. */
export function listByLeaningAndYear<Row>(
  rows: readonly Row[],
  describe: (row: Row) => {readonly year: number | null; readonly leaning: string | null},
): [string, readonly Row[]][] {
  const described = rows.map(row => ({row, ...describe(row)}));
  const pick = (name: string, belongs: (row: (typeof described)[number]) => boolean): [string, readonly Row[]] => [
    name,
    described.filter(belongs).map(({row}) => row),
  ];
  const years = [...new Set(described.flatMap(({year}) => year ?? []))].sort();
  return [
    pick('2025 and 2026', isRecent),
    ...['left', 'centre', 'right'].map(side =>
      pick(`2025 and 2026, leaning ${side}`, row => isRecent(row) && row.leaning === side),
    ),
    ...years.map(year => pick(`${year}`, row => row.year === year)),
  ];
}

/** Which headlines each line counts. */
function listLines(measured: readonly Measured[]): [string, readonly Measured[]][] {
  const unseen = measured.filter(({example}) => isUnseenReputable(example));
  const [odd, ordinary] = [true, false].map(wanted =>
    unseen.filter(({example}) => (example.dataset === 'reddit_nottheonion') === wanted),
  ) as [Measured[], Measured[]];
  return [
    ...listByLeaningAndYear(ordinary, ({example}) => ({year: example.year, leaning: example.outlet?.leaning ?? null})),
    ['odd but honest (reddit_nottheonion)', odd],
    ['apple_news of 2026, outlets of all kinds', listReputable(measured)],
  ];
}

/** Shares of honest headlines flagged at a threshold, one line a group of 100 headlines or more. */
export function countFalseFlags(measured: readonly Measured[], threshold: number): FalseFlags[] {
  return listLines(measured)
    .filter(([, rows]) => rows.length >= MIN_HEADLINES)
    .map(([name, rows]) => ({
      name,
      headlines: rows.length,
      flagged: shareBelow(
        rows.map(({network}) => network.credibility),
        threshold,
      )!,
    }));
}
