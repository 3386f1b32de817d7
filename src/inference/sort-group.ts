/** Cuts and sorts batches for the kernels. */
import type {EncodedHeadline} from '../core/vocabulary.ts';

/** Most headlines in one call of the kernels, and most words in all of them: both bound the scratch, to about 5 MB. */
const MAX_GROUP = 128;
const MAX_WORDS = 2048;

/**
 * Cuts a batch, in order, so that no part exceeds the bounds.
 * @throws RangeError for a headline without words or longer than `maxLength`
 */
export function* cutBatch(batch: readonly EncodedHeadline[], maxLength: number): Generator<readonly EncodedHeadline[]> {
  let start = 0;
  let words = 0;
  for (const [index, {length}] of batch.entries()) {
    if (length < 1 || length > maxLength) {
      throw new RangeError(`expected headlines of 1 to ${maxLength} words, received ${length}`);
    }
    if (index - start === MAX_GROUP || words + length > MAX_WORDS) {
      yield batch.slice(start, index);
      start = index;
      words = 0;
    }
    words += length;
  }
  if (start < batch.length) yield batch.slice(start);
}

/** A group as the kernels read it: its rows by length, longest first, each distinct word numbered once. */
export interface SortedGroup {
  /** Row -> place in the group. */
  readonly order: readonly number[];
  readonly lengths: Int32Array;
  readonly distinct: Int32Array;
  /** [rows, longest] */
  readonly slots: Int32Array;
  readonly longest: number;
}

/** Makes a function that numbers the words of a group; `vocabularySize` bounds their ids. */
export function createSorter(vocabularySize: number): (group: readonly EncodedHeadline[]) => SortedGroup {
  // One table for all groups, emptied again by the words that filled it: cheaper than a map.
  const slotOf = new Int32Array(vocabularySize).fill(-1);
  const found = new Int32Array(MAX_WORDS);
  return group => {
    const order = [...group.keys()].sort((a, b) => group[b]!.length - group[a]!.length);
    const lengths = Int32Array.from(order, index => group[index]!.length);
    const longest = lengths[0]!;
    const slots = new Int32Array(group.length * longest);
    let count = 0;
    for (const [row, index] of order.entries()) {
      const ids = group[index]!;
      for (let at = 0; at < ids.length; at++) {
        const id = ids[at]!;
        if (slotOf[id] === -1) {
          slotOf[id] = count;
          found[count++] = id;
        }
        slots[row * longest + at] = slotOf[id]!;
      }
    }
    const distinct = found.slice(0, count);
    for (const id of distinct) slotOf[id] = -1;
    return {order, lengths, distinct, slots, longest};
  };
}
