import {describe, expect, test} from '@jest/globals';
import {
  addCorrection,
  applyCorrection,
  type Correction,
  MAX_CORRECTIONS,
  NO_CORRECTIONS,
  openCorrections,
  parseCorrections,
  removeCorrection,
  sealCorrections,
} from '../../../src/core/corrections.ts';
import type {Score} from '../../../src/core/score.ts';

const correct = (text: string, verdict: Correction['verdict'] = 'credible'): Correction => ({
  text,
  verdict,
  when: '2026-11-23T09:00:00.000Z',
});
const listTexts = ({entries}: {entries: readonly Correction[]}) => entries.map(({text}) => text);

test('a headline has one correction, the latest, and it can be taken back', () => {
  const three = ['a', 'b', 'a'].reduce(
    (all, text, at) => addCorrection(all, correct(text, at === 2 ? 'doubtful' : 'credible')),
    NO_CORRECTIONS,
  );
  expect(three.entries.map(({text, verdict}) => [text, verdict])).toEqual([
    ['b', 'credible'],
    ['a', 'doubtful'],
  ]);
  expect(listTexts(removeCorrection(three, 'a'))).toEqual(['b']);
  expect(NO_CORRECTIONS.entries).toEqual([]);
});

test('there is an end to them: the oldest give way', () => {
  let all = NO_CORRECTIONS;
  for (let number = 0; number <= MAX_CORRECTIONS; number++) all = addCorrection(all, correct(`headline ${number}`));
  expect(all.entries).toHaveLength(MAX_CORRECTIONS);
  expect(all.entries[0]?.text).toBe('headline 1');
  expect(parseCorrections(all)).toEqual(all);
});

test('sealed corrections tell the verdict of a text to whoever has it, and no text', () => {
  const all = addCorrection(addCorrection(NO_CORRECTIONS, correct('Gulls return')), correct('Tide is out', 'doubtful'));
  const sealed = sealCorrections(all, [1, 2]);
  expect(JSON.stringify(sealed)).not.toMatch(/Gulls|Tide/);
  expect(sealCorrections(all, [1, 3]).credible).not.toEqual(sealed.credible);
  const open = openCorrections(sealed);
  expect(['Gulls return', 'Tide is out', 'Gulls return ', ''].map(open)).toEqual([
    ...['credible', 'doubtful', undefined, undefined],
  ]);
  expect(openCorrections(sealCorrections(NO_CORRECTIONS, [1, 2]))('Gulls return')).toBeUndefined();
});

describe('parseCorrections', () => {
  test.each([undefined, null, 7, [], {}, {version: 2, entries: []}, {version: 1}, {version: 1, entries: 'a'}])(
    '%j is none',
    value => {
      expect(parseCorrections(value)).toBeUndefined();
    },
  );

  test('a bad entry costs the reader no other, and what is not asked for is dropped', () => {
    const bad = [null, 'a', {}, {...correct('')}, {...correct('x'.repeat(401))}];
    const worse = [
      {...correct('a'), verdict: 'uncertain'},
      {...correct('a'), when: 'yesterday'},
      {...correct('a'), text: 7},
    ];
    const entries = [...bad, {...correct('kept'), secret: 1}, ...worse];
    expect(parseCorrections({version: 1, entries})).toEqual({version: 1, entries: [correct('kept')]});
  });
});

test.each([
  [{credibility: 0.1, satire: 0.2, clickbait: 0}, 'credible', {credibility: 1, satire: 0.2, clickbait: 0}],
  [{credibility: 0.9, satire: 0.2, clickbait: 0}, 'doubtful', {credibility: 0, satire: 0.2, clickbait: 0}],
  [{credibility: 0.9, satire: 0.2, clickbait: 0}, undefined, {credibility: 0.9, satire: 0.2, clickbait: 0}],
  [{reason: 'language'}, 'doubtful', {reason: 'language'}],
] as const)('of %j, corrected to %s, counts %j', (score, verdict, expected) => {
  expect(applyCorrection<Score>(score, verdict)).toEqual(expected);
});
