/** Tables of left-out sets summed up: means, wins. */
import {average} from '../core/metrics.ts';
import type {Figures} from './evaluation.ts';
import type {Estimate, FoldRow, FoldTable} from './report.ts';

/** The table nearest to the committed model: with the recent sets, if there is one with rows. */
export function chooseFolds(folds: readonly FoldTable[]): FoldTable | undefined {
  return folds.findLast(({rows}) => rows.length > 0);
}

/** A line of outlets or years sums up rows of the sets, or measures them another way. */
export function isSet({name}: FoldRow): boolean {
  return !/^(outlets|years) /.test(name);
}

const FIGURES = ['auc', 'aucReputable', 'recall', 'calibrationError'] as const;

/** A row of means over the sets that have a figure; how far seeds differ is averaged as well. */
export function averageFolds(table: FoldTable): FoldRow {
  const rows = table.rows.filter(isSet);
  const estimate = (figure: keyof Figures): Estimate | null => {
    const entries = rows.flatMap(({network}) => network[figure] ?? []);
    const mean = average(entries.map(entry => entry.mean));
    return mean === null ? null : {mean, spread: average(entries.map(({spread}) => spread))!};
  };
  const baseline = (figure: keyof Figures) => average(rows.flatMap(row => row.baseline[figure] ?? []));
  const collect = <T>(read: (figure: keyof Figures) => T) =>
    Object.fromEntries(FIGURES.map(figure => [figure, read(figure)])) as Record<keyof Figures, T>;
  return {
    name: `mean of ${rows.length} sets`,
    doubtful: rows.reduce((sum, {doubtful}) => sum + doubtful, 0),
    credible: rows.reduce((sum, {credible}) => sum + credible, 0),
    network: collect(estimate),
    baseline: collect(baseline),
  };
}

/** How the network stands beside the baseline over the sets of a table. */
export interface Comparison {
  /** Sets on which its AUC against reputable headlines is higher, of those that have it. */
  readonly wins: number;
  readonly sets: number;
  /** Its mean recall, in times that of the baseline; null where there is none. */
  readonly recallRatio: number | null;
}

/** Counts wins and compares mean recall. */
export function compareFolds(table: FoldTable): Comparison {
  const pairs = table.rows
    .filter(isSet)
    .flatMap(({network, baseline}) =>
      network.aucReputable && baseline.aucReputable !== null
        ? [[network.aucReputable.mean, baseline.aucReputable]]
        : [],
    );
  const {network, baseline} = averageFolds(table);
  return {
    wins: pairs.filter(([ours, theirs]) => ours! > theirs!).length,
    sets: pairs.length,
    recallRatio: network.recall && baseline.recall ? network.recall.mean / baseline.recall : null,
  };
}
