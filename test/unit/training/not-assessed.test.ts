import {describe, expect, test} from '@jest/globals';
import {tokenize} from '../../../src/core/text.ts';
import {createVocabulary} from '../../../src/core/vocabulary.ts';
import type {Labels} from '../../../src/training/examples.ts';
import {formatNotAssessed, type JudgedExample, measureNotAssessed} from '../../../src/training/not-assessed.ts';

const KNOWN = 'mayor opens the new bridge after long vote on friday in town'.split(' ');
const vocabulary = createVocabulary(['<pad>', '<unk>', ...KNOWN]);

function judge(text: string, credibility: number, labels: Labels, dataset = 'feeds', year = 2026): JudgedExample {
  const tier = labels.credibility === 0 ? 'low' : 'high';
  const outlet = {domain: 'a.example', tier, quality: null, leaning: null} as const;
  const example = {
    text,
    tokens: tokenize(text),
    dataset,
    outlet,
    year,
    labels,
    part: 'test',
    grade: null,
    claim: null,
  } as const;
  return {example, network: {credibility, satire: 0, clickbait: 0}};
}

const CREDIBLE: Labels = {credibility: 1};
const DOUBTFUL: Labels = {credibility: 0};
const rows = [
  judge('Mayor opens the new bridge', 0.9, CREDIBLE),
  judge('Mayor opens bridge after vote', 0.8, CREDIBLE),
  judge('The mayor opens the new zorb', 0.1, CREDIBLE, 'reddit_nottheonion'),
  judge('Mayor opens bridge', 0.1, CREDIBLE),
  judge('Zorb glim frobs after vote', 0.1, CREDIBLE),
  judge('Der Bürgermeister will nicht mit dem Rat', 0.9, CREDIBLE),
  judge('The mayor opens the new bridge in town', 0.2, DOUBTFUL),
  judge('New bridge town', 0.7, DOUBTFUL),
  judge('Mayor opens the bridge on friday', 0.99, {satire: 1, credibility: 0}),
];
const report = measureNotAssessed(rows, vocabulary, 0.3);
const findCost = (name: string) => report.costs.find(cost => cost.name.startsWith(name))!;

describe('measureNotAssessed', () => {
  test('counts headlines without a score by reason', () => {
    expect(findCost('all')).toMatchObject({
      headlines: 9,
      shares: {
        language: expect.closeTo(1 / 9),
        'too-short': expect.closeTo(2 / 9),
        'unknown-words': expect.closeTo(1 / 9),
      },
    });
  });

  test('counts each kind of headline by itself', () => {
    expect(findCost('high-quality').shares).toEqual({language: 0.2, 'too-short': 0.2, 'unknown-words': 0.2});
    expect(findCost('low-quality')).toMatchObject({headlines: 3, shares: {'too-short': expect.closeTo(1 / 3)}});
    expect(findCost('doubtful')).toMatchObject({headlines: 2, shares: {'too-short': 0.5}});
    expect(findCost('odd')).toMatchObject({headlines: 1, shares: {'too-short': 0}});
    expect(findCost('satire').headlines).toBe(1);
    expect(findCost('clickbait')).toBeUndefined();
  });

  test('tells how those left out would have been judged, satire apart', () => {
    const find = (name: string) => report.byAnswer.find(slice => slice.name === name)!;
    expect(find('assessed')).toEqual({
      name: 'assessed',
      doubtful: 1,
      credible: 3,
      auc: expect.closeTo(2 / 3),
      flagged: expect.closeTo(1 / 3),
    });
    expect(find('too-short')).toMatchObject({doubtful: 1, credible: 1, auc: 0, flagged: 1});
    expect(find('unknown-words')).toMatchObject({doubtful: 0, credible: 1, auc: null});
  });

  test('puts every headline into one slice by unknown words and one by length', () => {
    for (const slices of [report.byUnknownShare, report.byWords]) {
      expect(slices.reduce((sum, {doubtful, credible}) => sum + doubtful + credible, 0)).toBe(8);
    }
    expect(report.byUnknownShare.map(({credible}) => credible)).toEqual([3, 0, 1, 0, 2]);
    expect(report.byWords[0]).toMatchObject({doubtful: 1, credible: 1});
  });

  test('survives JSON, and is shown with its rule', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    const markdown = formatNotAssessed(report);
    expect(markdown).toContain('fewer than 4 words');
    expect(markdown).toContain('more than 50 %');
    expect(markdown).toContain('| all | 9 | 11.1 | 22.2 | 11.1 | 44.4 |');
    expect(markdown).toContain('| assessed | 1 / 3 | 0.667 | 33.3 |');
  });
});
