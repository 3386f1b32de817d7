/** Measures network and baseline on the same rows, group by group. */
import {computeAuc, computeCalibrationError, findThreshold, shareBelow} from '../core/metrics.ts';
import type {Probabilities} from '../core/score.ts';
import type {Head} from '../model/card.ts';
import {selectDeceptive, selectReputable} from './assess-model.ts';
import {FALSE_FLAG_BUDGET} from './calibrate.ts';
import type {Example} from './examples.ts';

/** An example with what both models say. */
export interface Measured {
  readonly example: Example;
  readonly network: Probabilities;
  /** Credibility. */
  readonly baseline: number;
}

export type GroupKind = 'left-out set' | 'left-out outlets' | 'in distribution';

export interface Group {
  readonly name: string;
  readonly kind: GroupKind;
  readonly rows: readonly Measured[];
}

/** The figures of one model on one group; null where a side is missing. */
export interface Figures {
  readonly auc: number | null;
  readonly aucReputable: number | null;
  readonly recall: number | null;
  readonly calibrationError: number | null;
}

export interface CredibilityResult {
  readonly group: Group;
  readonly doubtful: number;
  readonly credible: number;
  readonly network: Figures;
  readonly baseline: Figures;
  /** Share of the group's credible headlines flagged at the default threshold. */
  readonly falseFlags: number | null;
}

function kindOf({part, outlet, labels, dataset}: Example): {kind: GroupKind; name: string} {
  if (part === 'left-out') return {kind: 'left-out set', name: dataset};
  const isByOutlet = outlet?.tier === 'low' || outlet?.tier === 'high';
  if (isByOutlet && labels.satire === 0) return {kind: 'left-out outlets', name: dataset};
  return {kind: 'in distribution', name: dataset};
}

/** Fewer doubtful headlines than this make no line of their own. */
const MIN_ROWS = 30;

/** The rows with a credibility label in groups, the sums of outlets first. */
export function listGroups(measured: readonly Measured[]): Group[] {
  const groups = new Map<string, {name: string; kind: GroupKind; rows: Measured[]}>();
  const put = (name: string, kind: GroupKind, row: Measured) => {
    const key = `${kind} ${name}`;
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, {name, kind, rows: [row]});
  };
  for (const row of measured) {
    if (row.example.labels.credibility === undefined || row.example.labels.satire === 1) continue;
    const {kind, name} = kindOf(row.example);
    put(name, kind, row);
    if (kind === 'left-out outlets')
      put((row.example.year ?? 0) >= 2020 ? 'all, 2020 on' : 'all, before 2020', kind, row);
  }
  const order: GroupKind[] = ['left-out set', 'left-out outlets', 'in distribution'];
  return [...groups.values()]
    .filter(({rows}) => rows.filter(({example}) => example.labels.credibility === 0).length >= MIN_ROWS)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}

/** The reputable headlines that false flags are counted on: `apple_news` of 2026, or what stands in for it. */
export function listReputable(measured: readonly Measured[]): Measured[] {
  const apple = measured.filter(({example}) => example.dataset === 'apple_news' && example.year === 2026);
  return apple.length > 0 ? apple : selectReputable(measured);
}

function computeFigures(group: Group, reputable: readonly Measured[], read: (row: Measured) => number): Figures {
  const side = (label: 0 | 1) => group.rows.filter(({example}) => example.labels.credibility === label).map(read);
  const [doubtful, credible] = [side(0), side(1)];
  const negatives = reputable.map(read);
  const threshold = negatives.length > 0 ? findThreshold(negatives, FALSE_FLAG_BUDGET) : 0;
  const hasBoth = doubtful.length > 0 && credible.length > 0;
  const probabilities = [...doubtful, ...credible];
  const labels = [...doubtful.map(() => 0), ...credible.map(() => 1)];
  // Both labels count alike: probabilities are calibrated to even odds, sets are mixed at will.
  const weights = [...doubtful.map(() => 1 / doubtful.length), ...credible.map(() => 1 / credible.length)];
  return {
    auc: computeAuc(credible, doubtful),
    aucReputable: computeAuc(negatives, doubtful),
    recall: negatives.length > 0 ? shareBelow(doubtful, threshold) : null,
    calibrationError: hasBoth ? computeCalibrationError(probabilities, labels, weights) : null,
  };
}

/** Both models on one group; recall is counted where 2 % of the reputable headlines would be flagged. */
export function evaluateCredibility(group: Group, measured: readonly Measured[], threshold: number): CredibilityResult {
  const reputable = listReputable(measured);
  const credible = group.rows.filter(({example}) => example.labels.credibility === 1);
  return {
    group,
    doubtful: selectDeceptive(group.rows).length,
    credible: credible.length,
    network: computeFigures(group, reputable, row => row.network.credibility),
    baseline: computeFigures(group, reputable, row => row.baseline),
    falseFlags: shareBelow(
      credible.map(({network}) => network.credibility),
      threshold,
    ),
  };
}

export interface HeadResult {
  readonly head: Head;
  readonly dataset: string;
  readonly positives: number;
  readonly negatives: number;
  readonly auc: number | null;
  readonly calibrationError: number | null;
}

/** One head of the network on the test rows that have its label, all sets together first. */
export function evaluateHead(measured: readonly Measured[], head: Head): HeadResult[] {
  const rows = measured.filter(({example}) => example.labels[head] !== undefined);
  const names = ['all sets', ...new Set(rows.map(({example}) => example.dataset))];
  return names.map(name => {
    const part = name === 'all sets' ? rows : rows.filter(({example}) => example.dataset === name);
    const side = (label: 0 | 1) =>
      part.filter(({example}) => example.labels[head] === label).map(row => row.network[head]);
    const [negatives, positives] = [side(0), side(1)];
    const labels = [...negatives.map(() => 0), ...positives.map(() => 1)];
    const weights = labels.map(label => 1 / (label === 0 ? negatives : positives).length);
    const hasBoth = negatives.length > 0 && positives.length > 0;
    return {
      head,
      dataset: name,
      positives: positives.length,
      negatives: negatives.length,
      auc: computeAuc(positives, negatives),
      calibrationError: hasBoth ? computeCalibrationError([...negatives, ...positives], labels, weights) : null,
    };
  });
}
