import {describe, expect, test} from '@jest/globals';
import {createVocabulary, encode, hashPairs, PAD, UNK} from '../../../src/core/vocabulary.ts';

const vocabulary = createVocabulary(['<pad>', '<unk>', 'dog', 'bites', 'man']);

describe('createVocabulary', () => {
  test('refuses a list that repeats a token', () => {
    expect(() => createVocabulary(['a', 'b', 'a'])).toThrow('expected distinct tokens, received 1 repeated');
  });

  test('is not fooled by names of object properties', () => {
    expect(vocabulary.idOf('__proto__')).toBe(UNK);
    expect(vocabulary.idOf('constructor')).toBe(UNK);
  });
});

describe('encode', () => {
  test('gives unknown tokens UNK and cuts at the end', () => {
    expect([...encode(['dog', 'licks', 'man', 'bites'], vocabulary, 3)]).toEqual([2, UNK, 4]);
  });

  test('never gives a number that is no id', () => {
    for (const id of encode(['toString', '', '\uD800', 'dog'], vocabulary, 9)) expect(id).toBeGreaterThan(PAD);
  });

  test('refuses a length below 1', () => {
    expect(() => encode([], vocabulary, 0)).toThrow('expected maxLength >= 1, received 0');
  });
});

describe('hashPairs', () => {
  test('pairs neighbours and both ends, and leaves out unknown words', () => {
    expect(hashPairs(Int32Array.of(2, 3), 1024)).toHaveLength(3);
    expect(hashPairs(Int32Array.of(2, UNK, 3), 1024)).toHaveLength(2);
  });

  test('tells the order of a pair', () => {
    const [left] = hashPairs(Int32Array.of(2, 3), 65536).slice(1, 2);
    const [right] = hashPairs(Int32Array.of(3, 2), 65536).slice(1, 2);
    expect(left).not.toBe(right);
  });

  test('spreads neighbouring ids over the buckets', () => {
    const buckets = new Set<number>();
    for (let id = 2; id < 4098; id++) buckets.add(hashPairs(Int32Array.of(id, id + 1), 4096)[1]!);
    // 4096 balls in 4096 boxes leave about 1 - 1/e of the boxes filled.
    expect(buckets.size).toBeGreaterThan(2400);
  });
});
