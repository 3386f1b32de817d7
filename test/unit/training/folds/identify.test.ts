import {describe, expect, test} from '@jest/globals';
import {parseConfig} from '../../../../src/training/config.ts';
import {identifyJob} from '../../../../src/training/folds/cache.ts';
import {identifyLinearPart} from '../../../../src/training/folds/linear.ts';
import {FOLDS} from '../../../../src/training/folds/plan.ts';

const job = {fold: FOLDS[0]!, withRecent: true, seed: 1};
const nameJob = (...options: string[]) => identifyJob(parseConfig(options), job, 'data');
const namePart = (...options: string[]) => identifyLinearPart(parseConfig(options), job, 'data');

describe('a job', () => {
  test.each([
    [['--linear-share', '0']],
    [['--linear-share', '0.1']],
    [['--claim-weight', '0.1']],
    [['--dropout', '0.1']],
  ])('is another one with %s', options => {
    expect(nameJob(...options)).not.toBe(nameJob());
  });
});

describe('a linear part', () => {
  test('is fitted again for other claims, another fold and other years, and for nothing else', () => {
    expect(namePart('--claim-weight', '0.1')).not.toBe(namePart());
    expect(identifyLinearPart(parseConfig([]), {...job, fold: FOLDS[1]!}, 'data')).not.toBe(namePart());
    expect(identifyLinearPart(parseConfig([]), {...job, withRecent: false}, 'data')).not.toBe(namePart());
    expect(namePart('--dropout', '0.1', '--linear-share', '0.1')).toBe(namePart());
  });
});
