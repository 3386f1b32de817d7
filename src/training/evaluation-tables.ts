/** Results as Markdown tables. */

import type {CredibilityResult, Figures, HeadResult} from './evaluation.ts';
import type {FalseFlags} from './false-flags.ts';

const show = (value: number | null) => (value === null ? '–' : value.toFixed(3));

/** A Markdown table. Example: formatTable(['a'], [['1']]) -> '| a |\n| --- |\n| 1 |' */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

type Side = 'network' | 'baseline';

/** The mean over the groups of a kind that have the figure: small sets are noisy one by one. */
function averageKind(results: readonly CredibilityResult[], kind: string): string[] {
  const part = results.filter(({group}) => group.kind === kind && !group.name.startsWith('all,'));
  const mean = (side: Side, figure: keyof Figures) => {
    const values = part.flatMap(result => result[side][figure] ?? []);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const pair = (figure: keyof Figures) => `${show(mean('network', figure))} / ${show(mean('baseline', figure))}`;
  const figures = (['auc', 'aucReputable', 'recall', 'calibrationError'] as const).map(pair);
  return [`**${kind}**`, `**mean of ${part.length}**`, '', ...figures, ''];
}

/** Network and baseline side by side, "network / baseline"; the means of each kind of group come last. */
export function formatCredibilityTable(results: readonly CredibilityResult[]): string {
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
  const lines = results.map(({group, doubtful, credible, network, baseline, falseFlags}) => [
    group.kind,
    group.name,
    `${doubtful} / ${credible}`,
    pair(network.auc, baseline.auc),
    pair(network.aucReputable, baseline.aucReputable),
    pair(network.recall, baseline.recall),
    pair(network.calibrationError, baseline.calibrationError),
    show(falseFlags),
  ]);
  const kinds = [...new Set(results.map(({group}) => group.kind))];
  return formatTable(header, [...lines, ...kinds.map(kind => averageKind(results, kind))]);
}

/** The short table of README: left-out sets and their mean, the two figures that a reader feels. */
export function formatSummary(results: readonly CredibilityResult[], version: string): string {
  const lines = formatCredibilityTable(results)
    .split('\n')
    .filter(line => line.includes('left-out set |') || line.includes('left-out set** |'))
    .map(line => line.split(' | ').slice(1, 6));
  const header = ['left-out set', 'doubtful / credible', 'AUC', 'AUC v. reputable', 'recall at 2 % false flags'];
  return `Model ${version}; network / TF-IDF with logistic regression on the same rows, printed by \`npm run -s evaluate\`.
All of it, with what the words mean: [models/EVALUATION.md](models/EVALUATION.md).

${formatTable(header, lines)}`;
}

const BLOCK = /(<!-- results: begin[^>]*-->\n)[\s\S]*?(<!-- results: end -->)/;

/**
 * Puts a text between the marks of a page.
 * @throws Error when the page has no marks
 */
export function replaceResults(page: string, results: string): string {
  if (!BLOCK.test(page)) throw new Error('expected <!-- results: begin --> and <!-- results: end --> in README.md');
  return page.replace(BLOCK, (_, begin: string, end: string) => `${begin}${results}\n${end}`);
}

/** False flags by group, in headlines of a hundred. */
export function formatFalseFlagTable(groups: readonly FalseFlags[]): string {
  return formatTable(
    ['headlines of high-quality outlets never trained on', 'headlines', 'flagged in 100'],
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
