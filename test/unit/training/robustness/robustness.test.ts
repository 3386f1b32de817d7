import {describe, expect, test} from '@jest/globals';
import {tokenize} from '../../../../src/core/text.ts';
import type {Scorer} from '../../../../src/inference/scorer.ts';
import {NAME_KINDS} from '../../../../src/training/robustness/lexicon.ts';
import {formatRobustness, measureRobustness} from '../../../../src/training/robustness/robustness.ts';
import {SURFACE_CHANGES} from '../../../../src/training/robustness/surface.ts';
import {SLIPS} from '../../../../src/training/robustness/typos.ts';
import {inventRows} from '../../../support/invent-headlines.ts';

const headlines = inventRows(300, 4).map(({text}) => text);

/** Scores by a rule on the text as found. */
const scoreBy =
  (rule: (text: string) => number): Scorer =>
  async texts =>
    texts.map(text => ({credibility: rule(text), satire: 0, clickbait: 0}));

const measure = (rule: (text: string) => number) =>
  measureRobustness(scoreBy(rule), {headlines, threshold: 0.3, seed: 1});

describe('measureRobustness', () => {
  test('finds no change in a scorer that minds nothing', async () => {
    const {surface, names} = await measure(() => 0.8);
    const shifts = [...surface, ...names].filter(({pairs}) => pairs > 0);
    expect(shifts.length).toBeGreaterThan(10);
    expect(shifts.filter(shift => shift.percentile99 !== 0 || shift.verdictsChanged > 0)).toEqual([]);
  });

  test('has a line for each change, kind and slip, and one for all', async () => {
    const report = await measure(() => 0.8);
    expect(report.surface.map(({name}) => name)).toEqual([...SURFACE_CHANGES.map(({name}) => name), 'all']);
    expect(report.names.map(({name}) => name)).toEqual([...NAME_KINDS, 'all']);
    expect(report.typos.map(({name}) => name)).toEqual([...SLIPS, 'all']);
    expect(report.typos[0]!.pairs).toBe(headlines.length);
    expect(report.surface.at(-1)!.pairs).toBe(report.surface.slice(0, -1).reduce((sum, {pairs}) => sum + pairs, 0));
  });

  test('catches a scorer that minds full stops', async () => {
    const {surface} = await measure(text => (text.endsWith('.') ? 0.1 : 0.8));
    const moved = surface.filter(({name, median}) => name !== 'all' && (median ?? 0) > 0);
    expect(moved.map(({name}) => name)).toEqual(['full stop']);
    expect(moved[0]).toMatchObject({median: expect.closeTo(0.7), verdictsChanged: 1, flagsChanged: 1});
  });

  test('catches a scorer that minds women', async () => {
    const isFemale = (text: string) =>
      tokenize(text).some(word => /^(?:she|her|woman|mother|wife|sister|businesswoman|spokeswoman)$/.test(word));
    const {names} = await measure(text => (isFemale(text) ? 0.2 : 0.9));
    const find = (kind: string) => names.find(({name}) => name === kind)!;
    expect(find('gender')).toMatchObject({median: expect.closeTo(0.7), verdictsChanged: 1});
    expect(find('country').median).toBe(0);
  });

  test('catches a scorer that minds one country', async () => {
    const {names} = await measure(text => (/Kenya|Nairobi/.test(text) ? 0.2 : 0.9));
    const find = (kind: string) => names.find(({name}) => name === kind)!;
    expect(find('country').percentile99).toBeCloseTo(0.7);
    expect(find('religion').percentile99).toBe(0);
  });

  test('catches a scorer that minds spelling', async () => {
    const known = new Set(headlines.flatMap(tokenize));
    const {typos} = await measure(text => (tokenize(text).every(word => known.has(word)) ? 0.9 : 0.4));
    expect(typos.at(-1)!.verdictsChanged).toBeGreaterThan(0.9);
    expect(typos.at(-1)!.flagsChanged).toBe(0);
  });

  test('survives JSON, and becomes three tables', async () => {
    const report = await measure(text => (text.length % 10) / 10);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    const markdown = formatRobustness(report);
    expect(markdown.match(/^\| --- \|/gm)).toHaveLength(3);
    const [first] = report.surface;
    expect(markdown).toContain(`| Title Case | ${first!.pairs} | ${first!.median!.toFixed(3)} |`);
  });
});
