import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import type {Engine} from '../../../src/inference/engine.ts';
import {createTfjsEngine} from '../../../src/inference/tfjs-engine.ts';
import {WASM_DIRECTORY} from '../../../src/training/wasm-directory.ts';
import {createRandomModel, drawHeadlines} from '../../support/random-model.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createTfjsEngine(await createRandomModel(), WASM_DIRECTORY);
});
afterAll(() => engine.dispose());

describe('createTfjsEngine', () => {
  test('gives probabilities, in the order asked', async () => {
    const headlines = drawHeadlines(40);
    const together = await engine.score(headlines);
    for (const [i, headline] of headlines.entries()) {
      const [alone] = await engine.score([headline]);
      expect(together[i]!.credibility).toBeCloseTo(alone!.credibility, 6);
      expect(together[i]!.satire).toBeCloseTo(alone!.satire, 6);
      for (const probability of Object.values(together[i]!)) {
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
      }
    }
  });

  test('answers an empty batch with nothing', async () => {
    expect(await engine.score([])).toEqual([]);
  });

  test('splits many headlines of one length into groups without mixing them up', async () => {
    const headlines = Array.from({length: 150}, (_, i) => Int32Array.of(2 + (i % 30), 3, 4, 5));
    const scores = await engine.score(headlines);
    expect(scores).toHaveLength(150);
    expect(scores[37]!.credibility).toBeCloseTo(scores[67]!.credibility, 6);
  });

  test('leaves nothing allocated after a hundred batches', async () => {
    const before = tf.memory().numTensors;
    for (let i = 0; i < 100; i++) await engine.score(drawHeadlines(3, undefined, i));
    expect(tf.memory().numTensors).toBe(before);
  });
});
