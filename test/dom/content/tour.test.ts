/** @jest-environment jsdom */
import {beforeEach, expect, jest, test} from '@jest/globals';
import {createTour} from '../../../src/content/tour.ts';
import type {Watched} from '../../../src/content/watch.ts';
import type {Score} from '../../../src/core/score.ts';

const plain = (credibility: number): Score => ({credibility, satire: 0, clickbait: 0});
const SCORES: Record<string, Score | null> = {
  'one flagged': plain(0.1),
  'two fine': plain(0.9),
  'three flagged': plain(0.2),
  'four unread': null,
  'five foreign': {reason: 'language'},
  'six flagged': plain(0.05),
};

function start() {
  const focus = jest.fn();
  const all: Watched[] = [...document.querySelectorAll('h2')].map(element => {
    const text = element.textContent!;
    return {element, text, fingerprint: text, score: SCORES[text]!};
  });
  const tour = createTour({
    window,
    badges: {headlineOf: () => undefined, hostOf: element => element, focus},
    // A page adds headlines in any order.
    all: () => all.reverse(),
    isFlagged: ({credibility}) => credibility < 0.3,
  });
  return {tour, visited: () => focus.mock.calls.map(([element]) => (element as HTMLElement).textContent)};
}

beforeEach(() => {
  document.body.replaceChildren(
    ...Object.keys(SCORES).map(text => Object.assign(document.createElement('h2'), {textContent: text})),
  );
});

test('lists what has probabilities, in the order of the page', () => {
  expect(start().tour.list()).toEqual([
    {text: 'one flagged', credibility: 0.1},
    {text: 'two fine', credibility: 0.9},
    {text: 'three flagged', credibility: 0.2},
    {text: 'six flagged', credibility: 0.05},
  ]);
});

test('goes to a headline by its words, and says when it is gone', () => {
  const {tour, visited} = start();
  expect(tour.show('two fine')).toBe(true);
  expect(tour.show('no such')).toBe(false);
  expect(visited()).toEqual(['two fine']);
});

test('steps from flagged to flagged, round at the ends', () => {
  const {tour, visited} = start();
  for (const step of [1, 1, 1, 1, -1, -1] as const) expect(tour.step(step)).toBe(true);
  expect(visited()).toEqual([
    'one flagged',
    'three flagged',
    'six flagged',
    'one flagged',
    'six flagged',
    'three flagged',
  ]);
});

test('goes on from where a listed headline was chosen', () => {
  const {tour, visited} = start();
  tour.show('three flagged');
  tour.step(1);
  expect(visited()).toEqual(['three flagged', 'six flagged']);
});

test('where nothing is flagged it goes nowhere', () => {
  for (const headline of document.querySelectorAll('h2')) {
    if (headline.textContent!.endsWith('flagged')) headline.remove();
  }
  const {tour, visited} = start();
  expect(tour.step(1)).toBe(false);
  expect(tour.step(-1)).toBe(false);
  expect(visited()).toEqual([]);
});
