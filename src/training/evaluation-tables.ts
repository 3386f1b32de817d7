/** Results as Markdown tables. */

import {average} from '../core/metrics.ts';
import type {Figures, HeadResult} from './evaluation.ts';
import type {FalseFlags} from './false-flags.ts';
import {averageFolds} from './fold-means.ts';
import type {Estimate, FoldRow, FoldTable, GroupResult} from './report.ts';

const show = (value: number | null) => (value === null ? '–' : value.toFixed(3));

/** A Markdown table. Example: formatTable(['a'], [['1']]) -> '| a |\n| --- |\n| 1 |' */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

type Side = 'network' | 'baseline';

/** The mean over the groups of a kind that have the figure: small sets are noisy one by one. */
function averageKind(results: readonly GroupResult[], kind: string): string[] {
  const part = results.filter(group => group.kind === kind && !group.name.startsWith('all,'));
  const mean = (side: Side, figure: keyof Figures) => average(part.flatMap(result => result[side][figure] ?? []));
  const pair = (figure: keyof Figures) => `${show(mean('network', figure))} / ${show(mean('baseline', figure))}`;
  const figures = (['auc', 'aucReputable', 'recall', 'calibrationError'] as const).map(pair);
  return [`**${kind}**`, `**mean of ${part.length}**`, '', ...figures, ''];
}

/** Network and baseline side by side, "network / baseline"; the means of each kind of group come last. */
export function formatCredibilityTable(results: readonly GroupResult[]): string {
  const header = [
    'credibility',
    'group',
    'doubtful / credible',
    'AUC (network / baseline)',
    'AUC v. reputable',
    'recall at 2 % false flags',
    'calibration error',
    'flagged credible at default',
  ];
  const pair = (a: number | null, b: number | null) => `${show(a)} / ${show(b)}`;
  const lines = results.map(({kind, name, doubtful, credible, network, baseline, falseFlags}) => [
    kind,
    name,
    `${doubtful} / ${credible}`,
    pair(network.auc, baseline.auc),
    pair(network.aucReputable, baseline.aucReputable),
    pair(network.recall, baseline.recall),
    pair(network.calibrationError, baseline.calibrationError),
    show(falseFlags),
  ]);
  const kinds = [...new Set(results.map(({kind}) => kind))];
  return formatTable(header, [...lines, ...kinds.map(kind => averageKind(results, kind))]);
}

const FIGURE_NAMES = {
  auc: 'AUC (network / baseline)',
  aucReputable: 'AUC v. reputable',
  recall: 'recall at 2 % false flags',
  calibrationError: 'calibration error',
} as const;

const FIGURES = Object.keys(FIGURE_NAMES) as (keyof Figures)[];

/** Header and lines, "network ± spread / baseline"; the mean of the sets comes last. */
function layOutFolds(table: FoldTable, figures: readonly (keyof Figures)[]): [string[], string[][]] {
  const {variant, seeds, rows} = table;
  const estimate = (value: Estimate | null) =>
    value === null ? '–' : seeds.length > 1 ? `${show(value.mean)} ± ${show(value.spread)}` : show(value.mean);
  const cells = ({network, baseline}: FoldRow) =>
    figures.map(figure => `${estimate(network[figure])} / ${show(baseline[figure])}`);
  const lines = rows.map(row => [row.name, `${row.doubtful} / ${row.credible}`, ...cells(row)]);
  const mean = averageFolds(table);
  const means = figures.map(figure => `${show(mean.network[figure]?.mean ?? null)} / ${show(mean.baseline[figure])}`);
  return [
    [`${variant}: left out`, 'doubtful / credible', ...figures.map(figure => FIGURE_NAMES[figure])],
    [...lines, [`**${mean.name}**`, '', ...means]],
  ];
}

/** Sets left out of training, every figure. */
export function formatFoldTable(table: FoldTable): string {
  return formatTable(...layOutFolds(table, FIGURES));
}

/** The short table of README: sets left out with all years in training, the figures that a reader feels. */
export function formatSummary(folds: readonly FoldTable[], version: string): string {
  const table = folds.find(({variant}) => variant === 'with recent sets');
  return `Networks of the shipped recipe (model ${version}) on sets they never saw / TF-IDF with logistic regression on the
same rows, printed by \`npm run -s evaluate\`. All of it, with what the words mean: [models/EVALUATION.md](models/EVALUATION.md).

${table ? formatTable(...layOutFolds(table, ['auc', 'aucReputable', 'recall'])) : ''}`;
}

const BLOCK = /(<!-- results: begin[^>]*-->\n)[\s\S]*?(<!-- results: end -->)/;

/**
 * Puts a text between the marks of a page.
 * @throws Error when the page has no marks
 */
export function replaceResults(page: string, results: string): string {
  if (!BLOCK.test(page)) throw new Error('expected <!-- results: begin --> and <!-- results: end --> in the page');
  return page.replace(BLOCK, (_, begin: string, end: string) => `${begin}${results}\n${end}`);
}

/** False flags by group, in headlines of a hundred. */
export function formatFalseFlagTable(groups: readonly FalseFlags[], whose: string): string {
  return formatTable(
    [`headlines of ${whose}`, 'headlines', 'flagged in 100'],
    groups.map(({name, headlines, flagged}) => [name, `${headlines}`, (100 * flagged).toFixed(1)]),
  );
}

/** One head, a line a set; sets with a single label are left out. */
export function formatHeadTable(results: readonly HeadResult[]): string {
  const head = results[0]?.head ?? 'head';
  return formatTable(
    [head, 'with / without', 'AUC', 'calibration error'],
    results
      .filter(({auc}) => auc !== null)
      .map(({dataset, positives, negatives, auc, calibrationError}) => [
        dataset,
        `${positives} / ${negatives}`,
        show(auc),
        show(calibrationError),
      ]),
  );
}
