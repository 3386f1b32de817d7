/** The language model against the loss it should reach, and its gradients through what they do. */
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, jest, test} from '@jest/globals';
import {compileKernel} from '../../../src/build/compile-kernel.ts';
import {createRandom} from '../../../src/core/random.ts';
import {pretrainLanguage} from '../../../src/training/language-model.ts';
import {createTrainingState, initialiseWeights} from '../../../src/training/network.ts';
import {createProgress} from '../../../src/training/progress.ts';

jest.setTimeout(180_000);

const silent = createProgress({write: () => {}}, () => 0);
const shape = {vocabularySize: 21, embeddingSize: 16, units: 16, maxLength: 32, pairBuckets: 64};

let module: WebAssembly.Module;
beforeAll(async () => {
  const source = join(__dirname, '../../../src/training/kernel/gradients.ts');
  module = new WebAssembly.Module(await compileKernel(source, join(tmpdir(), 'grain-kernel-test')));
});

function start() {
  const random = createRandom(1);
  const vectors = Float32Array.from({length: shape.vocabularySize * shape.embeddingSize}, () => random() - 0.5);
  return createTrainingState(initialiseWeights(shape, vectors, random));
}

/** Headlines that count upwards from a random word (2 to 20, round and round): each word tells the next and the last. */
function inventCounting(count: number): Int32Array[] {
  const random = createRandom(8);
  return Array.from({length: count}, () => {
    const first = Math.floor(random() * 19);
    return Int32Array.from({length: 3 + Math.floor(random() * 5)}, (_, i) => 2 + ((first + i) % 19));
  });
}

/** Headlines of words drawn anew each time: nothing tells the next. */
function inventNoise(count: number): Int32Array[] {
  const random = createRandom(9);
  return Array.from({length: count}, () => Int32Array.from({length: 6}, () => 2 + Math.floor(random() * 19)));
}

const options = {epochs: 10, batchSize: 32, learningRate: 1e-2, seed: 1};

describe('pretrainLanguage', () => {
  test('learns in both directions what the neighbouring words are', async () => {
    expect(await pretrainLanguage(start(), inventCounting(1500), shape, module, options, silent)).toBeLessThan(0.1);
  });

  test('reaches the entropy of words that nothing tells, and not less', async () => {
    const loss = await pretrainLanguage(start(), inventNoise(1500), shape, module, options, silent);
    expect(Math.abs(loss - Math.log(19))).toBeLessThan(0.1);
  });

  test('moves words and both directions, and leaves the heads alone', async () => {
    const state = start();
    const before = start().weights;
    await pretrainLanguage(state, inventCounting(100), shape, module, {...options, epochs: 1}, silent);
    for (const name of ['embedding', 'kernel', 'recurrentForward', 'recurrentBackward', 'bias'] as const) {
      expect([...state.weights[name]]).not.toEqual([...before[name]]);
    }
    for (const name of ['dense', 'denseBias', 'pairs'] as const)
      expect([...state.weights[name]]).toEqual([...before[name]]);
  });

  test('refuses sizes that cannot be tied', async () => {
    const odd = {...shape, units: 8};
    await expect(pretrainLanguage(start(), inventNoise(5), odd, module, options, silent)).rejects.toThrow(
      'expected tied sizes',
    );
  });
});
