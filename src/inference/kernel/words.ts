/** The weights of single words. */

/**
 * Adds to the first logit of each row [rows, heads], credibility, the weights of the headline's words.
 * @param levels  one a word of the vocabulary, quantized
 * @param distinct  ids of the distinct words
 * @param slots  [rows, longest] number of each word among them
 */
export function addWords(
  levels: usize,
  scales: usize,
  minimums: usize,
  heads: i32,
  distinct: usize,
  slots: usize,
  lengths: usize,
  rows: i32,
  longest: i32,
  logits: usize,
): void {
  const scale = load<f32>(scales);
  const minimum = load<f32>(minimums);
  for (let row = 0; row < rows; row++) {
    const length = load<i32>(lengths + ((<usize>row) << 2));
    let sum = load<f32>(logits);
    for (let at = 0; at < length; at++) {
      const slot = load<i32>(slots + ((<usize>at) << 2));
      const id = load<i32>(distinct + ((<usize>slot) << 2));
      sum += minimum + scale * <f32>load<u8>(levels + <usize>id);
    }
    store<f32>(logits, sum);
    slots += (<usize>longest) << 2;
    logits += (<usize>heads) << 2;
  }
}
