import {readdirSync, readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {compileEngineKernel} from '../../../src/build/compile-kernel.ts';
import {inRepository} from '../../../src/build/paths.ts';
import {isAssessed, type Probabilities} from '../../../src/core/score.ts';
import {decideVerdict} from '../../../src/core/verdict.ts';
import type {EncodedHeadline} from '../../../src/core/vocabulary.ts';
import type {Engine} from '../../../src/inference/engine.ts';
import {createKernelEngine} from '../../../src/inference/kernel-engine.ts';
import {createScorer} from '../../../src/inference/scorer.ts';
import {createTfjsEngine} from '../../../src/inference/tfjs-engine.ts';
import type {Shape} from '../../../src/model/card.ts';
import {openModel, openPacked, packModel} from '../../../src/training/export.ts';
import {WASM_DIRECTORY} from '../../../src/training/wasm-directory.ts';
import {
  createRandomModel,
  drawHeadlines,
  drawWeights,
  inventVocabulary,
  SMALL_SHAPE,
} from '../../support/random-model.ts';
import {describeWithShared} from '../../support/skip.ts';

let module: WebAssembly.Module;
beforeAll(async () => {
  module = new WebAssembly.Module(await compileEngineKernel());
});

/**
 * A random model whose sums do not grow with its sizes: with the plain one, large networks are chaotic and turn the
 * last digit of any engine into another result.
 */
async function createTameModel(shape: Shape) {
  const weights = drawWeights(shape, shape.units);
  const shrink = (values: Float32Array, inputs: number) => values.map(value => value / Math.sqrt(inputs / 8));
  const {kernel, recurrentForward, recurrentBackward, dense} = weights;
  const tame = {
    ...weights,
    kernel: shrink(kernel, shape.embeddingSize),
    recurrentForward: shrink(recurrentForward, shape.units),
    recurrentBackward: shrink(recurrentBackward, shape.units),
    dense: shrink(dense, 4 * shape.units),
  };
  return openPacked(await packModel(tame, inventVocabulary(shape.vocabularySize), shape));
}

/** The largest difference between two lists of probabilities. */
function compare(left: readonly Probabilities[], right: readonly Probabilities[]): number {
  expect(left).toHaveLength(right.length);
  const differences = left.flatMap(({credibility, satire, clickbait}, index) => {
    const other = right[index]!;
    return [credibility - other.credibility, satire - other.satire, clickbait - other.clickbait].map(Math.abs);
  });
  // Not Math.max alone: it would hide a NaN behind nothing.
  expect(differences.every(Number.isFinite)).toBe(true);
  return Math.max(0, ...differences);
}

describe.each([
  {embeddingSize: 8, units: 4},
  {embeddingSize: 8, units: 8},
  {embeddingSize: 16, units: 24},
  {embeddingSize: 40, units: 16},
  {embeddingSize: 64, units: 64},
  {embeddingSize: 100, units: 128},
])('the kernel engine, embedding $embeddingSize, units $units', sizes => {
  const shape = {...SMALL_SHAPE, ...sizes, vocabularySize: 500, maxLength: 32, pairBuckets: 256};
  let kernel: Engine;
  let oracle: Engine;
  beforeAll(async () => {
    const model = await createTameModel(shape);
    kernel = createKernelEngine(model, module);
    oracle = await createTfjsEngine(model, WASM_DIRECTORY);
  });
  afterAll(() => {
    kernel.dispose();
    oracle.dispose();
  });

  test.each([1, 2, 3, 16, 129, 300])('agrees with TensorFlow.js to 1e-6 on %i headlines', async count => {
    const headlines = drawHeadlines(count, shape, count);
    expect(compare(await kernel.score(headlines), await oracle.score(headlines))).toBeLessThan(1e-6);
  });

  test.each([1, 2, 31, 32])('agrees with it on a headline of %i words', async length => {
    const headlines = [Int32Array.from({length}, (_, at) => 1 + ((at * 37) % 499))];
    expect(compare(await kernel.score(headlines), await oracle.score(headlines))).toBeLessThan(1e-6);
  });
});

describe('createKernelEngine', () => {
  const sorted = (headlines: EncodedHeadline[]) => [...headlines].sort((a, b) => a.length - b.length);

  test('gives a headline the same whatever stands beside it', async () => {
    const engine = createKernelEngine(await createRandomModel(), module);
    const headlines = sorted(drawHeadlines(300));
    const together = await engine.score(headlines);
    for (const [index, headline] of headlines.entries()) {
      expect((await engine.score([headline]))[0]).toEqual(together[index]);
    }
  });

  test('answers an empty batch with nothing', async () => {
    expect(await createKernelEngine(await createRandomModel(), module).score([])).toEqual([]);
  });

  test.each([0, SMALL_SHAPE.maxLength + 1])('refuses a headline of %i words', async length => {
    const engine = createKernelEngine(await createRandomModel(), module);
    await expect(engine.score([new Int32Array(length)])).rejects.toThrow(/expected headlines of 1 to 12 words/);
  });

  test('refuses sizes that leave a vector with a rest', async () => {
    const model = await createRandomModel(1, {...SMALL_SHAPE, units: 6});
    expect(() => createKernelEngine(model, module)).toThrow('received 8 and 6');
  });

  test('refuses to score after it was disposed of', async () => {
    const engine = createKernelEngine(await createRandomModel(), module);
    engine.dispose();
    await expect(engine.score(drawHeadlines(1))).rejects.toThrow('disposed of');
  });
});

describeWithShared('data/headlines')('real headlines', () => {
  const COUNT = 10_000;

  function readTexts(): string[] {
    const folder = inRepository('../shared/data/headlines');
    const texts = readdirSync(folder)
      .filter(name => name.endsWith('.jsonl.gz'))
      .flatMap(name => {
        const lines = gunzipSync(readFileSync(`${folder}/${name}`))
          .toString()
          .split('\n', 500);
        return lines.flatMap(line => {
          const {text} = line.startsWith('{') ? JSON.parse(line.trim()) : {text: undefined};
          return typeof text === 'string' ? [text] : [];
        });
      });
    return texts.slice(0, COUNT);
  }

  test('get from the shipped model what TensorFlow.js gives, to 1e-6, and the same verdicts', async () => {
    const model = await openModel(inRepository('models'));
    const kernel = createKernelEngine(model, module);
    const oracle = await createTfjsEngine(model, WASM_DIRECTORY);
    const texts = readTexts();
    expect(texts).toHaveLength(COUNT);
    const found = await createScorer(model, kernel)(texts);
    const expected = await createScorer(model, oracle)(texts);
    oracle.dispose();
    expect(compare(found.filter(isAssessed), expected.filter(isAssessed))).toBeLessThan(1e-6);
    const verdicts = (scores: typeof found) => scores.map(score => decideVerdict(score, model.card.defaultThreshold));
    expect(verdicts(found)).toEqual(verdicts(expected));
  });
});
