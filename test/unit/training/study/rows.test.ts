import {describe, expect, test} from '@jest/globals';
import type {Example} from '../../../../src/training/examples.ts';
import {findCap, sampleEvenly} from '../../../../src/training/study/rows.ts';

describe('findCap', () => {
  test.each([
    [[10, 10, 10], 15, 5],
    [[2, 10, 10], 12, 5],
    [[2, 3, 100], 50, 45],
    [[2, 3], 50, Number.POSITIVE_INFINITY],
  ])('%j in %d: at most %d each', (sizes, total, cap) => expect(findCap(sizes, total)).toBe(cap));
});

const invent = (dataset: string, credibility: 0 | 1, count: number): Example[] =>
  Array.from({length: count}, (_, index) => ({
    text: `${dataset} ${index}`,
    tokens: [dataset, `${credibility}`, `${index}`],
    dataset,
    outlet: null,
    year: null,
    labels: {credibility},
    part: 'train',
    grade: null,
    claim: null,
  }));

describe('sampleEvenly', () => {
  const examples = [...invent('small', 0, 5), ...invent('large', 0, 80), ...invent('large', 1, 60)];
  const count = (sample: readonly Example[], dataset: string, label: 0 | 1) =>
    sample.filter(entry => entry.dataset === dataset && entry.labels.credibility === label).length;

  test('takes all of small groups and as many of each larger one', () => {
    const sample = sampleEvenly(examples, 45);
    expect(sample).toHaveLength(45);
    expect([count(sample, 'small', 0), count(sample, 'large', 0), count(sample, 'large', 1)]).toEqual([5, 20, 20]);
  });

  test('chooses by words, whatever the order', () => {
    const texts = (list: readonly Example[]) =>
      sampleEvenly(list, 45)
        .map(({text}) => text)
        .sort();
    expect(texts(examples.toReversed())).toEqual(texts(examples));
  });
});
