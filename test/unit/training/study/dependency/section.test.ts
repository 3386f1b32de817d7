import {describe, expect, test} from '@jest/globals';
import {JSDOM} from 'jsdom';
import type {MemoryNetwork, MemorySettings} from '../../../../../src/training/study/dependency/memory.ts';
import {findForgetting, writeMemory} from '../../../../../src/training/study/dependency/section.ts';
import {type MemoryTrial, summarizeMemory} from '../../../../../src/training/study/dependency/summary.ts';

const SETTINGS: MemorySettings = {
  distances: [2, 10, 60],
  beyond: [120],
  trainQuartets: 250,
  validationQuartets: 1,
  testQuartets: 10,
  batchSize: 8,
  embeddingSize: 8,
  budget: 1500,
};
const [simple, lstm]: MemoryNetwork[] = [
  {kind: 'simple', readOut: 'last'},
  {kind: 'lstm', readOut: 'last'},
];

const trial = (network: MemoryNetwork, epochs: number, rate: number, loss: number, accuracy: number[], seed = 1) =>
  ({network, run: {epochs, rate, seed}, result: {validationLoss: loss, accuracy}}) satisfies MemoryTrial;

const trials = [
  trial(simple!, 1, 0.01, 0.7, [0.5, 0.5, 0.5, 0.5]),
  trial(simple!, 1, 0.003, 0.4, [1, 0.8, 0.6, 0.5]),
  trial(simple!, 4, 0.003, 0.1, [1, 1, 0.96, 0.9]),
  trial(lstm!, 1, 0.01, 0.1, [1, 1, 1, 0.9]),
  trial(lstm!, 1, 0.01, 0.1, [1, 1, 0.8, 0.9], 2),
  trial(lstm!, 4, 0.01, 0.1, [1, 1, 1, 1]),
];
const summary = summarizeMemory(trials, [simple!, lstm!], SETTINGS);

describe('summarizeMemory', () => {
  test('takes the rate that served validation best, for each network and lesson', () => {
    expect(summary.lessons.map(({headlines, lines}) => [headlines, lines.map(({rate}) => rate)])).toEqual([
      [1000, [0.003, 0.01]],
      [4000, [0.003, 0.01]],
    ]);
  });

  test('gives mean and spread over seeds, and how many of them hold', () => {
    const line = summary.lessons[0]!.lines[1]!;
    expect(line.accuracy[2]).toEqual({mean: 0.9, spread: expect.closeTo(0.1414, 4)});
    expect(line.seedsThatHold).toBe(1);
  });
});

describe('writeMemory', () => {
  const {text, plots} = writeMemory(summary);

  test('says which network forgets, and from where on', () => {
    expect(findForgetting(summary.lessons[0]!.lines[0]!, SETTINGS.distances)).toBe(10);
    expect(text).toContain('**simple recurrent network** fails first at 10 words (100 % at 2 words, 60 % at 60');
    expect(text).toContain(
      '**LSTM** holds to the end (100 % at 2 words, 90 % at 60; 1 of 2 seeds hold every distance)',
    );
  });

  test('says how many headlines it takes to hold', () => {
    expect(text).toContain(
      'Headlines needed to hold all of 2 to 60 words: simple recurrent network: 4,000; LSTM: 1,000.',
    );
    expect(text).toContain('simple recurrent network 90 % at 120; LSTM 100 % at 120');
  });

  test('says so where nothing was learned', () => {
    const poor = summarizeMemory([trial(simple!, 1, 0.01, 0.7, [0.5, 0.5, 0.5, 0.5])], [simple!], SETTINGS);
    expect(writeMemory(poor).text).toContain('fails already at the shortest distance');
    expect(writeMemory(poor).text).toContain('more than 1,000, if ever');
  });

  test('draws a panel for each lesson, a line for each network', () => {
    const drawn = new JSDOM(plots['study-memory.svg']!, {contentType: 'image/svg+xml'}).window.document;
    expect(drawn.querySelectorAll('polyline')).toHaveLength(4);
  });
});
