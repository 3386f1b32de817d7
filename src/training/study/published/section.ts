/** The section beside published results. */
import {formatTable} from '../../evaluation-tables.ts';
import type {StudySection} from '../part.ts';
import {judgeProtocol} from './judge.ts';
import type {ProtocolSummary} from './part.ts';
import {PROTOCOLS, type Protocol} from './protocols.ts';

const show = (value: number) => value.toFixed(3);

interface Line {
  readonly protocol: Protocol;
  readonly summary: ProtocolSummary;
}

function tabulate(lines: readonly Line[]): string {
  const rows = lines.map(({protocol: {title, published, folds}, summary}) => [
    title,
    `${summary.titles} (${summary.positives})`,
    `${folds}`,
    published.metric,
    `${published.value}, ${published.system} (${published.source})`,
    `${show(summary.both.mean)} (${show(summary.both.low)} to ${show(summary.both.high)})`,
    show(summary.network),
    show(summary.words),
    show(summary.majority),
  ]);
  const header = [
    'set',
    'titles (looked for)',
    'folds',
    'metric',
    'published',
    'both',
    'networks alone',
    'words alone',
    'the larger class always',
  ];
  return formatTable(header, rows);
}

/** Writes the section. */
export function writePublished(summaries: readonly ProtocolSummary[]): StudySection {
  const lines = summaries.map(summary => ({
    protocol: PROTOCOLS.find(({dataset}) => dataset === summary.dataset)!,
    summary,
  }));
  const text = [
    'Within one set, a random split: training and test titles come from the same outlets and weeks, with the letter case, ' +
      'marks and site names that they were published with. Such figures are high, and say little of a headline from elsewhere: the ' +
      'section on sets never seen does. They are here because papers report them.',
    'Here: two networks of the shipped architecture on raw titles (both directions trained as language models on unlabelled ' +
      'headlines of other sets), and logistic regression on TF-IDF of words, word pairs and pieces of words; the mean of their logits. ' +
      'No pre-trained transformer. Cross-validated; what parts the classes of one fold is the best cut of the other folds. Intervals by ' +
      'drawing titles anew (bootstrap). The set with few titles has a section of its own below.',
    tabulate(lines),
    lines
      .filter(({protocol}) => !protocol.isInformed)
      .map(({protocol, summary}) => `- ${judgeProtocol(protocol, summary.both)}`)
      .join('\n'),
  ].join('\n\n');
  return {heading: 'Beside published results', text, plots: {}};
}
