import {describe, expect, test} from '@jest/globals';
import {policyOf} from '../../../src/training/data-sets.ts';
import {
  createCollector,
  type Example,
  gradeRow,
  hashToUnit,
  labelRow,
  orderDataSets,
  type SplitOptions,
} from '../../../src/training/examples.ts';
import {createOutletFinder, parseLeaning, type Rating} from '../../../src/training/outlets.ts';
import type {Label, SourceRow} from '../../../src/training/sources.ts';

const ratings = new Map<string, Rating>([
  ['high.example', {tier: 'high', quality: 0.9, leaning: null}],
  ['mid.example', {tier: 'mid', quality: 0.525, leaning: null}],
  ['low.example', {tier: 'low', quality: 0.1, leaning: null}],
  ['satire.example', {tier: 'satire', quality: null, leaning: null}],
  ['dailymail.co.uk', {tier: 'low', quality: 0.38, leaning: null}],
]);
const findOutlet = createOutletFinder(ratings);
const options: SplitOptions = {seed: 1, leaveOut: [], fold: null, capLow: 100, capHigh: 100, capSet: 1000};

const row = (text: string, label: Label, dataset: string, source: string | null = null): SourceRow => ({
  text,
  label,
  dataset,
  source,
  date: '2026-01-01',
});

function collect(rows: readonly SourceRow[], limits = options): {examples: Example[]; duplicates: number} {
  const collector = createCollector(findOutlet, limits);
  for (const entry of rows) collector.add(entry);
  return collector.finish();
}

const letters = (n: number) => [...String(n)].map(digit => 'abcdefghij'[Number(digit)]).join('');

describe('createOutletFinder', () => {
  test.each([
    ['high.example', 'high.example', 'high'],
    ['www.high.example', 'high.example', 'high'],
    ['news.low.example', 'low.example', 'low'],
    ['evilhigh.example', 'evilhigh.example', 'unknown'],
    ['dailymail.co.uk', 'dailymail.co.uk', 'mid'],
  ])('%s is %s, %s', (source, domain, tier) => {
    expect(findOutlet(source)).toMatchObject({domain, tier});
  });
});

describe('parseLeaning', () => {
  test.each([
    ['LEFT-CENTER', 'left'],
    ['right', 'right'],
    ['LEAST BIASED', 'centre'],
    ['center', 'centre'],
    ['SATIRE', null],
    ['', null],
  ])('%j leans %s', (words, leaning) => {
    expect(parseLeaning(words)).toBe(leaning);
  });
});

describe('labelRow', () => {
  test.each([
    ['isot', 'fake', null, {credibility: 0}],
    ['isot', 'true', null, {credibility: 1}],
    ['buzzfeed_top_fake', 'fake', null, {credibility: 0}],
    ['fakenewsnet_politifact', 'true', null, {}],
    ['emergent', 'news', 'low.example', {}],
    ['reddit_polcon_2025', 'news', 'low.example', {credibility: 0, satire: 0}],
    ['reddit_polcon_2025', 'news', 'high.example', {credibility: 1, satire: 0}],
    ['reddit_polcon_2025', 'news', 'dailymail.co.uk', {satire: 0}],
    ['unfun', 'satire', null, {satire: 1}],
    ['stop_clickbait', 'clickbait', null, {clickbait: 1}],
    ['stop_clickbait', 'news', 'low.example', {clickbait: 0}],
  ] as const)('%s %s of %s teaches %j', (dataset, label, source, labels) => {
    expect(labelRow(row('Some text', label, dataset, source), findOutlet(source), policyOf(dataset))).toEqual(labels);
  });
});

describe('claims', () => {
  test('are told apart from headlines, and teach no head', () => {
    const {examples} = collect([
      row('Mayor said that the bridge is closed', 'fake', 'snopes_claims'),
      row('Mayor said that the bridge is open', 'true', 'snopes_claims'),
      row('Mayor said that the bridge is half open', 'news', 'liar_claims'),
      row('Mayor opens the bridge after all', 'fake', 'emergent'),
    ]);
    expect(examples.map(({claim, labels}) => [claim, labels])).toEqual([
      [0, {}],
      [1, {}],
      [null, {}],
      [null, {credibility: 0}],
    ]);
  });
});

