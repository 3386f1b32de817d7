/** Values as shades: a column a word, a row a measure. */
import type {Box, Panel} from './figure.ts';
import {createElement, createText, escapeXml, estimateWidth, formatPixels} from './svg.ts';

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
/** Degrees that the names of columns rise. */
const SLANT = -36;
const POSITIVE = 0;
const NEGATIVE = 1;

/** Which colour, and how much of it in eighths. */
function shade(value: number, {from, to}: HeatRow): {series: number; level: number} {
  const share = from < 0 ? Math.abs(value) / Math.max(-from, to) : (value - from) / (to - from);
  const level = Math.round(LEVELS * Math.min(1, Math.max(0, share)));
  return {series: from < 0 && value < 0 ? NEGATIVE : POSITIVE, level};
}

/** Where a row lies, in pixels. */
interface Place {
  readonly left: number;
  readonly middle: number;
  /** Of a cell. */
  readonly width: number;
}

/** All cells of a panel that have one shade are one path: a tenth of the bytes of rectangles. */
function drawShades(rows: readonly HeatRow[], placeRow: (row: number) => Place, height: number): string {
  const paths = new Map<string, string>();
  for (const [index, row] of rows.entries()) {
    const {left, middle, width} = placeRow(index);
    for (const [column, value] of row.values.entries()) {
      const {series, level} = value === null ? {series: 0, level: 0} : shade(value, row);
      if (level === 0) continue;
      const key = `${series} ${((row.format ? MOST_WRITTEN : MOST_PLAIN) * level) / LEVELS}`;
      const at = `M${formatPixels(left + column * width)} ${formatPixels(middle)}h${formatPixels(width - 1)}`;
      paths.set(key, `${paths.get(key) ?? ''}${at}`);
    }
  }
  const draw = ([key, d]: [string, string]) => {
    const [series, opacity] = key.split(' ').map(Number) as [number, number];
    return createElement('path', {
      d,
      stroke: `var(--s${series})`,
      'stroke-opacity': String(Number(opacity.toFixed(2))),
    });
  };
  return createElement('g', {'stroke-width': height - 1}, [...paths].map(draw).join(''));
}

/** The name of a row, and its values where they are written. */
function writeRow(row: HeatRow, {left, middle, width}: Place): string {
  const name = row.name ? createText(left - 8, middle + 4, row.name, {class: 'end'}) : '';
  const {format} = row;
  if (!format) return name;
  const values = row.values.map((value, column) =>
    value === null ? '' : createElement('tspan', {x: left + (column + 0.5) * width}, escapeXml(format(value))),
  );
  return name + createElement('text', {y: middle + 4, class: 'middle', 'font-size': FONT}, values.join(''));
}

/** How high slanted names stand. */
const measureNames = (columns: readonly string[]) =>
  Math.max(...columns.map(name => estimateWidth(name, FONT + 1))) * Math.sin((-SLANT * Math.PI) / 180) + FONT;

/** A panel of shades; its height follows from its rows and the longest name of a column. */
export function createHeatPanel(plot: HeatPlot): Panel {
  const {heading, columns, rows, rowHeight, nameWidth} = plot;
  const above = HEADING + measureNames(columns);
  const nameColumn = (name: string, x: number, y: number) =>
    createElement(
      'text',
      {transform: `translate(${formatPixels(x)} ${formatPixels(y)})rotate(${SLANT})`},
      escapeXml(name),
    );
  return {
    height: above + rows.length * rowHeight + BOTTOM,
    nameWidth,
    draw(box: Box) {
      const left = Math.round(box.left + nameWidth);
      // The last name leans out over the right edge. Whole pixels have the shortest coordinates.
      const width = 2 * Math.floor((box.width - nameWidth - 40) / columns.length / 2);
      const top = Math.round(box.top + above);
      const placeRow = (row: number): Place => ({left, middle: top + (row + 0.5) * rowHeight, width});
      return [
        createText(box.left, box.top + 10, heading, {class: 'strong'}),
        createElement(
          'g',
          {'font-size': FONT + 1},
          columns.map((name, at) => nameColumn(name, left + (at + 0.5) * width, top - 5)).join(''),
        ),
        drawShades(rows, placeRow, rowHeight),
        ...rows.map((row, at) => writeRow(row, placeRow(at))),
      ].join('\n');
    },
  };
}
