/** Results as Markdown tables. */
import type {CredibilityResult, HeadResult} from './evaluation.ts';

const show = (value: number | null) => (value === null ? '–' : value.toFixed(3));

/** A Markdown table. Example: formatTable(['a'], [['1']]) -> '| a |\n| --- |\n| 1 |' */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Network and baseline side by side, "network / baseline". */
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
  return formatTable(
    header,
    results.map(({group, doubtful, credible, network, baseline, falseFlags}) => [
      group.kind,
      group.name,
      `${doubtful} / ${credible}`,
      pair(network.auc, baseline.auc),
      pair(network.aucReputable, baseline.aucReputable),
      pair(network.recall, baseline.recall),
      pair(network.calibrationError, baseline.calibrationError),
      show(falseFlags),
    ]),
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
