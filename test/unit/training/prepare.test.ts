import {describe, expect, test} from '@jest/globals';
import type {Example} from '../../../src/training/examples.ts';
import type {Leaning} from '../../../src/training/outlets.ts';
import {weighExamples} from '../../../src/training/prepare.ts';

function invent(dataset: string, credibility: 0 | 1, leaning: Leaning | null): Example {
  const outlet = {domain: 'a.example', tier: credibility === 1 ? 'high' : 'low', quality: null, leaning} as const;
  return {
    text: '',
    tokens: [],
    dataset,
    outlet,
    year: 2026,
    labels: {credibility},
    part: 'train',
    grade: null,
    claim: null,
  };
}

const repeat = (count: number, example: Example) => Array.from({length: count}, () => example);

describe('weighExamples', () => {
  const examples = [
    ...repeat(60, invent('feeds', 1, 'left')),
    ...repeat(20, invent('feeds', 1, 'centre')),
    ...repeat(10, invent('feeds', 1, 'right')),
    ...repeat(30, invent('feeds', 0, 'right')),
    ...repeat(30, invent('hoaxes', 0, null)),
  ];
  const sum = (weights: Float32Array, belongs: (example: Example) => boolean) =>
    weights.reduce((total, weight, i) => total + (belongs(examples[i]!) ? weight : 0), 0);

  test('gives both labels the same total', () => {
    const {credibility} = weighExamples(examples);
    const totals = ([0, 1] as const).map(label => sum(credibility, ({labels}) => labels.credibility === label));
    expect(totals[0]! / totals[1]!).toBeCloseTo(1, 4);
  });

  test('gives credible headlines of each leaning the same total, and leaves doubtful ones alone', () => {
    const {credibility} = weighExamples(examples);
    const [left, centre, right] = (['left', 'centre', 'right'] as const).map(leaning =>
      sum(credibility, ({labels, outlet}) => labels.credibility === 1 && outlet?.leaning === leaning),
    );
    expect(left! / right!).toBeCloseTo(1, 4);
    expect(centre! / right!).toBeCloseTo(1, 4);
    const doubtful = ['feeds', 'hoaxes'].map(name =>
      sum(credibility, ({labels, dataset}) => labels.credibility === 0 && dataset === name),
    );
    expect(doubtful[0]! / doubtful[1]!).toBeCloseTo(1, 4);
  });
});
