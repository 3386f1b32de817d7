import {describe, expect, test} from '@jest/globals';
import {createVocabulary} from '../../../src/core/vocabulary.ts';
import type {Engine} from '../../../src/inference/engine.ts';
import {explainHeadline} from '../../../src/inference/explain.ts';
import {createRandomModel, SMALL_SHAPE} from '../../support/random-model.ts';

const words = [
  '<pad>',
  '<unk>',
  '<caps>',
  'mayor',
  'opens',
  'the',
  'new',
  'bridge',
  'shocking',
  'officials',
  'say',
  '!',
];
const clues = new Map([
  [words.indexOf('shocking'), -0.4],
  [words.indexOf('officials'), 0.2],
  [words.indexOf('<caps>'), -0.1],
]);

/** An engine with planted clues: each adds its part to an even credibility. */
const batches: number[] = [];
const engine: Engine = {
  score: async batch => {
    batches.push(batch.length);
    return batch.map(ids => ({
      credibility: 0.5 + ids.reduce((sum, id) => sum + (clues.get(id) ?? 0), 0),
      satire: 0,
      clickbait: 0,
    }));
  },
  dispose: () => {},
};

async function explain(text: string) {
  const model = await createRandomModel();
  const result = await explainHeadline(text, {...model, vocabulary: createVocabulary(words)}, engine);
  if ('reason' in result) return result.reason;
  return result.contributions.map(({start, end, weight}) => [result.text.slice(start, end), Number(weight.toFixed(6))]);
}

describe('explainHeadline', () => {
  test('finds the planted clues, in one batch', async () => {
    batches.length = 0;
    expect(await explain('“Mayor opens shocking new bridge”, officials say!')).toEqual([
      ['Mayor', 0],
      ['opens', 0],
      ['shocking', -0.4],
      ['new', 0],
      ['bridge', 0],
      ['officials', 0.2],
      ['say', 0],
    ]);
    expect(batches).toEqual([8]);
  });

  test('counts the shouting of a word with the word', async () => {
    expect(await explain('Mayor opens the SHOCKING bridge')).toContainEqual(['SHOCKING', -0.5]);
  });

  test('stops where the model stops reading', async () => {
    const long = `${'mayor opens the new '.repeat(3)}shocking bridge`;
    const result = (await explain(long)) as [string, number][];
    expect(result).toHaveLength(SMALL_SHAPE.maxLength);
    expect(result.every(([, weight]) => weight === 0)).toBe(true);
  });

  test('gives the reason where nothing is assessed', async () => {
    expect(await explain('Mayor opens')).toBe('too-short');
  });
});
