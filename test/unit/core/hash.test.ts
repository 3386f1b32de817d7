import {describe, expect, test} from '@jest/globals';
import {type HashKey, hashBytes, hashText} from '../../../src/core/hash.ts';

const KEY: HashKey = [0x03020100, 0x07060504];

/** Brings our two words into the byte order in which the reference implementation prints them. */
const asPrinted = (hash: string): string =>
  [hash.slice(0, 8), hash.slice(8)].map(word => word.match(/../g)!.reverse().join('')).join('');

describe('hashBytes', () => {
  // Test vectors of the reference implementation (github.com/veorq/SipHash, vectors.h, vectors_hsip64):
  // key 00 01 … 07, input 00 01 … of the given length.
  test.each([
    [0, '218d1f59b9b83cc8'],
    [1, 'be552412f8387315'],
    [2, '064f39ef7c50eb57'],
    [3, 'ce0f1a45f7060679'],
    [4, 'd5e78a175be52ea1'],
    [5, 'cb9d7c3f2f3db580'],
  ])('gives what the reference implementation gives for %d bytes', (length, expected) => {
    const bytes = Uint8Array.from({length}, (_, at) => at);
    expect(asPrinted(hashBytes(bytes, KEY))).toBe(expected);
  });

  test('reads only the part of a buffer that it is given', () => {
    const whole = Uint8Array.from([9, 9, 9, 0, 1, 2, 3, 9]);
    expect(asPrinted(hashBytes(whole.subarray(3, 7), KEY))).toBe('d5e78a175be52ea1');
  });
});

describe('hashText', () => {
  test('is the hash of the UTF-8 bytes', () => {
    expect(hashText('Café ☕', KEY)).toBe(hashBytes(Buffer.from('Café ☕'), KEY));
  });

  test('another key gives another hash', () => {
    expect(hashText('Mayor opens bridge', [1, 2])).not.toBe(hashText('Mayor opens bridge', [1, 3]));
  });

  test('ten thousand neighbouring texts share no hash', () => {
    const hashes = new Set(Array.from({length: 10_000}, (_, at) => hashText(`Mayor opens bridge ${at}`, KEY)));
    expect(hashes.size).toBe(10_000);
  });
});
