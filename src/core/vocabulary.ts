/** Fills nothing and means nothing; also the boundary before the first and after the last word of a pair. */
export const PAD = 0;
/** Any token the vocabulary lacks. */
export const UNK = 1;

/** Token ids of one headline, int32, 1 to `maxLength` of them, unpadded. */
export type EncodedHeadline = Int32Array;

/** The tokens a model knows; the id of a token is its place in the list. */
export interface Vocabulary {
  readonly size: number;
  readonly tokens: readonly string[];
  /** The id of a token, or UNK. */
  idOf(token: string): number;
}

/**
 * Makes a vocabulary of a list whose first two entries stand for PAD and UNK.
 * @throws RangeError when the list repeats a token, or lacks the first two
 */
export function createVocabulary(tokens: readonly string[]): Vocabulary {
  // A loop, not a list of pairs: thousands of them cost milliseconds when a worker wakes.
  const ids = new Map<string, number>();
  for (let id = 0; id < tokens.length; id++) ids.set(tokens[id]!, id);
  if (tokens.length < 2) throw new RangeError(`expected at least 2 tokens (PAD, UNK), received ${tokens.length}`);
  if (ids.size !== tokens.length) {
    throw new RangeError(`expected distinct tokens, received ${tokens.length - ids.size} repeated`);
  }
  return {size: tokens.length, tokens, idOf: token => ids.get(token) ?? UNK};
}

/**
 * Turns tokens into model input; what exceeds `maxLength` is cut at the end.
 * Example: encode(['a', 'zz'], createVocabulary(['<pad>', '<unk>', 'a']), 3) -> Int32Array [2, 1]
 * @throws RangeError if maxLength < 1
 */
export function encode(
  tokens: readonly string[],
  vocabulary: Pick<Vocabulary, 'idOf'>,
  maxLength: number,
): EncodedHeadline {
  if (maxLength < 1) throw new RangeError(`expected maxLength >= 1, received ${maxLength}`);
  // A loop takes a third of the time of Int32Array.from.
  const ids = new Int32Array(Math.min(tokens.length, maxLength));
  for (let at = 0; at < ids.length; at++) ids[at] = vocabulary.idOf(tokens[at]!);
  return ids;
}

/** Multiplier and finaliser of MurmurHash3 (Appleby), whose avalanche spreads neighbouring ids over all buckets. */
function hashPair(left: number, right: number): number {
  let hash = Math.imul(left, 0xcc9e2d51) ^ Math.imul(right + 0x9e3779b9, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The buckets of a headline's word pairs, both ends paired with the boundary; pairs with an unknown word are left out.
 * @param buckets  number of buckets, a power of two
 * @returns at most ids.length + 1 bucket numbers, repeated ones kept
 */
export function hashPairs(ids: EncodedHeadline, buckets: number): Int32Array {
  const found = new Int32Array(ids.length + 1);
  let count = 0;
  for (let i = 0; i <= ids.length; i++) {
    const left = i === 0 ? PAD : ids[i - 1]!;
    const right = i === ids.length ? PAD : ids[i]!;
    if (left !== UNK && right !== UNK) found[count++] = hashPair(left, right) & (buckets - 1);
  }
  return found.subarray(0, count);
}
