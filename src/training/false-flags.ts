/** How often honest headlines are flagged, by whose they are: a wrong flag is the worst thing the extension can do. */
import {shareBelow} from '../core/metrics.ts';
import {listReputable, type Measured} from './evaluation.ts';
import type {Example} from './examples.ts';

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

/** Which headlines each line counts. */
function listLines(measured: readonly Measured[]): [string, readonly Measured[]][] {
  const unseen = measured.filter(({example}) => isUnseenReputable(example));
  const ordinary = unseen.filter(({example}) => example.dataset !== 'reddit_nottheonion');
  const recent = ordinary.filter(({example}) => (example.year ?? 0) >= 2025);
  const years = [...new Set(ordinary.flatMap(({example}) => example.year ?? []))].sort();
  return [
    ['2025 and 2026', recent],
    ...(['left', 'centre', 'right'] as const).map((side): [string, readonly Measured[]] => [
      `2025 and 2026, leaning ${side}`,
      recent.filter(({example}) => example.outlet?.leaning === side),
    ]),
    ...years.map((year): [string, readonly Measured[]] => [
      `${year}`,
      ordinary.filter(({example}) => example.year === year),
    ]),
    ['odd but honest (reddit_nottheonion)', unseen.filter(({example}) => example.dataset === 'reddit_nottheonion')],
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
