import {describe, expect, test} from '@jest/globals';
import {createVocabulary} from '../../../src/core/vocabulary.ts';
import {createPlainEngine} from '../../../src/inference/plain-engine.ts';
import type {Shape} from '../../../src/model/card.ts';
import type {Example} from '../../../src/training/examples.ts';
import {openPacked, packModel} from '../../../src/training/export.ts';
import {fitLinearPart, joinLinearPart, type LinearOptions, scoreLinearPart} from '../../../src/training/linear-part.ts';
import {toLogit} from '../../../src/training/score-examples.ts';
import {drawWeights} from '../../support/random-model.ts';

const options: LinearOptions = {share: 0.5, inverseRegularisation: 1, claimWeight: 0.5, nameSwap: 0, seed: 1};
const words = [
  '<pad>',
  '<unk>',
  '<caps>',
  'mayor',
  'opens',
  'bridge',
  'aliens',
  'hide',
  'cure',
  'vote',
  'after',
  'the',
];
const vocabulary = createVocabulary(words);
const shape: Shape = {vocabularySize: words.length, embeddingSize: 8, units: 4, maxLength: 12, pairBuckets: 64};

function example(text: string, credibility: 0 | 1 | undefined, claim: 0 | 1 | null = null): Example {
  const labels = credibility === undefined ? {} : {credibility};
  const tokens = text.split(' ');
  return {text, tokens, dataset: 'invented', outlet: null, year: 2026, labels, part: 'train', grade: null, claim};
}

const headlines = [
  example('mayor opens bridge after vote', 1),
  example('mayor opens the bridge', 1),
  example('aliens hide the bridge', 0),
  example('aliens hide after the vote', 0),
];
const score = (part: ReturnType<typeof fitLinearPart>, text: string) =>
  scoreLinearPart(part, [text.split(' ')], vocabulary, shape)[0]!;

describe('fitLinearPart', () => {
  test('tells apart what it was fitted to, and says nothing of words it never met', () => {
    const part = fitLinearPart(headlines, vocabulary, shape, options);
    for (const {tokens, labels} of headlines) expect(score(part, tokens.join(' ')) > 0).toBe(labels.credibility === 1);
    expect(score(part, 'zorbl zorbl zorbl')).toBeCloseTo(part.at(-1)!, 6);
  });

  test('learns from claims what no headline says, and less the less they weigh', () => {
    const claims = [example('the cure', undefined, 0), example('the vote', undefined, 1)];
    const [none, some, more] = [0, 0.5, 2].map(claimWeight =>
      score(fitLinearPart([...headlines, ...claims], vocabulary, shape, {...options, claimWeight}), 'the cure'),
    );
    expect(some).toBeLessThan(none!);
    expect(more).toBeLessThan(some!);
  });

  test('has room for more pairs than a call has for arguments', () => {
    const wide = {...shape, pairBuckets: 2 ** 20};
    const part = fitLinearPart(headlines, vocabulary, wide, options);
    const [doubtful, credible] = scoreLinearPart(part, [headlines[2]!.tokens, headlines[0]!.tokens], vocabulary, wide);
    expect(doubtful).toBeLessThan(credible!);
  });

  test('needs both labels', () => {
    expect(() => fitLinearPart(headlines.slice(0, 2), vocabulary, shape, options)).toThrow(
      'expected headlines with both labels, received 2 of one',
    );
  });
});

describe('joinLinearPart', () => {
  test('adds a share of the logit to credibility, and nothing to the other heads', async () => {
    const part = fitLinearPart(headlines, vocabulary, shape, options);
    const network = drawWeights(shape, 3);
    const [alone, joined] = await Promise.all(
      [null, part].map(async linear => {
        const model = await openPacked(await packModel(joinLinearPart(network, linear, 0.5, shape), vocabulary, shape));
        return createPlainEngine(model).score([Int32Array.of(6, 7, 11, 5), Int32Array.of(3, 4, 5)]);
      }),
    );
    for (const [index, text] of ['aliens hide the bridge', 'mayor opens bridge'].entries()) {
      const added = toLogit(joined![index]!.credibility) - toLogit(alone![index]!.credibility);
      // Quantization in 256 levels of each table is what is left.
      expect(Math.abs(added - 0.5 * score(part, text))).toBeLessThan(0.05);
      expect(joined![index]!.satire).toBeCloseTo(alone![index]!.satire, 6);
      expect(joined![index]!.clickbait).toBeCloseTo(alone![index]!.clickbait, 6);
    }
  });
});
