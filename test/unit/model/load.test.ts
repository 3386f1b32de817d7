import {describe, expect, test} from '@jest/globals';
import {dequantizeRows} from '../../../src/core/quantize.ts';
import {loadModel, openModelUnchecked} from '../../../src/model/load.ts';
import {packWeights, quantizeWeights, unpackWeights} from '../../../src/model/weights.ts';
import {drawWeights, packRandomModel, SMALL_SHAPE} from '../../support/random-model.ts';

const open = (files: ReadonlyMap<string, Uint8Array>) => loadModel(async name => files.get(name)!);

describe('loadModel', () => {
  test('gives back the weights that were packed, to within quantization', async () => {
    const {weights, vocabulary} = await open(await packRandomModel());
    const original = drawWeights(SMALL_SHAPE, 1);
    expect(vocabulary.size).toBe(SMALL_SHAPE.vocabularySize);
    expect([...weights.dense]).toEqual([...original.dense]);
    const embedding = dequantizeRows(weights.embedding);
    for (const [i, value] of original.embedding.entries()) expect(embedding[i]).toBeCloseTo(value, 1);
  });

  test.each([
    ['weights.bin', 'cut', 'weights.bin: expected'],
    ['vocabulary.txt', 'cut', 'vocabulary.txt: expected'],
    ['weights.bin', 'flip', 'weights.bin: expected SHA-256'],
    ['vocabulary.txt', 'flip', 'vocabulary.txt: expected SHA-256'],
    ['card.json', 'cut', 'card: expected JSON'],
  ])('refuses %s when it was %s', async (name, damage, message) => {
    const files = await packRandomModel();
    const bytes = files.get(name)!.slice();
    bytes[100]! ^= 1;
    files.set(name, damage === 'flip' ? bytes : bytes.slice(0, -1).slice(0, bytes.length >> 1));
    await expect(open(files)).rejects.toThrow(message);
  });

  test('refuses weights of another model', async () => {
    const files = await packRandomModel(1);
    files.set('weights.bin', (await packRandomModel(2)).get('weights.bin')!);
    await expect(open(files)).rejects.toThrow('weights.bin: expected SHA-256');
  });

  test('passes on that a file cannot be read', async () => {
    await expect(loadModel(() => Promise.reject(new Error('no such file')))).rejects.toThrow('no such file');
  });
});

describe('openModelUnchecked', () => {
  const openUnchecked = (files: ReadonlyMap<string, Uint8Array>) => openModelUnchecked(async name => files.get(name)!);

  test('gives the model at once, and hears of a wrong hash later', async () => {
    const files = await packRandomModel();
    files.set('weights.bin', (await packRandomModel(2)).get('weights.bin')!);
    const {model, checked} = await openUnchecked(files);
    expect((await model).vocabulary.size).toBe(SMALL_SHAPE.vocabularySize);
    await expect(checked).rejects.toThrow('weights.bin: expected SHA-256');
  });

  test('knows words before the weights are read, and hears then of weights that cannot be read', async () => {
    const files = await packRandomModel();
    let fail: (error: Error) => void = () => undefined;
    const weights = new Promise<Uint8Array>((_, reject) => {
      fail = reject;
    });
    const opened = await openModelUnchecked(async name => (name === 'weights.bin' ? weights : files.get(name)!));
    expect(opened.vocabulary.size).toBe(SMALL_SHAPE.vocabularySize);
    fail(new Error('no such file'));
    await expect(opened.model).rejects.toThrow('no such file');
    await expect(opened.checked).rejects.toThrow('no such file');
  });

  test('finds the hashes of whole files right', async () => {
    const {checked} = await openUnchecked(await packRandomModel());
    await expect(checked).resolves.toBeUndefined();
  });

  test('blames damage for a list of tokens that does not parse', async () => {
    const files = await packRandomModel();
    files.set(
      'vocabulary.txt',
      files.get('vocabulary.txt')!.map(byte => (byte === 10 ? 120 : byte)),
    );
    await expect(openUnchecked(files)).rejects.toThrow('vocabulary.txt: expected SHA-256');
  });
});

describe('unpackWeights', () => {
  test('reads bytes that do not start at a multiple of four', () => {
    const packed = packWeights(quantizeWeights(drawWeights(SMALL_SHAPE, 3), SMALL_SHAPE), SMALL_SHAPE);
    const shifted = new Uint8Array(packed.length + 1);
    shifted.set(packed, 1);
    expect(unpackWeights(shifted.subarray(1), SMALL_SHAPE)).toEqual(unpackWeights(packed, SMALL_SHAPE));
  });

  test('says the size it expects', () => {
    expect(() => unpackWeights(new Uint8Array(8), SMALL_SHAPE)).toThrow(/expected \d+ bytes, received 8/);
  });
});
