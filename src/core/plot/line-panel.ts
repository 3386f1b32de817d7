/** Lines over two axes. */
import {type Axis, createScale} from './axis.ts';
import {type Box, FONT_SIZE, type Panel} from './figure.ts';
import {createElement, createText, formatPixels} from './svg.ts';

type Point = readonly [x: number, y: number];

export interface Line {
  /** Which colour, from 0. */
  readonly series: number;
  readonly points: readonly Point[];
  /** Radius in pixels of a dot at each point; none when left out. */
  readonly radii?: readonly number[];
}

/** A thin line to compare with, and the words at its end. */
export interface Reference {
  readonly from: Point;
  readonly to: Point;
  readonly label: string;
}

export interface LinePlot {
  readonly heading: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
  readonly references?: readonly Reference[];
  /** Of the panel, in pixels. */
  readonly height: number;
}

const MARGIN = {left: 52, right: 16, top: 24, bottom: 40};

interface Scales {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly inner: Box;
}

function drawAxes({heading, x: xAxis, y: yAxis}: LinePlot, {x, y, inner}: Scales): string[] {
  const {left, top, width, height} = inner;
  const bottom = top + height;
  const rows = yAxis.ticks.map(
    value =>
      createElement('path', {
        d: `M${formatPixels(left)} ${formatPixels(y(value))}h${formatPixels(width)}`,
        class: 'grid',
      }) + createText(left - 6, y(value) + 4, yAxis.format(value), {class: 'muted end'}),
  );
  const columns = xAxis.ticks.map(value =>
    createText(x(value), bottom + 16, xAxis.format(value), {class: 'muted middle'}),
  );
  const middle = top + height / 2;
  const labelX = left - MARGIN.left + 10;
  return [
    createText(left - MARGIN.left, top - 10, heading, {class: 'strong'}),
    ...rows,
    ...columns,
    createText(left + width / 2, bottom + 34, xAxis.label, {class: 'middle'}),
    createText(labelX, middle, yAxis.label, {
      class: 'middle',
      transform: `rotate(-90 ${formatPixels(labelX)} ${formatPixels(middle)})`,
    }),
  ];
}

function drawReference({from, to, label}: Reference, {x, y}: Scales): string {
  const [x1, y1, x2, y2] = [x(from[0]), y(from[1]), x(to[0]), y(to[1])];
  // Beside the end of an upright line, below the middle of a slanted one.
  const isUpright = x1 === x2;
  const words = isUpright
    ? createText(x2 + 5, Math.min(y1, y2) + FONT_SIZE, label, {class: 'muted'})
    : createText((x1 + x2) / 2 + 8, (y1 + y2) / 2 + FONT_SIZE, label, {class: 'muted'});
  return createElement('path', {d: `M${[x1, y1, x2, y2].map(formatPixels).join(' ')}`, class: 'reference'}) + words;
}

function drawLine({series, points, radii}: Line, {x, y}: Scales): string {
  const places = points.map(([px, py]) => [x(px), y(py)] as const);
  const list = places.map(place => place.map(formatPixels).join(',')).join(' ');
  const dots = (radii ?? []).map((r, at) =>
    createElement('circle', {cx: places[at]![0], cy: places[at]![1], r, class: `f${series}`}),
  );
  return createElement('polyline', {points: list, class: `line l${series}`}) + dots.join('');
}

/** A panel of lines; the y axis stands on the left, its label beside it. */
export function createLinePanel(plot: LinePlot): Panel {
  return {
    height: plot.height,
    nameWidth: 0,
    draw(box) {
      const inner = {
        left: box.left + MARGIN.left,
        top: box.top + MARGIN.top,
        width: box.width - MARGIN.left - MARGIN.right,
        height: box.height - MARGIN.top - MARGIN.bottom,
      };
      const scales = {
        x: createScale(plot.x, inner.left, inner.left + inner.width),
        y: createScale(plot.y, inner.top + inner.height, inner.top),
        inner,
      };
      return [
        ...drawAxes(plot, scales),
        ...(plot.references ?? []).map(reference => drawReference(reference, scales)),
        ...plot.lines.map(line => drawLine(line, scales)),
      ].join('\n');
    },
  };
}
