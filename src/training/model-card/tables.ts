/** Tables of the model card that no other report has. */
import type {Card} from '../../model/card.ts';
import {DATA_INVENTORY, OUTLET_RATINGS} from '../data-inventory.ts';
import {policyOf} from '../data-sets.ts';
import type {Figures, HeadResult} from '../evaluation.ts';
import {formatTable} from '../evaluation-tables.ts';
import {averageFolds, isSet} from '../fold-means.ts';
import type {EvaluationReport, FoldRow, FoldTable} from '../report.ts';
import type {TrainingFacts} from './facts.ts';
import {splitFalseFlags} from './summaries.ts';

const show = (value: number | null) => (value === null ? '–' : value.toFixed(3));

/** Example: formatCount(12345) -> '12,345' */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** One decimal always: figures in a column line up. */
const showPercent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** "network ± spread / baseline". */
function formatPair({network, baseline}: FoldRow, figure: keyof Figures): string {
  const estimate = network[figure];
  const ours = estimate ? `${show(estimate.mean)} ± ${show(estimate.spread)}` : '–';
  return `${ours} / ${show(baseline[figure])}`;
}

/** One variant, a line a set, then their means, then the lines of outlets. */
export function formatFolds(table: FoldTable): string {
  const header = ['left-out set', 'doubtful / credible', 'AUC', 'AUC v. reputable', 'recall', 'calibration error'];
  const figures = ['auc', 'aucReputable', 'recall', 'calibrationError'] as const;
  const line = (row: FoldRow) => [
    row.name,
    `${formatCount(row.doubtful)} / ${formatCount(row.credible)}`,
    ...figures.map(figure => formatPair(row, figure)),
  ];
  const outlets = table.rows.filter(row => !isSet(row));
  return formatTable(header, [...table.rows.filter(isSet), averageFolds(table), ...outlets].map(line));
}

/** Threshold by threshold, what a reader gets; the default threshold among them. */
export function formatThresholds({curve, defaultThreshold}: Card): string {
  const tenths = curve.filter(({threshold}) => threshold > 0 && threshold <= 0.5 && Number.isInteger(threshold * 10));
  const nearest = curve.findLast(({threshold}) => threshold <= defaultThreshold);
  const isListed = nearest === undefined || tenths.includes(nearest);
  const points = (isListed ? tenths : [...tenths, nearest]).sort((a, b) => a.threshold - b.threshold);
  return formatTable(
    ['threshold', 'reputable headlines flagged', 'doubtful headlines flagged'],
    points.map(point => [
      `${point.threshold.toFixed(2)}${point === nearest ? ' (about the default)' : ''}`,
      showPercent(point.falseFlagRate),
      showPercent(point.recall),
    ]),
  );
}

/** What a set was for, by what the card counted: it may be of a time when the policies were others. */
function describeRole(id: string, counts: TrainingFacts['sets'][string] | undefined): string {
  if (!counts) return 'not used';
  if (counts.train === 0) return 'left out, to measure';
  const {role, credibility, hasClaims} = policyOf(id);
  if (role === 'unlabelled') return hasClaims ? 'claims, linear part' : 'text only';
  return credibility === 'none' ? 'trained on, other heads' : 'trained on';
}

/** Every data set: what it was for, whose labels, by whom, under which terms. */
export function formatInventory({sets}: TrainingFacts): string {
  const lines = DATA_INVENTORY.map(({id, labels, citation, licence}) => {
    const counts = sets[id];
    const parts = counts ? [counts.train, counts.validation, counts.test + counts['left-out']] : [0, 0, 0];
    return [id, describeRole(id, counts), parts.map(formatCount).join(' / '), labels, citation, licence];
  });
  return formatTable(
    ['data set', 'role', 'headlines: train / validation / measured', 'labels', 'citation', 'licence'],
    lines,
  );
}

/** One line a result, whatever its head. */
export function formatHeads(results: readonly HeadResult[]): string {
  return formatTable(
    ['head', 'on', 'with / without', 'AUC'],
    results.map(({head, dataset, positives, negatives, auc}) => [
      head,
      dataset,
      `${formatCount(positives)} / ${formatCount(negatives)}`,
      show(auc),
    ]),
  );
}

/** Whose ratings of outlets were used. */
export function formatRatings(): string {
  return OUTLET_RATINGS.map(({citation, licence}) => `- ${citation} (${licence})`).join('\n');
}

/** Highest to lowest share among the leanings; null with fewer than two, or where none is flagged. */
export function compareLeanings({falseFlags}: EvaluationReport): number | null {
  const names = falseFlags.flatMap(({name}) => name.match(/, leaning (.*)$/)?.[1] ?? []);
  const shares = splitFalseFlags(falseFlags).kinds.flatMap(({name, flagged}) =>
    names.includes(name) ? [flagged] : [],
  );
  const lowest = Math.min(...shares);
  return shares.length > 1 && lowest > 0 ? Math.max(...shares) / lowest : null;
}

/** The settings of a training, a line each. */
export function formatSettings({settings}: TrainingFacts): string {
  return formatTable(
    ['setting', 'value'],
    settings.map(([name, value]) => [name, value]),
  );
}
