import {describe, expect, test} from '@jest/globals';
import type {Example, Labels, Part} from '../../../../src/training/examples.ts';
import {selectRows} from '../../../../src/training/folds/select-rows.ts';
import type {Tier} from '../../../../src/training/outlets.ts';

let count = 0;
function invent(dataset: string, part: Part, labels: Labels, tier: Tier | null = null, year = 2026): Example {
  const outlet = tier ? {domain: `${tier}.example`, tier, quality: null, leaning: null} : null;
  return {text: '', tokens: [`word${count++}`], dataset, outlet, year, labels, part, grade: null, claim: null};
}

const select = (...examples: Example[]) =>
  selectRows(examples, {name: 'a', leaveOut: ['isot', 'webis_clickbait17', 'buzzfeed_top_fake']}).map(
    ({kind, name, label}) => `${kind} ${name} ${label}`,
  );

describe('selectRows', () => {
  test.each([
    ['a row of a left-out set', invent('isot', 'left-out', {credibility: 0}), ['set isot 0']],
    ['a reputable headline', invent('apple_news', 'left-out', {}), ['reputable apple_news 1']],
    ['a reputable headline of another year', invent('apple_news', 'left-out', {}, null, 2019), []],
    [
      'a recent headline of an outlet of the test',
      invent('feeds', 'test', {credibility: 0, satire: 0}, 'low'),
      ['recent outlets of 2020 on 0'],
    ],
    [
      'a recent headline where the recent sets are left out',
      invent('feeds', 'left-out', {credibility: 1}, 'high'),
      ['recent years 2020 on 1'],
    ],
    ['an old one', invent('feeds', 'test', {credibility: 0}, 'low', 2016), []],
    ['one that was trained on', invent('feeds', 'train', {credibility: 0}, 'low'), []],
    ['satire of a publisher of the test', invent('jokes', 'test', {satire: 1}, 'satire'), ['satire satire.example 1']],
    [
      'odd but honest',
      invent('reddit_nottheonion', 'test', {satire: 0, credibility: 1}, 'high'),
      ['satire reddit_nottheonion 0'],
    ],
    [
      'clickbait of a left-out set',
      invent('webis_clickbait17', 'left-out', {clickbait: 1}),
      ['clickbait webis_clickbait17 1'],
    ],
  ] as const)('%s', (_, example, keys) => {
    expect(select(example)).toEqual(keys);
  });

  test('takes no more than 150 headlines of one hoax site', () => {
    const rows = Array.from({length: 200}, () => invent('buzzfeed_top_fake', 'left-out', {credibility: 0}, 'low'));
    expect(select(...rows)).toHaveLength(150);
  });

  test('gives the same rows in the same order, however they come', () => {
    const rows = Array.from({length: 20}, (_, i) => invent('isot', 'left-out', {credibility: i % 2 === 0 ? 0 : 1}));
    const words = (examples: Example[]) =>
      selectRows(examples, {name: 'a', leaveOut: ['isot']}).map(({example}) => example.tokens[0]);
    expect(words([...rows].reverse())).toEqual(words(rows));
  });
});
