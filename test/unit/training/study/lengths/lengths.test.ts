import {describe, expect, test} from '@jest/globals';
import {JSDOM} from 'jsdom';
import type {Example} from '../../../../../src/training/examples.ts';
import type {SelectedRow} from '../../../../../src/training/folds/select-rows.ts';
import {bucketOf, measureLengths} from '../../../../../src/training/study/lengths/measure.ts';
import {writeLengths} from '../../../../../src/training/study/lengths/section.ts';
import {type LengthTrial, summarizeLengths} from '../../../../../src/training/study/lengths/summary.ts';

function inventRow(kind: SelectedRow['kind'], name: string, label: 0 | 1, tokens: number): SelectedRow {
  const example = {tokens: Array.from({length: tokens}, () => 'word')} as unknown as Example;
  return {kind, name, label, year: null, leaning: null, example};
}

/** Rows with logits: doubtful ones of two sets, credible ones that do not count, reputable ones. */
const inventRows = (tokens: number, logits: {a: number; b: number; reputable: number}) => [
  ...Array.from({length: 30}, () => ({row: inventRow('set', 'a', 0, tokens), logit: logits.a})),
  ...Array.from({length: 60}, () => ({row: inventRow('set', 'b', 0, tokens), logit: logits.b})),
  ...Array.from({length: 40}, () => ({row: inventRow('set', 'a', 1, tokens), logit: -9})),
  ...Array.from({length: 10}, () => ({row: inventRow('reputable', 'apple_news', 1, tokens), logit: logits.reputable})),
];

describe('measureLengths', () => {
  test.each([
    [1, 1],
    [6, 1],
    [7, 7],
    [12, 10],
    [40, 20],
  ])('puts %d tokens into the bucket from %d', (tokens, from) => {
    expect(bucketOf(tokens)).toBe(from);
  });

  test('compares headlines of one length alone, sets weighted by their doubtful headlines', () => {
    const rows = [
      ...inventRows(8, {a: 0, b: 2, reputable: 1}),
      ...inventRows(14, {a: -1, b: -1, reputable: -0.5}),
      // Too few of a set to count.
      {row: inventRow('set', 'c', 0, 8), logit: 5},
    ];
    const figures = measureLengths(
      rows.map(({row}) => row),
      rows.map(({logit}) => logit),
    );
    expect(figures.find(({from}) => from === 7)).toEqual({from: 7, doubtful: 90, auc: expect.closeTo(30 / 90)});
    expect(figures.find(({from}) => from === 13)).toEqual({from: 13, doubtful: 90, auc: 1});
    expect(figures.find(({from}) => from === 1)).toEqual({from: 1, doubtful: 0, auc: null});
  });
});

const trial = (name: string, seed: number, short: number, long: number): LengthTrial => ({
  name,
  seed,
  lengths: [
    {from: 1, doubtful: 0, auc: null},
    {from: 7, doubtful: 100, auc: short},
    {from: 10, doubtful: 50, auc: long},
  ],
});

describe('summarizeLengths', () => {
  const summary = summarizeLengths(
    [trial('mean', 1, 0.7, 0.6), trial('lstm', 1, 0.7, 0.8), trial('lstm', 2, 0.72, 0.84)],
    ['mean', 'lstm'],
  );

  test('gives mean and spread over seeds and leaves out what nobody measured', () => {
    expect(summary.buckets.map(({from, doubtful}) => [from, doubtful])).toEqual([
      [7, 100],
      [10, 50],
    ]);
    expect(summary.buckets[1]!.auc[1]).toEqual({mean: 0.82, spread: expect.closeTo(0.0283, 4)});
  });

  test('weighs folds by their doubtful headlines', () => {
    const other: LengthTrial = {name: 'mean', seed: 1, lengths: [{from: 7, doubtful: 300, auc: 0.5}]};
    const {buckets} = summarizeLengths([trial('mean', 1, 0.7, 0.6), other], ['mean']);
    expect(buckets[0]).toEqual({from: 7, doubtful: 400, auc: [{mean: expect.closeTo(0.55), spread: 0}]});
  });

  test('says so where nothing was measured', () => {
    const nothing = summarizeLengths([{name: 'mean', seed: 1, lengths: [{from: 7, doubtful: 0, auc: null}]}], ['mean']);
    expect(writeLengths(nothing)).toEqual({text: expect.stringContaining('Too few headlines'), plots: {}});
  });

  test('is told in a table, a plot and a sentence', () => {
    const {text, plots} = writeLengths(summary);
    expect(text).toContain('| 7 to 9 | 100 | 0.700 ± 0.000 | 0.710 ± 0.014 |');
    expect(text).toContain('mean −0.100; lstm +0.110');
    const drawn = new JSDOM(plots['study-lengths.svg']!, {contentType: 'image/svg+xml'}).window.document;
    expect(drawn.querySelectorAll('polyline')).toHaveLength(2);
  });
});
