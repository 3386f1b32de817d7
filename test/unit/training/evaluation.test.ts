import {describe, expect, test} from '@jest/globals';
import {evaluateCredibility, evaluateHead, listGroups, type Measured} from '../../../src/training/evaluation.ts';
import {
  formatCredibilityTable,
  formatSummary,
  formatTable,
  replaceResults,
} from '../../../src/training/evaluation-tables.ts';
import type {Labels, Part} from '../../../src/training/examples.ts';
import type {Tier} from '../../../src/training/outlets.ts';
import {summarizeSeeds, toGroupResult} from '../../../src/training/report.ts';

function measure(dataset: string, part: Part, labels: Labels, credibility: number, tier: Tier | null = null): Measured {
  return {
    example: {
      text: '',
      tokens: [],
      dataset,
      outlet: tier ? {domain: `${tier}.example`, tier, quality: null, leaning: null} : null,
      year: 2026,
      grade: null,
      claim: null,
      labels,
      part,
    },
    network: {credibility, satire: labels.satire ?? 0, clickbait: 0},
    baseline: 1 - credibility,
  };
}

const repeat = <T>(count: number, make: (i: number) => T) => Array.from({length: count}, (_, i) => make(i));
const rows = [
  ...repeat(100, i => measure('apple_news', 'left-out', {}, 0.5 + i / 250)),
  ...repeat(40, i => measure('emergent', 'left-out', {credibility: 0}, i / 100)),
  ...repeat(60, () => measure('emergent', 'left-out', {credibility: 1}, 0.95)),
  ...repeat(40, () => measure('feeds', 'test', {credibility: 0, satire: 0}, 0.1, 'low')),
  ...repeat(9, () => measure('feeds', 'test', {credibility: 1, satire: 0}, 0.9, 'high')),
  ...repeat(50, () => measure('jokes', 'test', {credibility: 0, satire: 1}, 0.1)),
];

describe('listGroups', () => {
  test('tells left-out sets from left-out outlets, sums the outlets, and leaves satire out', () => {
    expect(listGroups(rows).map(({kind, name}) => `${kind}: ${name}`)).toEqual([
      'left-out set: emergent',
      'left-out outlets: all, 2020 on',
      'left-out outlets: feeds',
    ]);
  });
});

describe('evaluateCredibility', () => {
  const [emergent] = listGroups(rows).map(group => evaluateCredibility(group, rows, 0.3));

  test('measures both models on the same rows', () => {
    expect([emergent!.network.auc, emergent!.baseline.auc]).toEqual([1, 0]);
    expect([emergent!.doubtful, emergent!.credible, emergent!.falseFlags]).toEqual([40, 60, 0]);
  });

  test('counts recall where 2 in 100 reputable headlines would be flagged', () => {
    expect(emergent!.network.recall).toBe(1);
    expect(emergent!.baseline.recall).toBe(0);
  });

  test('says the distance between probabilities and frequencies, both labels weighing alike', () => {
    expect(emergent!.network.calibrationError).toBeGreaterThan(0.05);
    expect(emergent!.network.calibrationError).toBeLessThan(0.25);
  });
});

test('evaluateHead measures each set and all of them', () => {
  expect(evaluateHead(rows, 'satire').map(({dataset, auc}) => [dataset, auc])).toEqual([
    ['all sets', 1],
    ['feeds', null],
    ['jokes', null],
  ]);
});

test('tables are Markdown', () => {
  expect(formatTable(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
  const table = formatCredibilityTable(
    listGroups(rows).map(group => toGroupResult(evaluateCredibility(group, rows, 0.3))),
  );
  expect(table).toContain('| left-out set | emergent | 40 / 60 | 1.000 / 0.000 |');
});

describe('formatSummary', () => {
  test('has the sets left out with all years in training, two figures a line, and their mean', () => {
    const figures = {auc: 0.7, aucReputable: 0.8, recall: 0.3, calibrationError: 0.1};
    const network = summarizeSeeds([figures, {...figures, recall: 0.5}]);
    const row = {name: 'emergent', doubtful: 40, credible: 60, network, baseline: figures};
    const table = {
      variant: 'with recent sets',
      seeds: [1, 2],
      rows: [row, {...row, name: 'outlets of 2020 on'}],
    } as const;
    const lines = formatSummary([{...table, variant: 'without recent sets', rows: []}, table], 'v1')
      .split('\n')
      .filter(line => line.startsWith('| '));
    expect(lines.slice(2)).toEqual([
      '| emergent | 40 / 60 | 0.700 ± 0.000 / 0.700 | 0.800 ± 0.000 / 0.800 | 0.400 ± 0.141 / 0.300 |',
      expect.stringMatching(/^\| outlets of 2020 on \|/),
      '| **mean of 1 sets** |  | 0.700 / 0.700 | 0.800 / 0.800 | 0.400 / 0.300 |',
    ]);
  });
});

describe('replaceResults', () => {
  test('replaces what stands between the marks, as often as wanted', () => {
    const page = 'a\n<!-- results: begin (x) -->\nold\n<!-- results: end -->\nb';
    const once = replaceResults(page, 'new $1');
    expect(once).toBe('a\n<!-- results: begin (x) -->\nnew $1\n<!-- results: end -->\nb');
    expect(replaceResults(once, 'new $1')).toBe(once);
  });

  test('refuses a page without marks', () => {
    expect(() => replaceResults('a', 'b')).toThrow('expected <!-- results: begin -->');
  });
});
