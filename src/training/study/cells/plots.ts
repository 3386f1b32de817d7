/** Heat maps of what the cells do. */

import type {Panel} from '../../../core/plot/figure.ts';
import {drawFigure} from '../../../core/plot/figure.ts';
import {createHeatPanel, type HeatPlot, type HeatRow} from '../../../core/plot/heat-panel.ts';
import type {Measure} from './measures.ts';
import type {CellReport} from './report.ts';
import type {WatchedHeadline, WatchedUnit} from './watch.ts';

const WIDTH = 1000;
const NAME_WIDTH = 104;

const ROWS: readonly (readonly [measure: Measure, name: string])[] = [
  ['opening', 'input gate'],
  ['forgotten', 'state forgotten'],
  ['output', 'output gate'],
  ['change', 'state changed'],
  ['size', 'size of state'],
];

/** How the words stand above a column. */
const READS = ['reads to the right →', '← reads to the left'] as const;

type Range = readonly [from: number, to: number];

/** The range of a measure over all headlines and both directions, so that shades can be compared. */
function findRange(watched: readonly WatchedHeadline[], measure: Measure): Range {
  const all = watched.flatMap(({measures}) => measures.flatMap(direction => direction[measure]));
  const known = all.filter(value => value !== null);
  return [Math.min(...known), Math.max(...known)];
}

const writeHundredths = (value: number) => String(Math.round(100 * value));

function createMeasurePanel(headline: WatchedHeadline, direction: 0 | 1, ranges: ReadonlyMap<Measure, Range>): Panel {
  const rows = ROWS.map(([measure, name]): HeatRow => {
    const [from, to] = ranges.get(measure)!;
    const values = headline.measures[direction][measure];
    return {name: direction === 0 ? name : '', values, from, to, format: writeHundredths};
  });
  const heading = direction === 0 ? `Credibility ${Math.round(100 * headline.credibility)} %, ${READS[0]}` : READS[1];
  return createHeatPanel({
    heading,
    columns: headline.tokens,
    rows,
    rowHeight: 20,
    nameWidth: direction === 0 ? NAME_WIDTH : 0,
  });
}

/** The word at which a measure is highest. */
function findPeak({tokens}: WatchedHeadline, values: readonly (number | null)[]): string {
  const known = values.map(value => value ?? Number.NEGATIVE_INFINITY);
  return tokens[known.indexOf(Math.max(...known))]!;
}

function describeHeadline(headline: WatchedHeadline): string {
  const [forward, backward] = headline.measures.map(
    ({opening, forgotten}) =>
      `input opens widest at "${findPeak(headline, opening)}", most is forgotten at "${findPeak(headline, forgotten)}"`,
  );
  return `${headline.text}: forward, ${forward}; backward, ${backward}.`;
}

/** Both directions along each watched headline, means over the units. */
export function drawCells({watched}: CellReport): string {
  const ranges = new Map(ROWS.map(([measure]) => [measure, findRange(watched, measure)] as const));
  return drawFigure({
    title: 'Inside the cells: gates and state along a headline',
    description: `Means over all units of the shipped network, in hundredths; the fuller the shade, the higher. ${watched.map(describeHeadline).join(' ')}`,
    legend: [{series: 0, name: 'numbers are hundredths; the fuller the shade, the higher in its row', shape: 'bar'}],
    width: WIDTH,
    panels: watched.flatMap(headline => [
      createMeasurePanel(headline, 0, ranges),
      createMeasurePanel(headline, 1, ranges),
    ]),
  });
}

type Gate = 'input' | 'forget' | 'output' | 'cell';
const GATES: readonly (readonly [gate: Gate, heading: string])[] = [
  ['input', 'Input gate'],
  ['forget', 'Forget gate'],
  ['output', 'Output gate'],
  ['cell', 'Cell state'],
];

function createGatePanel(
  units: readonly WatchedUnit[],
  gate: Gate,
  plot: Pick<HeatPlot, 'heading' | 'columns' | 'nameWidth'>,
): Panel {
  const most = Math.max(...units.flatMap(unit => unit.cell.map(Math.abs)));
  const name = ({unit, weight}: WatchedUnit) =>
    `unit ${unit} (${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)})`;
  const [from, to] = gate === 'cell' ? [-most, most] : [0, 1];
  const rows = units.map((unit): HeatRow => ({name: name(unit), values: unit[gate], from, to}));
  return createHeatPanel({...plot, rows, rowHeight: 13});
}

/** Single units along one headline, both directions. */
export function drawUnits({units: {text, tokens, directions}}: CellReport): string {
  const panels = GATES.flatMap(([gate, name]) =>
    directions.map((units, direction) =>
      createGatePanel(units, gate, {heading: `${name}, ${READS[direction]}`, columns: tokens, nameWidth: NAME_WIDTH}),
    ),
  );
  return drawFigure({
    title: 'Single units: those that weigh most for credibility (+) and against it (−)',
    description: `Gates from 0 (blank) to 1 (full) and the cell state along "${text}", for the ${directions[0].length} units of each direction that weigh most for and against credibility.`,
    legend: [
      {series: 0, name: 'open gate, or a state above 0', shape: 'bar'},
      {series: 1, name: 'a state below 0', shape: 'bar'},
    ],
    width: WIDTH,
    panels,
  });
}
