/**
 * The functions of a cell, through tanh as a fraction: the rational function of Eigen (degrees 13 and 6), within 2e-7 of
 * the true value; beyond 7.9 it is 1 in float32. Numerator and denominator are kept apart so that two functions that
 * are multiplied share one division, the slowest operation here.
 */

@inline
function clamp4(x: v128): v128 {
  const bound = f32x4.splat(7.90531110763549805);
  return f32x4.min(f32x4.max(x, f32x4.neg(bound)), bound);
}

@inline
function tanhTop(x: v128, square: v128): v128 {
  let sum = f32x4.splat(-2.76076847742355e-16);
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(2.00018790482477e-13));
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(-8.60467152213735e-11));
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(5.12229709037114e-8));
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(1.48572235717979e-5));
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(6.37261928875436e-4));
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(4.89352455891786e-3));
  return f32x4.mul(x, sum);
}

@inline
function tanhBottom(square: v128): v128 {
  let sum = f32x4.splat(1.19825839466702e-6);
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(1.18534705686654e-4));
  sum = f32x4.add(f32x4.mul(sum, square), f32x4.splat(2.268434632439e-3));
  return f32x4.add(f32x4.mul(sum, square), f32x4.splat(4.89352518554385e-3));
}

/** tanh itself. */
@inline
export function tanh4(value: v128): v128 {
  const x = clamp4(value);
  const square = f32x4.mul(x, x);
  return f32x4.div(tanhTop(x, square), tanhBottom(square));
}

/** logistic(2 * halved) */
@inline
export function logistic4(halved: v128): v128 {
  const x = clamp4(halved);
  const square = f32x4.mul(x, x);
  const bottom = tanhBottom(square);
  return f32x4.div(f32x4.mul(f32x4.splat(0.5), f32x4.add(bottom, tanhTop(x, square))), bottom);
}

/** logistic(2 * halved) * tanh(value), with one division. */
@inline
export function gatedTanh4(halved: v128, value: v128): v128 {
  const x = clamp4(halved);
  const y = clamp4(value);
  const xx = f32x4.mul(x, x);
  const yy = f32x4.mul(y, y);
  const xBottom = tanhBottom(xx);
  const gate = f32x4.mul(f32x4.splat(0.5), f32x4.add(xBottom, tanhTop(x, xx)));
  return f32x4.div(f32x4.mul(gate, tanhTop(y, yy)), f32x4.mul(xBottom, tanhBottom(yy)));
}
