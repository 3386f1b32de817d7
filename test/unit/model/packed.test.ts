import {describe, expect, test} from '@jest/globals';
import {joinModel} from '../../../src/build/packed-model.ts';
import {slicePacked} from '../../../src/model/packed.ts';

const weights = Uint8Array.of(1, 2, 3, 4);
const vocabulary = Uint8Array.of(5, 6, 7);
const files = {weights: {bytes: weights.length, sha256: ''}};

describe('a packed model', () => {
  test.each([
    ['weights.bin', weights],
    ['vocabulary.txt', vocabulary],
  ])('gives %s back', (name, bytes) => {
    expect([...slicePacked(joinModel(weights, vocabulary), name, files)]).toEqual([...bytes]);
  });

  test.each([
    ['weights.bin', 3, 3],
    ['vocabulary.txt', 3, 0],
    ['vocabulary.txt', 6, 2],
  ])('gives fewer bytes of %s when cut after %j', (name, kept, expected) => {
    expect(slicePacked(joinModel(weights, vocabulary).subarray(0, kept), name, files)).toHaveLength(expected);
  });

  test('holds numbers at multiples of four', () => {
    expect(slicePacked(joinModel(weights, vocabulary), 'weights.bin', files).byteOffset % 4).toBe(0);
  });
});
