import {expect, test} from '@jest/globals';
import {describeTry} from '../../../src/popup/try-view.ts';
import {english} from '../../support/english.ts';

test('a score is said in the words of the card', () => {
  expect(describeTry(english, {credibility: 0.2, satire: 0.9, clickbait: 0.1}, 0.3)).toEqual({
    verdict: 'doubtful',
    title: 'Take this with a grain of salt',
    details: [
      'Of 100 headlines scored like this, about 20 came from reputable outlets in our tests.',
      'Sounds like satire',
    ],
  });
});

test('the threshold decides the verdict and nothing else', () => {
  const score = {credibility: 0.4, satire: 0, clickbait: 0};
  const [strict, gentle] = [describeTry(english, score, 0.5), describeTry(english, score, 0.3)];
  expect([strict.verdict, gentle.verdict]).toEqual(['doubtful', 'uncertain']);
  expect(strict.details).toEqual(gentle.details);
});

test('what was not assessed says why, and has no number', () => {
  expect(describeTry(english, {reason: 'too-short'}, 0.3)).toEqual({
    verdict: 'unassessed',
    title: 'Not assessed: too short',
    details: [],
  });
});
