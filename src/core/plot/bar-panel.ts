/** Bars that lie: names on the left, one bar a series below another. */
import {type Axis, createScale} from './axis.ts';
import type {Box, Panel} from './figure.ts';
import {createElement, createText, formatPixels} from './svg.ts';

export interface Bar {
  /** Which colour, from 0. */
  readonly series: number;
  readonly value: number;
  /** Half the length of a line across the end of the bar; none when left out. */
  readonly spread?: number;
}

export interface BarRow {
  /** Empty where the panel to the left has it. */
  readonly name: string;
  readonly bars: readonly Bar[];
}

export interface BarPlot {
  readonly heading: string;
  readonly axis: Axis;
  /** Writes the value at the end of a bar. */
  readonly format: (value: number) => string;
  readonly rows: readonly BarRow[];
  /** Room for the names, in pixels. */
  readonly nameWidth: number;
  readonly reference?: {readonly at: number; readonly label: string};
}

const BAR = 11;
const ROW_GAP = 9;
const MARGIN = {right: 34, top: 24, bottom: 40};

const heightOf = ({bars}: BarRow) => Math.max(1, bars.length) * BAR + ROW_GAP;

type Scale = (value: number) => number;

function drawAxis({heading, axis, reference, nameWidth}: BarPlot, x: Scale, box: Box, bottom: number): string[] {
  const upright = (value: number, kind: string) =>
    createElement('path', {
      d: `M${formatPixels(x(value))} ${formatPixels(box.top + MARGIN.top - 4)}V${formatPixels(bottom)}`,
      class: kind,
    });
  const ticks = axis.ticks.map(
    value => upright(value, 'grid') + createText(x(value), bottom + 16, axis.format(value), {class: 'muted middle'}),
  );
  const limit = reference
    ? upright(reference.at, 'reference') +
      createText(x(reference.at) + 5, box.top + MARGIN.top - 8, reference.label, {class: 'muted'})
    : '';
  const middle = (x(axis.from) + x(axis.to)) / 2;
  return [
    createText(box.left + (nameWidth > 0 ? 0 : -2), box.top + 10, heading, {class: 'strong'}),
    ...ticks,
    limit,
    createText(middle, bottom + 34, axis.label, {class: 'middle'}),
  ];
}

function drawBar({series, value, spread}: Bar, top: number, x: Scale, {axis, format}: BarPlot): string {
  const [start, end] = [x(axis.from), x(Math.min(axis.to, Math.max(axis.from, value)))];
  const bar = createElement('rect', {
    x: start,
    y: top,
    width: end - start,
    height: BAR - 1,
    rx: 1.5,
    class: `f${series}`,
  });
  const middle = formatPixels(top + (BAR - 1) / 2);
  const reach = (side: number) => x(Math.min(axis.to, Math.max(axis.from, value + side)));
  const whisker =
    spread === undefined
      ? ''
      : createElement('path', {
          d: `M${formatPixels(reach(-spread))} ${middle}H${formatPixels(reach(spread))}`,
          class: 'whisker',
        });
  const edge = spread === undefined ? end : Math.max(end, reach(spread));
  return bar + whisker + createText(edge + 4, top + BAR - 2, format(value), {'font-size': 10, class: 'muted halo'});
}

function drawRows(plot: BarPlot, x: Scale, box: Box): string[] {
  const {rows, axis} = plot;
  let top = box.top + MARGIN.top;
  return rows.map(row => {
    const height = row.bars.length * BAR;
    const name = row.name ? createText(x(axis.from) - 8, top + height / 2 + 3, row.name, {class: 'end'}) : '';
    const bars = row.bars.map((bar, at) => drawBar(bar, top + at * BAR, x, plot));
    top += heightOf(row);
    return name + bars.join('');
  });
}

/** A panel of bars; its height follows from its rows. */
export function createBarPanel(plot: BarPlot): Panel {
  const length = plot.rows.reduce((sum, row) => sum + heightOf(row), 0);
  return {
    height: MARGIN.top + length + MARGIN.bottom,
    nameWidth: plot.nameWidth,
    draw(box) {
      const x = createScale(plot.axis, box.left + plot.nameWidth, box.left + box.width - MARGIN.right);
      const bottom = box.top + MARGIN.top + length - ROW_GAP + 4;
      return [...drawAxis(plot, x, box, bottom), ...drawRows(plot, x, box)].join('\n');
    },
  };
}
