import {describe, expect, test} from '@jest/globals';
import {computeAuc} from '../../../src/core/metrics.ts';
import {
  type RatePoint,
  toCurveRows,
  traceCurves,
  traceRecall,
  traceReliability,
  traceRoc,
} from '../../../src/training/curves.ts';
import type {Measured} from '../../../src/training/evaluation.ts';
import type {Labels} from '../../../src/training/examples.ts';

const spread = (count: number, make: (unit: number) => number) =>
  Array.from({length: count}, (_, at) => make((at + 0.5) / count));
const reputable = spread(3000, unit => unit ** 0.5);
const doubtful = spread(1000, unit => unit);

/** Area under a curve, by trapezia. */
const areaOf = (points: readonly RatePoint[]) =>
  points.slice(1).reduce((sum, point, at) => {
    const before = points[at]!;
    return sum + ((point.falseFlagRate - before.falseFlagRate) * (point.recall + before.recall)) / 2;
  }, 0);

describe('traceRoc', () => {
  test('goes through every corner of a small curve, ties at once', () => {
    expect(traceRoc([0.9, 0.5], [0.1, 0.5], 10)).toEqual([
      {falseFlagRate: 0, recall: 0},
      {falseFlagRate: 0, recall: 0.5},
      {falseFlagRate: 0.5, recall: 1},
      {falseFlagRate: 1, recall: 1},
    ]);
  });

  test('has the AUC as its area, also when thinned', () => {
    const points = traceRoc(reputable, doubtful, 100);
    expect(points.length).toBeLessThanOrEqual(100);
    expect(points.length).toBeGreaterThan(80);
    expect(areaOf(points)).toBeCloseTo(computeAuc(reputable, doubtful)!, 3);
    expect([points[0], points.at(-1)]).toEqual([
      {falseFlagRate: 0, recall: 0},
      {falseFlagRate: 1, recall: 1},
    ]);
  });

  test.each([
    [[], [0.1]],
    [[0.1], []],
  ])('is empty where a side is: %j and %j', (a, b) => {
    expect(traceRoc(a, b, 10)).toEqual([]);
  });
});

describe('traceRecall', () => {
  test('stops at the rate, with points in between', () => {
    const points = traceRecall(reputable, doubtful, 0.1, 50);
    expect(points.length).toBeGreaterThan(30);
    expect(points.length).toBeLessThanOrEqual(50);
    expect(Math.max(...points.map(({falseFlagRate}) => falseFlagRate))).toBeCloseTo(0.1, 2);
    // Below a credibility of x lie x of the doubtful and x² of the reputable headlines.
    for (const {falseFlagRate, recall} of points) expect(recall).toBeCloseTo(Math.sqrt(falseFlagRate), 1);
  });
});

describe('traceReliability', () => {
  test('weighs both labels alike, counts rows, and leaves empty bars out', () => {
    const {bins, calibrationError} = traceReliability('a', [0.85, 0.85, 0.85, 0.05], [0.85, 0.05]);
    expect(bins.map(({rows}) => rows)).toEqual([2, 4]);
    expect(bins.map(({predicted}) => predicted)).toEqual([expect.closeTo(0.05), expect.closeTo(0.85)]);
    // A quarter of the credible against half of the doubtful; three quarters against half.
    expect(bins.map(({observed}) => observed)).toEqual([expect.closeTo(1 / 3), expect.closeTo(0.6)]);
    // Three eighths of the weight are 1/3 - 0.05 off, five eighths 0.85 - 0.6.
    expect(calibrationError).toBeCloseTo((3 / 8) * (1 / 3 - 0.05) + (5 / 8) * 0.25);
  });
});

describe('traceCurves', () => {
  const row = (label: 0 | 1, network: number) => ({label, network, baseline: 1 - network});
  const rows = [
    ...spread(40, unit => unit / 2).map(value => row(0, value)),
    ...spread(60, () => 0.9).map(value => row(1, value)),
  ];
  const kept = spread(200, unit => 0.5 + unit / 2).map(value => row(1, value));
  const curves = traceCurves(
    [
      {name: 'sets', rows, reputable: kept},
      {name: 'one side', rows: kept, reputable: kept},
    ],
    [{name: 'left out', rows}],
  );

  test('compares network and baseline where both sides have rows', () => {
    expect(curves.roc.map(({name}) => name)).toEqual(['sets']);
    expect(areaOf(curves.roc[0]!.network)).toBe(1);
    // Thinning may cut a corner.
    expect(areaOf(curves.roc[0]!.baseline)).toBeLessThan(0.01);
    expect(curves.recall[0]!.network.at(-1)).toEqual({falseFlagRate: expect.closeTo(0.1, 2), recall: 1});
  });

  test('counts every labelled row in the reliability', () => {
    expect(curves.reliability[0]!.bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(100);
  });
});

test('toCurveRows leaves rows without a credibility label out', () => {
  const measure = (labels: Labels): Measured => ({
    example: {
      text: '',
      tokens: [],
      dataset: 'a',
      outlet: null,
      year: null,
      grade: null,
      claim: null,
      labels,
      part: 'test',
    },
    network: {credibility: 0.3, satire: 0, clickbait: 0},
    baseline: 0.4,
  });
  expect(toCurveRows([measure({credibility: 1}), measure({satire: 1})])).toEqual([
    {label: 1, network: 0.3, baseline: 0.4},
  ]);
});
