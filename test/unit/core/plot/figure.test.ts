import {describe, expect, test} from '@jest/globals';
import {JSDOM} from 'jsdom';
import {type BarPlot, createBarPanel} from '../../../../src/core/plot/bar-panel.ts';
import {drawFigure, type Figure} from '../../../../src/core/plot/figure.ts';
import {createLinePanel, type LinePlot} from '../../../../src/core/plot/line-panel.ts';

const share = {from: 0, to: 1, ticks: [0, 0.5, 1], format: String};
const lines: LinePlot = {
  heading: 'left < out',
  height: 224,
  x: {...share, label: 'flagged'},
  y: {...share, label: 'caught'},
  lines: [
    {
      series: 0,
      points: [
        [0, 0],
        [0.5, 1],
      ],
      radii: [2, 5],
    },
    {
      series: 1,
      points: [
        [0, 0],
        [1, 1],
      ],
    },
  ],
  references: [{from: [0.5, 0], to: [0.5, 1], label: 'budget'}],
};
const bars: BarPlot = {
  heading: 'sets',
  nameWidth: 100,
  format: String,
  axis: {...share, label: 'AUC'},
  rows: [
    {
      name: 'first & second',
      bars: [
        {series: 0, value: 0.8, spread: 0.1},
        {series: 1, value: 2},
      ],
    },
    {name: 'third', bars: []},
  ],
  reference: {at: 0.5, label: 'guessing'},
};
const figure: Figure = {
  title: 'Flags & catches',
  description: 'An invented figure.',
  legend: [
    {series: 0, name: 'network', shape: 'line'},
    {series: 1, name: 'baseline', shape: 'bar'},
  ],
  panels: [createLinePanel(lines), createBarPanel(bars)],
};

/** Throws where the file is not well formed. */
const parse = (svg: string) => new JSDOM(svg, {contentType: 'image/svg+xml'}).window.document;
const read = (element: Element, name: string) => Number(element.getAttribute(name));

describe('drawFigure', () => {
  const drawn = parse(drawFigure(figure));
  const root = drawn.documentElement;

  test('tells a screen reader what it is', () => {
    expect(root.getAttribute('role')).toBe('img');
    const [title, description] = root
      .getAttribute('aria-labelledby')!
      .split(' ')
      .map(id => drawn.getElementById(id));
    expect([title!.textContent, description!.textContent]).toEqual([figure.title, figure.description]);
  });

  test('has title, headings, labels of axes and a legend as text', () => {
    const texts = [...drawn.querySelectorAll('text')].map(({textContent}) => textContent);
    expect(texts).toEqual(
      expect.arrayContaining(['Flags & catches', 'left < out', 'flagged', 'caught', 'network', 'baseline', 'AUC']),
    );
  });

  test('draws lines from corner to corner of their panel', () => {
    const [first] = drawn.querySelectorAll('polyline.l1');
    const [start, end] = first!
      .getAttribute('points')!
      .split(' ')
      .map(point => point.split(',').map(Number));
    expect(end![0]! - start![0]!).toBeGreaterThan(200);
    expect(start![1]! - end![1]!).toBe(160);
    expect([...drawn.querySelectorAll('circle.f0')].map(dot => read(dot, 'r'))).toEqual([2, 5]);
  });

  test('draws bars as long as their values, no longer than the axis, and a line for the spread', () => {
    const [network, baseline] = [...drawn.querySelectorAll('rect')].slice(-2);
    expect(read(network!, 'width') / read(baseline!, 'width')).toBeCloseTo(0.8, 2);
    expect(drawn.querySelectorAll('path.whisker')).toHaveLength(1);
  });

  test('keeps everything inside its frame', () => {
    const [, , width, height] = root.getAttribute('viewBox')!.split(' ').map(Number);
    for (const text of drawn.querySelectorAll('text')) {
      expect(read(text, 'x')).toBeLessThanOrEqual(width!);
      expect(read(text, 'y')).toBeLessThan(height!);
    }
  });

  test('puts a third panel below the first two, as wide as the figure', () => {
    const third = createLinePanel({...lines, heading: 'third'});
    const tall = parse(drawFigure({...figure, panels: [...figure.panels, third]}));
    expect(read(tall.documentElement, 'height') - read(root, 'height')).toBe(third.height + 14);
    const widths = [...tall.querySelectorAll('polyline.l1')].map(line => {
      const [start, end] = line
        .getAttribute('points')!
        .split(' ')
        .map(point => Number(point.split(',')[0]));
      return end! - start!;
    });
    expect(widths[1]).toBeGreaterThan(2 * widths[0]!);
  });

  test('has colours for dark screens, and no script', () => {
    expect(drawFigure(figure)).toContain('@media(prefers-color-scheme:dark)');
    expect(drawn.querySelector('script')).toBeNull();
  });

  test('puts a long legend on several rows', () => {
    const legend = Array.from({length: 5}, (_, series) => ({
      series,
      name: `a rather long name ${series}`,
      shape: 'line' as const,
    }));
    const long = parse(drawFigure({...figure, legend}));
    const rows = [...long.querySelectorAll('text')].filter(({textContent}) => textContent.startsWith('a rather'));
    expect(new Set(rows.map(row => row.getAttribute('y'))).size).toBe(2);
    expect(read(long.documentElement, 'height') - read(root, 'height')).toBe(18);
  });

  test('gives the same bytes for the same values', () => {
    expect(drawFigure(figure)).toBe(drawFigure({...figure, panels: [createLinePanel(lines), createBarPanel(bars)]}));
  });

  test('has a colour and dashes for a sixth series, where there is one', () => {
    const draw = (series: number) =>
      drawFigure({title: 'a', description: 'b', legend: [{series, name: 'c', shape: 'bar'}], panels: []});
    expect(draw(5)).toMatch(/--s5:#.*\.f5\{fill:var\(--s5\)\}/s);
    expect(draw(4)).not.toContain('s5');
  });
});
