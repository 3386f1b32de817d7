import {describe, expect, test} from '@jest/globals';
import {JSDOM} from 'jsdom';
import {drawFigure} from '../../../../src/core/plot/figure.ts';
import {createHeatPanel, type HeatRow} from '../../../../src/core/plot/heat-panel.ts';

const gate: HeatRow = {name: 'gate', values: [0, 0.5, 1, null], from: 0, to: 1, format: value => value.toFixed(1)};
const state: HeatRow = {name: 'state', values: [-2, 0, 1, 2], from: -2, to: 2};
const panel = createHeatPanel({
  heading: 'forward',
  columns: ['budget', 'is', '<approved>', 'today'],
  rows: [gate, state],
  rowHeight: 20,
  nameWidth: 80,
});
const svg = drawFigure({title: 'Cells', description: 'Invented.', legend: [], panels: [panel]});
const drawn = new JSDOM(svg, {contentType: 'image/svg+xml'}).window.document;
const shades = [...drawn.querySelectorAll('path')].map(path => ({
  stroke: path.getAttribute('stroke'),
  opacity: Number(path.getAttribute('stroke-opacity')),
  cells: path.getAttribute('d')!.split('M').length - 1,
}));

describe('a heat panel', () => {
  test('writes words, names of rows and values', () => {
    const texts = [...drawn.querySelectorAll('text, tspan')].map(({textContent}) => textContent);
    expect(texts).toEqual(expect.arrayContaining(['budget', '<approved>', 'gate', 'state', '0.0', '0.5', '1.0']));
  });

  test('shades a cell the more, the higher its value; written cells less', () => {
    // Half open, open: the row that is written. Then the state, on both sides of 0.
    expect(shades).toEqual([
      {stroke: 'var(--s0)', opacity: expect.closeTo(0.28, 2), cells: 1},
      {stroke: 'var(--s0)', opacity: expect.closeTo(0.55, 2), cells: 1},
      {stroke: 'var(--s1)', opacity: 1, cells: 1},
      {stroke: 'var(--s0)', opacity: 0.5, cells: 1},
      {stroke: 'var(--s0)', opacity: 1, cells: 1},
    ]);
  });

  test('leaves blank what is lowest or unknown', () => {
    const known = [...gate.values, ...state.values].filter(value => value !== null && value !== 0);
    expect(shades.reduce((sum, {cells}) => sum + cells, 0)).toBe(known.length);
  });

  test('stays inside its box', () => {
    const width = Number(drawn.documentElement.getAttribute('width'));
    const ends = [...drawn.querySelectorAll('path')].flatMap(path =>
      [...path.getAttribute('d')!.matchAll(/M([\d.]+) [\d.]+h([\d.]+)/g)].map(([, x, w]) => Number(x) + Number(w)),
    );
    expect(Math.max(...ends)).toBeLessThan(width);
  });
});
