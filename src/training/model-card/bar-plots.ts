/** The plots of bars: left-out sets, and honest headlines flagged. */
import {type Axis, formatPercent} from '../../core/plot/axis.ts';
import {type BarRow, createBarPanel} from '../../core/plot/bar-panel.ts';
import {drawFigure} from '../../core/plot/figure.ts';
import {FALSE_FLAG_BUDGET} from '../calibrate.ts';
import type {FalseFlags} from '../false-flags.ts';
import {averageFolds, chooseFolds, isSet} from '../fold-means.ts';
import type {EvaluationReport, FoldRow} from '../report.ts';
import {BASELINE, createShareAxis, legendOf, NETWORK, roundUp} from './plot-parts.ts';
import {splitFalseFlags} from './summaries.ts';

const show = (value: number) => value.toFixed(2);
const showPercent = (share: number) => `${(100 * share).toFixed(1)} %`;

type SetFigure = 'aucReputable' | 'recall';

function toBarRow({name, network, baseline}: FoldRow, figure: SetFigure): BarRow {
  const estimate = network[figure];
  const other = baseline[figure];
  return {
    name: figure === 'aucReputable' ? name : '',
    bars: [
      ...(estimate ? [{series: NETWORK, value: estimate.mean, spread: estimate.spread}] : []),
      ...(other === null ? [] : [{series: BASELINE, value: other}]),
    ],
  };
}

/** Network beside baseline on each left-out set. */
export function drawSets({folds}: EvaluationReport): string | undefined {
  const table = chooseFolds(folds);
  if (!table) return undefined;
  // Of the lines of outlets the first; names of others are long.
  const outlets = table.rows.filter(row => !isSet(row)).slice(0, 1);
  const rows = [...table.rows.filter(isSet), averageFolds(table), ...outlets];
  const panel = (figure: SetFigure, heading: string, axis: Axis) =>
    createBarPanel({
      heading,
      axis,
      format: figure === 'aucReputable' ? axis.format : showPercent,
      nameWidth: figure === 'aucReputable' ? 158 : 0,
      rows: rows.map(row => toBarRow(row, figure)),
    });
  const toRecall = roundUp(rows.flatMap(({network, baseline}) => [network.recall?.mean ?? 0, baseline.recall ?? 0]));
  return drawFigure({
    title: `Sets left out of training, ${table.variant}`,
    description: rows
      .map(({name, network, baseline}) => {
        const [ours, theirs] = [network.aucReputable?.mean, baseline.aucReputable];
        return `${name}: AUC of the network ${ours === undefined ? 'unknown' : show(ours)}, of the baseline ${theirs === null ? 'unknown' : show(theirs)}`;
      })
      .join('; '),
    legend: legendOf('bar'),
    panels: [
      panel('aucReputable', 'AUC against reputable headlines', {
        label: 'from guessing to perfect',
        from: 0.5,
        to: 1,
        ticks: [0.5, 0.75, 1],
        format: show,
      }),
      panel('recall', 'doubtful headlines flagged', {
        ...createShareAxis(`where ${formatPercent(FALSE_FLAG_BUDGET)} of reputable ones are`, toRecall, 3),
      }),
    ],
  });
}

/** Half of the interval in which the share would be in 95 of 100 such samples. */
const toSpread = ({flagged, headlines}: FalseFlags) => 1.96 * Math.sqrt((flagged * (1 - flagged)) / headlines);

/** Reputable headlines flagged, by leaning and by year. */
export function drawFalseFlags({falseFlags}: EvaluationReport): string | undefined {
  const {kinds, years} = splitFalseFlags(falseFlags);
  if (kinds.length + years.length === 0) return undefined;
  const to = Math.max(2 * FALSE_FLAG_BUDGET, ...[...kinds, ...years].map(({flagged}) => flagged));
  const panel = (heading: string, groups: readonly FalseFlags[], nameWidth: number) =>
    createBarPanel({
      heading,
      axis: createShareAxis('flagged at the default threshold', to, 3),
      format: showPercent,
      nameWidth,
      rows: groups.map(group => ({
        name: group.name,
        bars: [{series: NETWORK, value: group.flagged, spread: toSpread(group)}],
      })),
      reference: {at: FALSE_FLAG_BUDGET, label: ''},
    });
  return drawFigure({
    title: 'Honest headlines flagged by mistake',
    description: `${[...kinds, ...years].map(({name, flagged}) => `${name}: ${formatPercent(flagged)}`).join('; ')}. The goal is at most ${formatPercent(FALSE_FLAG_BUDGET)}.`,
    legend: [
      {
        series: NETWORK,
        name: `share flagged, and how far chance could move it; dashed: the goal, at most ${formatPercent(FALSE_FLAG_BUDGET)}`,
        shape: 'bar',
      },
    ],
    panels: [
      ...(kinds.length > 0 ? [panel('by leaning', kinds, 140)] : []),
      ...(years.length > 0 ? [panel('by year', years, 40)] : []),
    ],
  });
}
