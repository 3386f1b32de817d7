/** The weights of word pairs. */

/** As in core/vocabulary.ts: the boundary of a headline, and a word that is not known. */
const PAD: i32 = 0;
const UNK: i32 = 1;

/** `hashPair` of core/vocabulary.ts. */
@inline
function hashPair(left: i32, right: i32): u32 {
  let hash = ((<u32>left) * 0xcc9e2d51) ^ (((<u32>right) + 0x9e3779b9) * 0x1b873593);
  hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
  return hash ^ (hash >> 16);
}

/**
 * Adds to the logits [rows, heads] the weights of each headline's pairs, in the order of its words.
 * @param levels  [heads, buckets], quantized; `buckets` is a power of two
 * @param distinct  ids of the distinct words
 * @param slots  [rows, longest] number of each word among them
 */
export function addPairs(
  levels: usize,
  scales: usize,
  minimums: usize,
  buckets: i32,
  heads: i32,
  distinct: usize,
  slots: usize,
  lengths: usize,
  rows: i32,
  longest: i32,
  logits: usize,
): void {
  for (let row = 0; row < rows; row++) {
    const length = load<i32>(lengths + ((<usize>row) << 2));
    let left = PAD;
    for (let at = 0; at <= length; at++) {
      const slot = at < length ? load<i32>(slots + ((<usize>at) << 2)) : 0;
      const right = at < length ? load<i32>(distinct + ((<usize>slot) << 2)) : PAD;
      if (left != UNK && right != UNK) {
        const bucket = <usize>(hashPair(left, right) & <u32>(buckets - 1));
        for (let head = 0; head < heads; head++) {
          const place = (<usize>head) << 2;
          const level = <f32>load<u8>(levels + (<usize>head) * <usize>buckets + bucket);
          const weight = load<f32>(minimums + place) + load<f32>(scales + place) * level;
          store<f32>(logits + place, load<f32>(logits + place) + weight);
        }
      }
      left = right;
    }
    slots += (<usize>longest) << 2;
    logits += (<usize>heads) << 2;
  }
}
