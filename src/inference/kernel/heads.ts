/** The dense layer on pooled states. */

/** Product of two vectors of `bytes` / 4 values. */
@inline
function dot(left: usize, right: usize, bytes: usize): f32 {
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(left + at), v128.load(right + at)));
  }
  const low = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1);
  return low + f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3);
}

/**
 * Logits [rows, heads] of features [rows, 4 * units]: maxima of both directions, then sums, which become means only
 * here, by one division for a row and head.
 * @param dense  [heads, 4 * units]
 */
export function scoreHeads(
  features: usize,
  lengths: usize,
  rows: i32,
  units: i32,
  dense: usize,
  bias: usize,
  heads: i32,
  logits: usize,
): void {
  const half = (<usize>units) << 3;
  for (let row = 0; row < rows; row++) {
    const length = <f32>load<i32>(lengths + ((<usize>row) << 2));
    for (let head = 0; head < heads; head++) {
      const weights = dense + (<usize>head) * 2 * half;
      const sums = dot(features + half, weights + half, half);
      const logit = load<f32>(bias + ((<usize>head) << 2)) + dot(features, weights, half) + sums / length;
      store<f32>(logits, logit);
      logits += 4;
    }
    features += 2 * half;
  }
}
