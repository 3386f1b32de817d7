/** The section of what words and other headlines together tell, beside published results. */
import {formatTable} from '../../evaluation-tables.ts';
import type {StudySection} from '../part.ts';
import type {InformedSummary} from './informed-part.ts';
import {judgeProtocol} from './judge.ts';
import {PROTOCOLS, type Protocol} from './protocols.ts';

const show = (value: number) => value.toFixed(3);

interface Line {
  readonly protocol: Protocol;
  readonly summary: InformedSummary;
}

function tabulate(lines: readonly Line[]): string {
  const rows = lines.map(({protocol: {title, published, folds}, summary: {titles, positives, figure, majority}}) => [
    title,
    `${titles} (${positives})`,
    `${folds}`,
    published.metric,
    `${published.value}, ${published.system} (${published.source})`,
    `${show(figure.mean)} (${show(figure.low)} to ${show(figure.high)})`,
    show(majority),
  ]);
  const header = ['set', 'titles (looked for)', 'folds', 'metric', 'published', 'ours', 'the larger class always'];
  return formatTable(header, rows);
}

/** Writes the section. */
export function writeInformed(summaries: readonly InformedSummary[]): StudySection {
  const lines = summaries.map(summary => ({
    protocol: PROTOCOLS.find(({dataset}) => dataset === summary.dataset)!,
    summary,
  }));
  const text = [
    'Where titles are few, papers bring what large networks read elsewhere. So here ours may, too: logistic regression on words, word pairs ' +
      'and pieces of words as above, and on what other headlines taught. That is the maximum and the mean of the states of both ' +
      'directions of the LSTM along a title, trained as language models on unlabelled headlines of other sets and no further; and how ' +
      'like the title is to groups of other headlines (by set, label and rating of the outlet; none is taken that shares five words ' +
      'in a row with a title of the set). No pre-trained transformer.',
    'Cross-validated, on the folds of the section above. Accuracy is counted at even odds; for F1 what parts the classes of one fold is the ' +
      'best cut of the other folds. Strength and weights of the parts are set beforehand; which parts there are, and even odds, were ' +
      'chosen with an eye on the PolitiFact titles, whose figure may therefore be a little too kind. Intervals by drawing titles anew.',
    tabulate(lines),
    lines.map(line => `- ${judgeProtocol(line.protocol, line.summary.figure, line.summary.again)}`).join('\n'),
  ].join('\n\n');
  return {heading: 'Beside published results, with what other headlines taught', text, plots: {}};
}
