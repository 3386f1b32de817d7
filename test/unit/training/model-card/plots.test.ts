import {describe, expect, test} from '@jest/globals';
import {JSDOM} from 'jsdom';
import {drawPlots} from '../../../../src/training/model-card/plots.ts';
import {inventReport} from '../../../support/invented-report.ts';

const parse = (svg: string) => new JSDOM(svg, {contentType: 'image/svg+xml'}).window.document;
const textsOf = (svg: string) => [...parse(svg).querySelectorAll('text')].map(({textContent}) => textContent);

describe('drawPlots', () => {
  const plots = drawPlots(inventReport());

  test('draws all five', () => {
    expect(Object.keys(plots)).toEqual(['sets.svg', 'roc.svg', 'recall.svg', 'false-flags.svg', 'reliability.svg']);
  });

  test.each(Object.entries(plots))('%s is well formed, small, and described with figures', (_, svg) => {
    expect(svg.length).toBeLessThan(15_000);
    expect(parse(svg).querySelector('desc')!.textContent).toMatch(/\d/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('names every set, with network and baseline beside it', () => {
    expect(textsOf(plots['sets.svg']!)).toEqual(expect.arrayContaining(['emergent', 'isot', 'mean of 2 sets']));
    // Emergent with recent sets: 0.633 + 0.05, and the baseline a tenth lower.
    expect(textsOf(plots['sets.svg']!)).toEqual(expect.arrayContaining(['0.68', '0.58']));
  });

  test('writes the share flagged of each leaning and year', () => {
    expect(textsOf(plots['false-flags.svg']!)).toEqual(
      expect.arrayContaining(['left', '1.7 %', 'centre', '1.8 %', 'right', '1.9 %', '2025', '1.4 %']),
    );
  });

  test('has a dot for each bar of reliability, the largest for most headlines', () => {
    const dots = [...parse(plots['reliability.svg']!).querySelectorAll('circle')];
    expect(dots.map(dot => Number(dot.getAttribute('r')))).toEqual([5.6, 8, 7.1, 8]);
  });

  test('goes without the plots that have nothing to show', () => {
    const curves = {roc: [], recall: [], reliability: [{name: 'left out', calibrationError: null, bins: []}]};
    expect(drawPlots({...inventReport(), folds: [], falseFlags: [], curves})).toEqual({});
  });
});
