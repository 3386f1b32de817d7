/** The plots of lines: rates of flags, and reliability. */
import {formatPercent} from '../../core/plot/axis.ts';
import {drawFigure} from '../../core/plot/figure.ts';
import {createLinePanel, type Reference} from '../../core/plot/line-panel.ts';
import {FALSE_FLAG_BUDGET} from '../calibrate.ts';
import {type CurvePair, MAX_RATE, type RatePoint} from '../curves.ts';
import type {EvaluationReport} from '../report.ts';
import {BASELINE, createShareAxis, legendOf, NETWORK, roundUp} from './plot-parts.ts';

const HEIGHT = 300;

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

/** The ROC curves. */
export function drawRoc({curves: {roc, recall}}: EvaluationReport): string | undefined {
  if (roc.length === 0) return undefined;
  return drawFigure({
    title: 'Doubtful headlines flagged, against reputable ones flagged',
    description: `Each point is a threshold; above the slanted line is better than guessing. Where ${formatPercent(FALSE_FLAG_BUDGET)} of reputable headlines are flagged, doubtful ones are flagged as follows. ${describePairs(recall)}.`,
    legend: legendOf('line'),
    panels: roc.map(pair => createRatePanel(pair, [1, 1], {from: [0, 0], to: [1, 1], label: 'guessing'})),
  });
}

/** Their beginning. */
export function drawRecall({curves: {recall}}: EvaluationReport): string | undefined {
  if (recall.length === 0) return undefined;
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

/** The reliability diagrams. */
export function drawReliability({curves}: EvaluationReport): string | undefined {
  const reliability = curves.reliability.filter(({bins}) => bins.length > 0);
  if (reliability.length === 0) return undefined;
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
