/**
 * Softmax and cross-entropy over rows of scores, in SIMD on float32.
 */

/** exp by powers of two: x = n ln 2 + r, exp(r) by its series to the sixth power; within 3e-7 of the true value. */
function exp4(x: v128): v128 {
  const v = f32x4.max(x, f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(v, f32x4.splat(1.44269504088896341)));
  const r = f32x4.sub(f32x4.sub(v, f32x4.mul(n, f32x4.splat(0.693359375))), f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = f32x4.splat(1.3888889e-3);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3333333e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1666667e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666667e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.5));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

function addLanes(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3);
}

function maxLanes(x: v128): f32 {
  return max(
    max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  );
}

/**
 * Turns scores [rows, n] into derivatives of `scale` times the summed cross-entropy, in place; n a multiple of 4.
 * @param targets  int32 [rows]: the column of the right answer; below 0 for a row that does not count
 * @returns the summed cross-entropy, not scaled
 */
export function softmaxRows(scores: usize, targets: usize, rows: i32, n: i32, scale: f32): f32 {
  const bytes = (<usize>n) << 2;
  let loss: f32 = 0;
  for (let row = 0; row < rows; row++) {
    const at = scores + (<usize>row) * bytes;
    const target = load<i32>(targets + ((<usize>row) << 2));
    if (target < 0) {
      memory.fill(at, 0, bytes);
      continue;
    }
    let top = v128.load(at);
    for (let i: usize = 16; i < bytes; i += 16) top = f32x4.max(top, v128.load(at + i));
    const highest = maxLanes(top);
    const right = load<f32>(at + ((<usize>target) << 2));
    const shift = f32x4.splat(highest);
    let sums = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const power = exp4(f32x4.sub(v128.load(at + i), shift));
      v128.store(at + i, power);
      sums = f32x4.add(sums, power);
    }
    const sum = addLanes(sums);
    loss += <f32>Math.log(<f64>sum) + highest - right;
    const share = f32x4.splat(scale / sum);
    for (let i: usize = 0; i < bytes; i += 16) v128.store(at + i, f32x4.mul(v128.load(at + i), share));
    const place = at + ((<usize>target) << 2);
    store<f32>(place, load<f32>(place) - scale);
  }
  return loss;
}

/** Adds a row [n] to each row of C [rows, n]; n a multiple of 4. */
export function addToRows(row: usize, c: usize, rows: i32, n: i32): void {
  const bytes = (<usize>n) << 2;
  for (let i = 0; i < rows; i++) {
    for (let at: usize = 0; at < bytes; at += 16) v128.store(c + at, f32x4.add(v128.load(c + at), v128.load(row + at)));
    c += bytes;
  }
}
