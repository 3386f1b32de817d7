/** The plots of the model card, drawn from a report. */
import {type Axis, formatPercent, listTicks} from '../../core/plot/axis.ts';
import {type BarRow, createBarPanel} from '../../core/plot/bar-panel.ts';
import {drawFigure, type LegendEntry} from '../../core/plot/figure.ts';
import {createLinePanel, type Reference} from '../../core/plot/line-panel.ts';
import {FALSE_FLAG_BUDGET} from '../calibrate.ts';
import {type CurvePair, MAX_RATE, type RatePoint} from '../curves.ts';
import type {FalseFlags} from '../false-flags.ts';
import type {EvaluationReport, FoldRow} from '../report.ts';
import {averageFolds, chooseFolds, splitFalseFlags} from './summaries.ts';

const NETWORK = 0;
const BASELINE = 1;
const legendOf = (shape: LegendEntry['shape']): LegendEntry[] => [
  {series: NETWORK, name: 'network', shape},
  {series: BASELINE, name: 'baseline: word counts with logistic regression', shape},
];

const HEIGHT = 300;

function createShareAxis(label: string, to: number, count: number): Axis {
  return {label, from: 0, to, ticks: listTicks(0, to, count), format: formatPercent};
}

const show = (value: number) => value.toFixed(2);
const showPercent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** The next tenth above all values: a plot ends at a round number. */
const roundUp = (values: readonly number[]) => Math.ceil(Math.max(0.05, ...values) * 10) / 10;

const placeOf = ({falseFlagRate, recall}: RatePoint) => [falseFlagRate, recall] as const;

function createRatePanel(pair: CurvePair, [toX, toY]: readonly [number, number], reference: Reference) {
  return createLinePanel({
    heading: pair.name,
    height: HEIGHT,
    x: createShareAxis('reputable headlines flagged', toX, 5),
    y: createShareAxis('doubtful headlines flagged', toY, 5),
    lines: [
      {series: BASELINE, points: pair.baseline.map(placeOf)},
      {series: NETWORK, points: pair.network.map(placeOf)},
    ],
    references: [reference],
  });
}

/** The share of doubtful headlines flagged where the budget of reputable ones is. */
function readRecall(points: readonly RatePoint[]): string {
  return formatPercent(points.findLast(({falseFlagRate}) => falseFlagRate <= FALSE_FLAG_BUDGET)?.recall ?? 0);
}

const describePairs = (pairs: readonly CurvePair[]) =>
  pairs
    .map(({name, network, baseline}) => `${name}: network ${readRecall(network)}, baseline ${readRecall(baseline)}`)
    .join('; ');

function drawRoc({curves: {roc, recall}}: EvaluationReport): string {
  return drawFigure({
    title: 'Doubtful headlines flagged, against reputable ones flagged',
    description: `Each point is a threshold; above the slanted line is better than guessing. Where ${formatPercent(FALSE_FLAG_BUDGET)} of reputable headlines are flagged, doubtful ones are flagged as follows. ${describePairs(recall)}.`,
    legend: legendOf('line'),
    panels: roc.map(pair => createRatePanel(pair, [1, 1], {from: [0, 0], to: [1, 1], label: 'guessing'})),
  });
}

function drawRecall({curves: {recall}}: EvaluationReport): string {
  const points = recall.flatMap(({network, baseline}) => [...network, ...baseline]);
  const toY = roundUp(points.map(point => point.recall));
  const reference: Reference = {
    from: [FALSE_FLAG_BUDGET, 0],
    to: [FALSE_FLAG_BUDGET, toY],
    label: `goal: at most ${formatPercent(FALSE_FLAG_BUDGET)}`,
  };
  return drawFigure({
    title: 'Doubtful headlines flagged, where few reputable ones are',
    description: `Share of doubtful headlines flagged where ${formatPercent(FALSE_FLAG_BUDGET)} of reputable ones are. ${describePairs(recall)}.`,
    legend: legendOf('line'),
    panels: recall.map(pair => createRatePanel(pair, [MAX_RATE, toY], reference)),
  });
}

/** Radii of dots whose areas go with numbers of headlines. */
function toRadii(rows: readonly number[]): number[] {
  const most = Math.max(...rows);
  return rows.map(count => Math.max(1.5, 8 * Math.sqrt(count / most)));
}

function drawReliability({curves: {reliability}}: EvaluationReport): string {
  const panels = reliability.map(({name, bins}) =>
    createLinePanel({
      heading: name,
      height: HEIGHT,
      x: createShareAxis('credibility said', 1, 5),
      y: createShareAxis('were credible', 1, 5),
      lines: [
        {
          series: NETWORK,
          points: bins.map(({predicted, observed}) => [predicted, observed] as const),
          radii: toRadii(bins.map(({rows}) => rows)),
        },
      ],
      references: [{from: [0, 0], to: [1, 1], label: 'as said'}],
    }),
  );
  const describe = ({name, bins}: (typeof reliability)[number]) =>
    `${name}: ${bins.map(({predicted, observed}) => `${formatPercent(predicted)} said, ${formatPercent(observed)} seen`).join(', ')}`;
  return drawFigure({
    title: 'Does credibility mean what it says?',
    description: `${reliability.map(describe).join('; ')}.`,
    legend: [{series: NETWORK, name: 'network; the larger a dot, the more headlines', shape: 'line'}],
    panels,
  });
}

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

function drawSets({folds}: EvaluationReport): string | undefined {
  const table = chooseFolds(folds);
  if (!table) return undefined;
  const rows = [...table.rows, averageFolds(table)];
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

function drawFalseFlags({falseFlags}: EvaluationReport): string {
  const {kinds, years} = splitFalseFlags(falseFlags);
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
    panels: [panel('by leaning', kinds, 140), panel('by year', years, 40)],
  });
}

/** File name in `models/` -> SVG. */
export function drawPlots(report: EvaluationReport): Record<string, string> {
  const sets = drawSets(report);
  return {
    ...(sets === undefined ? {} : {'sets.svg': sets}),
    'roc.svg': drawRoc(report),
    'recall.svg': drawRecall(report),
    'false-flags.svg': drawFalseFlags(report),
    'reliability.svg': drawReliability(report),
  };
}
