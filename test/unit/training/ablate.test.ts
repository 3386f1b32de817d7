import {describe, expect, test} from '@jest/globals';
import {ABLATIONS, formatAblation} from '../../../src/training/ablate.ts';
import {parseConfig} from '../../../src/training/config.ts';
import {identifyJob} from '../../../src/training/folds/cache.ts';
import {FOLDS} from '../../../src/training/folds/plan.ts';

describe('ABLATIONS', () => {
  test('each is another training, and the first is the one that ships', () => {
    const job = {fold: FOLDS[0]!, withRecent: true, seed: 1};
    const ids = ABLATIONS.map(({options}) => identifyJob(parseConfig(options), job, 'data'));
    expect(new Set(ids).size).toBe(ABLATIONS.length);
    expect(ids[0]).toBe(identifyJob(parseConfig([]), job, 'data'));
  });
});

describe('formatAblation', () => {
  test('says what sets, outlets and heads gave', () => {
    const row = (kind: 'set' | 'recent' | 'reputable', name: string, label: 0 | 1, network: number) => ({
      kind,
      name,
      label,
      year: 2026,
      leaning: null,
      network,
      baseline: 0,
    });
    const scores = [
      ...[-1, -2].map(logit => row('set', 'isot', 0, logit)),
      ...[1, 2].map(logit => row('reputable', 'apple_news', 1, logit)),
      ...[3, -3].map(logit => row('recent', 'outlets of 2020 on', 0, logit)),
    ];
    const line = formatAblation('as shipped', [{job: {fold: FOLDS[0]!, withRecent: true, seed: 1}, id: 'x', scores}]);
    expect(line).toEqual(['as shipped', '1.000', '1.000', '0.500', '0.500', '–', '–']);
  });
});
