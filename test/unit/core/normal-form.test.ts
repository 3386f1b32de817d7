import {describe, expect, test} from '@jest/globals';
import {normalizeHeadline, stripSiteSuffix} from '../../../src/core/normal-form.ts';

describe('normalizeHeadline', () => {
  test.each([
    ['Mayor opens bridge (VIDEO)', 'Mayor opens bridge'],
    ['Mayor opens bridge (see the photos)', 'Mayor opens bridge'],
    ['Mayor (and council) opens bridge (live updates from the river)', 'Mayor (and council) opens bridge'],
    [
      'Mayor opens bridge (a very long remark that ends with video)',
      'Mayor opens bridge (a very long remark that ends with video)',
    ],
    ['Mayor opens bridge (livestock first)', 'Mayor opens bridge (livestock first)'],
  ])('takes %j for %j', (text, expected) => {
    expect(normalizeHeadline(text)).toBe(expected);
  });

  test.each(['Mayor’s “new” bridge', 'Plain words only', "It's 5% of $3bn: what now?", 'A well-known tale'])(
    'gives the same for %j as for a twin that needs a closer look',
    text => {
      expect(normalizeHeadline(` ${text} `)).toBe(normalizeHeadline(text));
    },
  );
});

describe('stripSiteSuffix', () => {
  test.each([
    ['Mayor opens new bridge - Al Jazeera', 'Mayor opens new bridge'],
    ['Mayor opens new bridge - E! Online', 'Mayor opens new bridge'],
    ['Mayor opens new bridge - Quill Timeswriter', 'Mayor opens new bridge - Quill Timeswriter'],
  ])('takes %j for %j', (text, expected) => {
    expect(stripSiteSuffix(text)).toBe(expected);
  });
});