describe('gradeRow', () => {
  test.each([
    ['reddit_polcon_2025', 'mid.example', 0.5],
    ['reddit_polcon_2025', 'low.example', null],
    ['reddit_polcon_2025', 'dailymail.co.uk', null],
    ['isot', 'mid.example', null],
    ['apple_news', 'mid.example', null],
  ])('%s of %s is graded %s', (dataset, source, grade) => {
    const graded = gradeRow(row('Some text', 'news', dataset, source), findOutlet(source), policyOf(dataset));
    if (grade === null) expect(graded).toBeNull();
    else expect(graded).toBeCloseTo(grade, 10);
  });
});

describe('createCollector', () => {
  test('counts the same words once, whatever their case, quotes and tags', () => {
    const {examples, duplicates} = collect([
      row('Mayor “Opens” New Bridge', 'true', 'isot'),
      row('mayor opens new bridge [VIDEO]', 'true', 'isot'),
    ]);
    expect([examples.length, duplicates]).toEqual([1, 1]);
  });

  test('never trains on a headline that a left-out set holds', () => {
    const leaveOut = ['emergent'];
    const sets = orderDataSets([{name: 'isot'}, {name: 'emergent'}], leaveOut).map(({name}) => name);
    const rows = sets.map(dataset => row('Mayor opens new bridge', 'fake', dataset));
    const {examples} = collect(rows, {...options, leaveOut});
    expect(examples.map(({part, dataset}) => [part, dataset])).toEqual([['left-out', 'emergent']]);
  });

  test('joins what two sets know, and forgets what they contradict', () => {
    const joined = collect([
      row('Man eats own hat', 'satire', 'unfun'),
      row('Man eats own hat', 'clickbait', 'stop_clickbait'),
    ]);
    expect(joined.examples[0]!.labels).toEqual({satire: 1, clickbait: 1});
    const torn = collect([row('Man eats own hat', 'fake', 'isot'), row('Man eats own hat', 'true', 'isot')]);
    expect(torn.examples[0]!.labels).toEqual({});
  });

  test('keeps an outlet whole, in one part', () => {
    const rows = Array.from({length: 60}, (_, i) =>
      row(`Mayor opens bridge number ${letters(i)}`, 'news', 'reddit_polcon_2025', 'low.example'),
    );
    const {examples} = collect(rows);
    expect(examples).toHaveLength(60);
    expect(new Set(examples.map(({part}) => part)).size).toBe(1);
  });

  test('keeps each outlet, satirical ones too, for the test of one fold', () => {
    const rows = ['high.example', 'low.example', 'satire.example'].map((source, i) =>
      row(`Mayor opens bridge number ${letters(i)}`, i === 2 ? 'satire' : 'news', 'reddit_polcon_2025', source),
    );
    const folds = [0, 1, 2].map(index => collect(rows, {...options, fold: {index, of: 3}}).examples);
    for (const source of ['high.example', 'low.example', 'satire.example']) {
      const parts = folds.map(examples => examples.find(({outlet}) => outlet?.domain === source)!.part);
      expect(parts.filter(part => part === 'test')).toHaveLength(1);
    }
  });

  test('caps an outlet set by set, so that old headlines of an outlet leave room for new ones', () => {
    const rows = ['allsides_articlebias', 'reddit_polcon_2025'].flatMap(dataset =>
      Array.from({length: 50}, (_, i) =>
        row(`Mayor opens bridge ${dataset.slice(0, 6)} ${letters(i)}`, 'news', dataset, 'low.example'),
      ),
    );
    expect(collect(rows, {...options, capLow: 10}).examples).toHaveLength(20);
  });

  test('puts about 4 in 100 rows without an outlet into validation, and as many into the test', () => {
    const {examples} = collect(
      Array.from({length: 5000}, (_, i) => row(`Mayor opens bridge number ${letters(i)}`, 'fake', 'isot')),
      {...options, capSet: 5000},
    );
    for (const part of ['validation', 'test']) {
      const share = examples.filter(example => example.part === part).length / examples.length;
      expect(Math.abs(share - 0.04)).toBeLessThan(0.012);
    }
  });

  test('caps the rows of one outlet', () => {
    const rows = Array.from({length: 50}, (_, i) =>
      row(`Mayor opens bridge number ${letters(i)}`, 'news', 'reddit_polcon_2025', 'high.example'),
    );
    expect(collect(rows, {...options, capHigh: 10}).examples).toHaveLength(10);
  });
});

test('hashToUnit depends on seed and key alone', () => {
  expect(hashToUnit(1, 'a')).toBe(hashToUnit(1, 'a'));
  expect(hashToUnit(1, 'a')).not.toBe(hashToUnit(2, 'a'));
});
