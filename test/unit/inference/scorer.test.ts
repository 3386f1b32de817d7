import {describe, expect, test} from '@jest/globals';
import type {Engine} from '../../../src/inference/engine.ts';
import {createScorer} from '../../../src/inference/scorer.ts';
import {createRandomModel} from '../../support/random-model.ts';

describe('createScorer', () => {
  test('keeps the order of assessed and unassessed texts, and spends no inference on the latter', async () => {
    const asked: number[] = [];
    const engine: Engine = {
      score: async batch =>
        batch.map(ids => {
          asked.push(ids.length);
          return {credibility: ids.length / 10, satire: 0, clickbait: 0};
        }),
      dispose: () => {},
    };
    // Words of letters only: the tokenizer would read digits as numbers.
    const model = await createRandomModel();
    const scorer = createScorer({...model, vocabulary: {...model.vocabulary, idOf: () => 2}}, engine);
    const scores = await scorer([
      'Home',
      'one two three four five',
      'Der Hund ist nicht im Haus',
      'one two three four',
    ]);
    expect(scores).toEqual([
      {reason: 'too-short'},
      {credibility: 0.5, satire: 0, clickbait: 0},
      {reason: 'language'},
      {credibility: 0.4, satire: 0, clickbait: 0},
    ]);
    expect(asked).toEqual([5, 4]);
  });
});
