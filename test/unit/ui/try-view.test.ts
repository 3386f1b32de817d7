import {expect, test} from '@jest/globals';
import {describeTry} from '../../../src/ui/try-view.ts';
import {english} from '../../support/english.ts';

const TEXT = 'Shocking trick, officials say';
const WORDS = [
  {start: 0, end: 8, weight: -0.3},
  {start: 9, end: 14, weight: -0.4},
  {start: 16, end: 25, weight: 0.2},
  {start: 26, end: 29, weight: 0.001},
];

test('a score is said in the words of the card, with the words that it rests on, most first', () => {
  const explained = {score: {credibility: 0.2, satire: 0.9, clickbait: 0.9}, words: WORDS};
  expect(describeTry(english, TEXT, explained, 0.3)).toEqual({
    verdict: 'doubtful',
    title: 'Take this with a grain of salt',
    details: [
      'Of 100 headlines scored like this, about 20 came from reputable outlets in our tests.',
      'Sounds like satire · Sounds like clickbait',
      'Speaks for it: officials',
      'Speaks against it: trick, Shocking',
    ],
  });
});

test('the threshold decides the verdict and nothing else', () => {
  const explained = {score: {credibility: 0.4, satire: 0, clickbait: 0}, words: []};
  const [strict, gentle] = [0.5, 0.3].map(threshold => describeTry(english, TEXT, explained, threshold));
  expect([strict?.verdict, gentle?.verdict]).toEqual(['doubtful', 'uncertain']);
  expect(strict?.details).toEqual(gentle?.details);
});

test('what was not assessed says why, and has no number', () => {
  expect(describeTry(english, 'Oh', {score: {reason: 'too-short'}, words: []}, 0.3)).toEqual({
    verdict: 'unassessed',
    title: 'Not assessed: too short',
    details: [],
  });
});
