/** The section of the networks on left-out sets. */
import {type BarRow, createBarPanel} from '../../../core/plot/bar-panel.ts';
import {drawFigure} from '../../../core/plot/figure.ts';
import {formatTable} from '../../evaluation-tables.ts';
import type {Estimate} from '../../report.ts';
import {writeLengths} from '../lengths/section.ts';
import type {StudySection} from '../part.ts';
import type {ComparisonSummary, SetLine, StepLine} from './summary.ts';

const PLOT = 'study-networks.svg';

const show = (value: number) => value.toFixed(3);
const showEstimate = ({mean, spread}: Estimate) => (spread === 0 ? show(mean) : `${show(mean)} ± ${show(spread)}`);
const showDifference = (value: number) => `${value < 0 ? '−' : '+'}${show(Math.abs(value))}`;

const FIGURE_NAMES = {auc: 'AUC', recall: 'recall at 2 %'};

/** What an interval of differences allows to say. */
export function judgeStep({from, to, figure, difference, setsBetter, sets}: StepLine): string {
  const {mean, low, high} = difference;
  const range = `${FIGURE_NAMES[figure]} ${showDifference(mean)}, 95 % interval ${showDifference(low)} to ${showDifference(high)}; better on ${setsBetter} of ${sets} sets`;
  if (low > 0) return `From ${from} to ${to}: a gain (${range}).`;
  if (high < 0) return `From ${from} to ${to}: a loss (${range}).`;
  return `From ${from} to ${to}: **the step brings nothing that these sets can show** (${range}).`;
}

function tabulate({lines, means, networks}: ComparisonSummary, figure: 'auc' | 'recall'): string {
  const cells = (line: SetLine) => [line.name, `${line.doubtful}`, ...line[figure].map(showEstimate)];
  return formatTable(['left out', 'doubtful', ...networks.map(({name}) => name)], [...lines, means].map(cells));
}

function tabulateSizes({networks}: ComparisonSummary): string {
  const rows = networks
    .filter(({units}) => units !== null)
    .map(({name, units, parameters, bestEpoch}) => [name, `${units}`, `${parameters}`, bestEpoch!.toFixed(1)]);
  return formatTable(['network', 'units a direction', 'parameters beside the tables', 'best epoch, mean'], rows);
}

function drawComparison({networks, lines, means}: ComparisonSummary): string {
  const toRow = ({name, auc}: SetLine): BarRow => ({
    name,
    bars: auc.map(({mean, spread}, series) => ({series, value: mean, ...(series === 0 ? {} : {spread})})),
  });
  const rows = [means, ...lines];
  return drawFigure({
    title: 'Networks on sets that they never saw',
    description: networks
      .map(({name}, index) => `${name}: mean AUC over sets ${show(means.auc[index]!.mean)}`)
      .join('; '),
    legend: networks.map(({name}, series) => ({series, name, shape: 'bar'})),
    panels: [
      createBarPanel({
        heading: 'AUC of doubtful headlines against reputable ones of 2026; lines: spread over seeds',
        axis: {
          label: 'from guessing to perfect',
          from: 0.4,
          to: 1,
          ticks: [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
          format: value => value.toFixed(1),
        },
        format: show,
        nameWidth: 158,
        rows: rows.map(toRow),
      }),
    ],
  });
}

/** Writes the section. */
export function writeComparison(summary: ComparisonSummary): StudySection {
  const {seeds, folds, train, validation, texts, steps, minutes} = summary;
  const lengths = writeLengths(summary.lengths);
  const text = [
    `Equal terms: the same ${train.toLocaleString('en')} labelled headlines a fold, the same vocabulary, the same word vectors ` +
      `to start from (skip-gram on ${texts.toLocaleString('en')} unlabelled headlines, none of a set measured here), the same ` +
      `dropout and noise, the epoch chosen on the same ${validation.toLocaleString('en')} validation headlines of outlets kept ` +
      `whole, ${seeds} seeds, ${folds} folds that leave out whole sets. The recurrent networks hand on their last state. Training ` +
      `headlines are drawn evenly from all sets and labels; all trainings together took ${minutes} minutes of one processor. Parameters beside the tables of words and pairs agree within a tenth:`,
    tabulateSizes(summary),
    'The shipped architecture is larger on purpose, and more than a cell: maximum and mean over all states, hashed word ' +
      'pairs beside them, and both directions trained as language models on the same unlabelled headlines first.',
    `![Bars of each network on each left-out set](${PLOT})`,
    'AUC of doubtful headlines of the set against reputable headlines of 2026, mean ± standard deviation over seeds:',
    tabulate(summary, 'auc'),
    'Share of doubtful headlines flagged where 2 % of the reputable ones are:',
    tabulate(summary, 'recall'),
    'What each step is worth, sets being what repeats (Student’s t over differences of set means):',
    steps.map(step => `- ${judgeStep(step)}`).join('\n'),
    lengths.text,
  ].join('\n\n');
  const plots = {[PLOT]: drawComparison(summary), ...lengths.plots};
  return {heading: 'The networks on sets that they never saw', text, plots};
}
