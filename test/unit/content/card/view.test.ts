import {describe, expect, test} from '@jest/globals';
import type {CardContent, CardPart} from '../../../../src/content/card/card.ts';
import {viewContent} from '../../../../src/content/card/view.ts';
import {labelHeadline} from '../../../../src/content/label.ts';
import type {Score} from '../../../../src/core/score.ts';
import {english} from '../../../support/english.ts';

const plain = (credibility: number): Score => ({credibility, satire: 0.1, clickbait: 0.1});

const viewOne = (score: Score, threshold: number) =>
  viewContent(english, {parts: [{text: 'Council opens bridge', score}], threshold});

describe('the view of one text', () => {
  test.each([
    [0.9, 0.3, 'credible', 'Reads like reputable news', 90],
    [0.4, 0.3, 'uncertain', 'Could go either way', 40],
    [0.1, 0.3, 'doubtful', 'Take this with a grain of salt', 10],
    [0.6, 0.8, 'doubtful', 'Take this with a grain of salt', 60],
    [0.0001, 0.3, 'doubtful', 'Take this with a grain of salt', 1],
  ] as const)('a credibility of %d under a threshold of %d is %s', (credibility, threshold, verdict, title, count) => {
    expect(viewOne(plain(credibility), threshold)).toEqual({
      sections: [
        {
          verdict,
          title,
          quote: null,
          frequency: `Of 100 headlines scored like this, about ${count} came from reputable outlets in our tests.`,
          extras: [],
          words: [],
        },
      ],
      buttons: [],
      footnote:
        'Judged by wording alone, on your device. It cannot know what happened, who wrote it or what a picture shows.',
    });
  });

  test.each([
    ['language', 'Not assessed: not in English'],
    ['too-short', 'Not assessed: too short'],
    ['unknown-words', 'Not assessed: too many unknown words'],
    ['unavailable', 'Not assessed: scoring is unavailable'],
  ] as const)('without a score because of %s, the reason is said and no number', (reason, title) => {
    const [section] = viewOne({reason}, 0.3).sections;
    expect(section).toEqual({verdict: 'unassessed', title, quote: null, frequency: null, extras: [], words: []});
  });

  test('satire and clickbait are said when they are likely', () => {
    const [section] = viewOne({credibility: 0.2, satire: 0.86, clickbait: 0.95}, 0.3).sections;
    expect(section?.extras).toEqual(['Sounds like satire', 'Sounds like clickbait']);
  });
});

describe('the view of several texts', () => {
  test('one part needs no quote', () => {
    const view = viewOne(plain(0.9), 0.3);
    expect(view.sections.map(({quote}) => quote)).toEqual([null]);
  });

  test('several parts are quoted in reading order, each with its verdict', () => {
    const parts = [
      {text: 'Council opens bridge to walkers.', score: plain(0.9)},
      {text: 'Gulls own it now, insiders claim!', score: plain(0.1)},
      {text: 'Oh.', score: {reason: 'too-short'} as const},
    ];
    const view = viewContent(english, {parts, threshold: 0.3});
    expect(view.sections.map(({quote, verdict}) => [quote?.map(({text}) => text).join('|'), verdict])).toEqual([
      ['Council opens bridge to walkers.', 'credible'],
      ['Gulls own it now, insiders claim!', 'doubtful'],
      ['Oh.', 'unassessed'],
    ]);
  });

  test('a quote is for recognition and has an end', () => {
    const parts = ['a'.repeat(5000), 'b'].map(text => ({text, score: plain(0.9)}));
    expect(viewContent(english, {parts, threshold: 0.3}).sections[0]?.quote?.[0]?.text.length).toBeLessThanOrEqual(300);
  });
});

describe('the words that count', () => {
  const TEXT = 'Shocking council opens shocking bridge';
  const words = [
    {start: 0, end: 8, weight: -0.3},
    {start: 9, end: 16, weight: 0.1},
    {start: 17, end: 22, weight: 0.001},
  ];
  const [section] = viewContent(english, {parts: [{text: TEXT, score: plain(0.2), words}], threshold: 0.3}).sections;

  test('are marked in the text, which stays whole', () => {
    expect(section?.quote).toEqual([
      {text: 'Shocking', kind: 'lowering'},
      {text: ' ', kind: 'plain'},
      {text: 'council', kind: 'raising'},
      {text: ' opens shocking bridge', kind: 'plain'},
    ]);
  });

  test('are named, for who sees no marks', () => {
    expect(section?.words).toEqual(['Speaks for it: council', 'Speaks against it: Shocking']);
  });
});

describe('the buttons', () => {
  const can = {correct: true, hideSite: true};
  const listLabels = (part: CardPart, allowed: CardContent['can'] = can) =>
    viewContent(english, {parts: [part], threshold: 0.3, can: allowed}).buttons.map(({label}) => label);

  test.each([
    [0.9, ['This is wrong', 'Hide on this site']],
    [0.4, ['Reads fine to me', 'Reads doubtful to me', 'Hide on this site']],
    [0.1, ['This is wrong', 'Hide on this site']],
  ])('of a credibility of %d offer the other verdicts', (credibility, labels) => {
    expect(listLabels({text: 'a', score: plain(credibility)})).toEqual(labels);
  });

  test('offer to undo a correction, which is said and counts', () => {
    const part = {text: 'a', score: plain(0.1), correction: 'credible'} as const;
    expect(listLabels(part)).toEqual(['Undo', 'Hide on this site']);
    const [section] = viewContent(english, {parts: [part], threshold: 0.3, can}).sections;
    expect(section).toMatchObject({verdict: 'credible', title: 'You said: reads like reputable news'});
  });

  test('offer no correction of what was not assessed, and nothing that is not allowed', () => {
    expect(listLabels({text: 'a', score: {reason: 'language'}})).toEqual(['Hide on this site']);
    expect(listLabels({text: 'a', score: plain(0.1)}, {correct: false, hideSite: false})).toEqual([]);
    expect(viewOne(plain(0.1), 0.3).buttons).toEqual([]);
  });
});

test('a badge is called by its verdict in words, with the reason where there is none', () => {
  expect(labelHeadline(english, plain(0.1), 0.3)).toBe('Take this with a grain of salt');
  expect(labelHeadline(english, {reason: 'too-short'}, 0.3)).toBe('Not assessed: too short');
});
