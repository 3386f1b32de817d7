/** For `npm run bench` only: what this processor can do in SIMD on float32, to measure the kernels against. */

/**
 * Multiplies and adds in 8 independent chains, as the tiles of the kernels do, but without reading anything: 64
 * operations a round, on 4 lanes of 8 sums.
 */
export function runPeak(rounds: i32): f32 {
  let x = f32x4.splat(1.5);
  const y = f32x4.splat(0.25);
  const sign = f32x4.splat(-0.0);
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let e = a;
  let f = a;
  let g = a;
  let h = a;
  for (let i = 0; i < rounds; i++) {
    // Changes at each round, so that no product can be taken out of the loop.
    x = v128.xor(x, sign);
    a = f32x4.add(a, f32x4.mul(x, y));
    b = f32x4.add(b, f32x4.mul(x, x));
    c = f32x4.add(c, f32x4.mul(x, f32x4.splat(2)));
    d = f32x4.add(d, f32x4.mul(x, f32x4.splat(3)));
    e = f32x4.add(e, f32x4.mul(x, f32x4.splat(5)));
    f = f32x4.add(f, f32x4.mul(x, f32x4.splat(7)));
    g = f32x4.add(g, f32x4.mul(x, f32x4.splat(11)));
    h = f32x4.add(h, f32x4.mul(x, f32x4.splat(13)));
  }
  const sum = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(f32x4.add(e, f), f32x4.add(g, h)));
  return f32x4.extract_lane(sum, 0);
}
