/** Values as shades: a column a word, a row a measure. */
import type {Box, Panel} from './figure.ts';
import {createElement, createText, estimateWidth, formatPixels} from './svg.ts';

export interface HeatRow {
  /** Empty where the panel to the left has it. */
  readonly name: string;
  /** One a column; null where there is nothing to show. */
  readonly values: readonly (number | null)[];
  /** What gets the faintest and the fullest shade. With `from` below 0 both signs have a colour, and 0 none. */
  readonly from: number;
  readonly to: number;
  /** Writes the value into its cell; nothing is written when left out. */
  readonly format?: (value: number) => string;
}

export interface HeatPlot {
  readonly heading: string;
  /** Above the columns, slanted. */
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
  /** Of a row, in pixels. */
  readonly rowHeight: number;
  /** Room for the names, in pixels. */
  readonly nameWidth: number;
}

const LEVELS = 8;
const [FONT, HEADING, BOTTOM] = [10, 18, 10];
/** Written cells are paler, so that light and dark text stay readable on them. */
const [MOST_WRITTEN, MOST_PLAIN] = [0.55, 1];
const SLANT = Math.PI / 5;
const POSITIVE = 0;
const NEGATIVE = 1;

/** Which colour, and how much of it in eighths. */
function shade(value: number, {from, to}: HeatRow): {series: number; level: number} {
  const share = from < 0 ? Math.abs(value) / Math.max(-from, to) : (value - from) / (to - from);
  const level = Math.round(LEVELS * Math.min(1, Math.max(0, share)));
  return {series: from < 0 && value < 0 ? NEGATIVE : POSITIVE, level};
}

/** All cells of a row that have one shade are one path: a third of the bytes of rectangles. */
function drawShades(row: HeatRow, left: number, middle: number, width: number, height: number): string {
  const paths = new Map<string, string>();
  for (const [column, value] of row.values.entries()) {
    if (value === null) continue;
    const {series, level} = shade(value, row);
    if (level === 0) continue;
    const key = `${series} ${level}`;
    const at = `M${formatPixels(left + column * width + 0.5)} ${formatPixels(middle)}h${formatPixels(width - 1)}`;
    paths.set(key, `${paths.get(key) ?? ''}${at}`);
  }
  const most = row.format ? MOST_WRITTEN : MOST_PLAIN;
  const draw = ([key, d]: [string, string]) => {
    const [series, level] = key.split(' ').map(Number) as [number, number];
    const opacity = String(Number(((most * level) / LEVELS).toFixed(2)));
    return createElement('path', {
      d,
      'stroke-width': height - 1,
      stroke: `var(--s${series})`,
      'stroke-opacity': opacity,
    });
  };
  return [...paths].map(draw).join('');
}

function drawRow(row: HeatRow, left: number, top: number, width: number, height: number): string {
  const middle = top + height / 2;
  const write = (value: number | null, column: number) =>
    value === null || !row.format
      ? ''
      : createText(left + (column + 0.5) * width, middle + 3.5, row.format(value), {
          class: 'middle',
          'font-size': FONT,
        });
  const name = row.name ? createText(left - 8, middle + 4, row.name, {class: 'end'}) : '';
  return name + drawShades(row, left, middle, width, height) + row.values.map(write).join('');
}

/** How high slanted names stand. */
const measureNames = (columns: readonly string[]) =>
  Math.max(...columns.map(name => estimateWidth(name, FONT + 1))) * Math.sin(SLANT) + FONT;

/** A panel of shades; its height follows from its rows and the longest name of a column. */
export function createHeatPanel(plot: HeatPlot): Panel {
  const {heading, columns, rows, rowHeight, nameWidth} = plot;
  const above = HEADING + measureNames(columns);
  const nameColumn = (name: string, x: number, y: number) =>
    createText(x, y, name, {
      'font-size': FONT + 1,
      transform: `rotate(${-Math.round((SLANT * 180) / Math.PI)} ${formatPixels(x)} ${formatPixels(y)})`,
    });
  return {
    height: above + rows.length * rowHeight + BOTTOM,
    nameWidth,
    draw(box: Box) {
      const left = box.left + nameWidth;
      // The last name leans out over the right edge.
      const width = (box.width - nameWidth - 40) / columns.length;
      const top = box.top + above;
      return [
        createText(box.left, box.top + 10, heading, {class: 'strong'}),
        ...columns.map((name, at) => nameColumn(name, left + (at + 0.5) * width, top - 5)),
        ...rows.map((row, at) => drawRow(row, left, top + at * rowHeight, width, rowHeight)),
      ].join('\n');
    },
  };
}
