import {describe, expect, test} from '@jest/globals';
import type {Measured} from '../../../src/training/evaluation.ts';
import {formatFalseFlagTable} from '../../../src/training/evaluation-tables.ts';
import {countFalseFlags} from '../../../src/training/false-flags.ts';
import type {Leaning, Tier} from '../../../src/training/outlets.ts';

function measure(
  credibility: number,
  part: 'test' | 'train',
  tier: Tier,
  leaning: Leaning,
  dataset = 'feeds',
): Measured {
  const outlet = {domain: 'a.example', tier, quality: null, leaning};
  const example = {
    text: '',
    tokens: [],
    dataset,
    outlet,
    year: 2026,
    grade: null,
    claim: null,
    labels: {credibility: 1 as const},
    part,
  };
  return {example, network: {credibility, satire: 0, clickbait: 0}, baseline: 0};
}

const repeat = (count: number, make: (i: number) => Measured) => Array.from({length: count}, (_, i) => make(i));
const measured = [
  ...repeat(200, i => measure(i < 4 ? 0.1 : 0.9, 'test', 'high', 'left')),
  ...repeat(200, i => measure(i < 12 ? 0.1 : 0.9, 'test', 'high', 'right')),
  ...repeat(50, () => measure(0.1, 'test', 'high', 'centre')),
  ...repeat(100, i => measure(i < 10 ? 0.1 : 0.9, 'test', 'high', 'centre', 'reddit_nottheonion')),
  ...repeat(500, () => measure(0.1, 'train', 'high', 'left')),
  ...repeat(500, () => measure(0.1, 'test', 'mid', 'left')),
];

describe('countFalseFlags', () => {
  const groups = countFalseFlags(measured, 0.3);
  const share = (name: string) => groups.find(group => group.name === name)?.flagged;

  test('counts headlines of high-quality outlets that were never trained on, and no others', () => {
    expect(groups.find(({name}) => name === '2025 and 2026')?.headlines).toBe(450);
    expect(share('2026')).toBeCloseTo(66 / 450);
  });

  test('counts each leaning, odd headlines apart, and leaves small groups out', () => {
    expect(share('2025 and 2026, leaning left')).toBe(0.02);
    expect(share('2025 and 2026, leaning right')).toBe(0.06);
    expect(share('2025 and 2026, leaning centre')).toBeUndefined();
    expect(share('odd but honest (reddit_nottheonion)')).toBe(0.1);
  });

  test('is shown in headlines of a hundred', () => {
    expect(formatFalseFlagTable(groups, 'any outlets')).toContain('| 2025 and 2026, leaning left | 200 | 2.0 |');
  });
});
