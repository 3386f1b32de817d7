/** A figure: title, legend and panels, in light and dark. One font size, two weights, no script. */
import {createElement, createText, escapeXml, estimateWidth} from './svg.ts';

/** Where a panel may draw, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a figure with its own axes. */
export interface Panel {
  readonly height: number;
  /** Room for names beside the axes; what is left of the figure is shared out evenly. */
  readonly nameWidth: number;
  draw(box: Box): string;
}

export interface LegendEntry {
  /** Which colour, from 0. */
  readonly series: number;
  readonly name: string;
  readonly shape: 'line' | 'bar';
}

export interface Figure {
  readonly title: string;
  /** What the figure shows, in a sentence or two, for those who cannot see it. */
  readonly description: string;
  readonly legend: readonly LegendEntry[];
  /** Two side by side, then the next row. */
  readonly panels: readonly Panel[];
  /** In pixels, 720 when left out. */
  readonly width?: number;
}

export const FONT_SIZE = 12;
const PADDING = 16;
const GAP = 28;

/** Ground, text, muted text, lines of the grid; then the series: network and baseline have the colours of the marks. */
const LIGHT = [
  '#fff',
  '#1c1917',
  '#57534e',
  '#e7e5e4',
  '#b45309',
  '#475569',
  '#0f766e',
  '#7e22ce',
  '#be123c',
  '#4d7c0f',
];
const DARK = [
  '#1c1917',
  '#f5f5f4',
  '#b5aea8',
  '#44403c',
  '#fbbf24',
  '#94a3b8',
  '#2dd4bf',
  '#c084fc',
  '#fb7185',
  '#a3e635',
];
const NAMES = ['ground', 'text', 'muted', 'grid', 's0', 's1', 's2', 's3', 's4', 's5'];
/** The second and later lines are dashed too: colour alone must not tell them apart. */
const DASHES = ['none', '6 4', '2 3', '9 3 2 3', '12 4', '1 4'];
/** Most figures have no more series, and no style for more. */
const USUAL_SERIES = 5;

function createStyle(legend: readonly LegendEntry[]): string {
  const count = Math.max(USUAL_SERIES, ...legend.map(({series}) => series + 1));
  const names = NAMES.slice(0, NAMES.indexOf('s0') + count);
  const declare = (colors: readonly string[]) => names.map((name, at) => `--${name}:${colors[at]}`).join(';');
  const series = DASHES.slice(0, count).map(
    (dash, at) =>
      `.l${at}{stroke:var(--s${at})${dash === 'none' ? '' : `;stroke-dasharray:${dash}`}}.f${at}{fill:var(--s${at})}`,
  );
  return createElement(
    'style',
    {},
    [
      `svg{${declare(LIGHT)}}`,
      `@media(prefers-color-scheme:dark){svg{${declare(DARK)}}}`,
      'text{fill:var(--text)}.ground{fill:var(--ground)}.muted{fill:var(--muted)}.strong{font-weight:600}',
      '.grid{stroke:var(--grid)}.reference{stroke:var(--muted);stroke-dasharray:3 3}.line{fill:none;stroke-width:2}',
      '.halo{stroke:var(--ground);stroke-width:3;paint-order:stroke}.whisker{stroke:var(--text);opacity:.6}.end{text-anchor:end}.middle{text-anchor:middle}',
      ...series,
    ].join('\n'),
  );
}

function drawLegend(legend: readonly LegendEntry[], width: number): {markup: string; rows: number} {
  let [x, row] = [PADDING, 0];
  const parts = legend.map(({series, name, shape}) => {
    const size = 24 + estimateWidth(name, FONT_SIZE) + 20;
    if (x > PADDING && x + size > width - PADDING) [x, row] = [PADDING, row + 1];
    const y = 46 + row * 18;
    const sign =
      shape === 'line'
        ? createElement('path', {d: `M${x} ${y}h20`, class: `line l${series}`})
        : createElement('rect', {x, y: y - 5, width: 20, height: 10, rx: 2, class: `f${series}`});
    const entry = sign + createText(x + 26, y + 4, name);
    x += size;
    return entry;
  });
  return {markup: parts.join('\n'), rows: legend.length > 0 ? row + 1 : 0};
}

/** Panels of a row, from the left; each gets the same width for its axes. */
function drawRow(panels: readonly Panel[], top: number, width: number): string[] {
  const names = panels.reduce((sum, {nameWidth}) => sum + nameWidth, 0);
  const plotWidth = (width - 2 * PADDING - (panels.length - 1) * GAP - names) / panels.length;
  let left = PADDING;
  return panels.map(panel => {
    const box = {left, top, width: panel.nameWidth + plotWidth, height: panel.height};
    left += box.width + GAP;
    return panel.draw(box);
  });
}

const IN_A_ROW = 2;

function drawPanels(panels: readonly Panel[], top: number, width: number): {drawn: string[]; bottom: number} {
  const drawn: string[] = [];
  let bottom = top;
  for (let start = 0; start < panels.length; start += IN_A_ROW) {
    const row = panels.slice(start, start + IN_A_ROW);
    if (start > 0) bottom += GAP / 2;
    drawn.push(...drawRow(row, bottom, width));
    bottom += Math.max(...row.map(({height}) => height));
  }
  return {drawn, bottom};
}

/** The figure as an SVG file. */
export function drawFigure({title, description, legend, panels, width = 720}: Figure): string {
  const {markup, rows} = drawLegend(legend, width);
  const top = 40 + rows * 18 + 8;
  const {drawn, bottom} = drawPanels(panels, top, width);
  const height = bottom + PADDING;
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width: width,
    height: height,
    'font-family': 'system-ui,sans-serif',
    'font-size': FONT_SIZE,
    role: 'img',
    'aria-labelledby': 'title description',
  };
  const content = [
    createElement('title', {id: 'title'}, escapeXml(title)),
    createElement('desc', {id: 'description'}, escapeXml(description)),
    createStyle(legend),
    createElement('rect', {width, height, rx: 8, class: 'ground'}),
    createText(PADDING, 26, title, {class: 'strong', 'font-size': 15}),
    markup,
    ...drawn,
  ];
  return `${createElement('svg', attributes, `\n${content.join('\n')}\n`)}\n`;
}
