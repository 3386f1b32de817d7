/**
 * Kernels of the training engine, in AssemblyScript: float32, SIMD, one thread.
 *
 * All matrices are row-major. Addresses are bytes into one memory that the driver (`kernel-gradients.ts`) lays out;
 * nothing is allocated here. Units must be a multiple of 8, so that no vector has a rest.
 */

/** Values of one vector, and of the two vectors that make a panel. */
const LANES: i32 = 4;
const PANEL: i32 = 8;

/**
 * Rearranges B [k, n] into panels [n / 8][k][8]: the multiplication then reads one stream instead of k lines of cache.
 */
export function packPanels(b: usize, packed: usize, k: i32, n: i32): void {
  for (let panel = 0; panel < n; panel += PANEL) {
    for (let row = 0; row < k; row++) {
      const source = b + ((<usize>(row * n + panel)) << 2);
      v128.store(packed, v128.load(source));
      v128.store(packed, v128.load(source, 16), 16);
      packed += 32;
    }
  }
}

/** Writes the transpose of B [k, n] to `target` [n, k]. */
export function transpose(b: usize, target: usize, k: i32, n: i32): void {
  for (let row = 0; row < k; row++) {
    for (let column = 0; column < n; column++) {
      store<f32>(target + ((<usize>(column * k + row)) << 2), load<f32>(b + ((<usize>(row * n + column)) << 2)));
    }
  }
}

/** One row of C += A B for one panel. */
function multiplyRow(a: usize, panel: usize, c: usize, k: i32): void {
  let left = v128.load(c);
  let right = v128.load(c, 16);
  for (let i = 0; i < k; i++) {
    const x = v128.load32_splat(a);
    left = f32x4.add(left, f32x4.mul(x, v128.load(panel)));
    right = f32x4.add(right, f32x4.mul(x, v128.load(panel, 16)));
    a += 4;
    panel += 32;
  }
  v128.store(c, left);
  v128.store(c, right, 16);
}

/**
 * C [m, n] += A [m, k] B, with B packed in panels.
 * Four rows by eight columns stay in registers: 8 sums, 2 of B, 1 of A; V8 has 16, and more tiles spill (PERF.md).
 */
export function multiply(a: usize, packed: usize, c: usize, m: i32, k: i32, n: i32): void {
  const aRow = (<usize>k) << 2;
  const cRow = (<usize>n) << 2;
  for (let column = 0; column < n; column += PANEL) {
    const panel = packed + ((<usize>(column * k)) << 2);
    let row = 0;
    for (; row + LANES <= m; row += LANES) {
      let a0 = a + (<usize>row) * aRow;
      const c0 = c + (<usize>row) * cRow + ((<usize>column) << 2);
      const c1 = c0 + cRow;
      const c2 = c1 + cRow;
      const c3 = c2 + cRow;
      let s00 = v128.load(c0);
      let s01 = v128.load(c0, 16);
      let s10 = v128.load(c1);
      let s11 = v128.load(c1, 16);
      let s20 = v128.load(c2);
      let s21 = v128.load(c2, 16);
      let s30 = v128.load(c3);
      let s31 = v128.load(c3, 16);
      let b = panel;
      for (let i = 0; i < k; i++) {
        const left = v128.load(b);
        const right = v128.load(b, 16);
        const x0 = v128.load32_splat(a0);
        s00 = f32x4.add(s00, f32x4.mul(x0, left));
        s01 = f32x4.add(s01, f32x4.mul(x0, right));
        const x1 = v128.load32_splat(a0 + aRow);
        s10 = f32x4.add(s10, f32x4.mul(x1, left));
        s11 = f32x4.add(s11, f32x4.mul(x1, right));
        const x2 = v128.load32_splat(a0 + 2 * aRow);
        s20 = f32x4.add(s20, f32x4.mul(x2, left));
        s21 = f32x4.add(s21, f32x4.mul(x2, right));
        const x3 = v128.load32_splat(a0 + 3 * aRow);
        s30 = f32x4.add(s30, f32x4.mul(x3, left));
        s31 = f32x4.add(s31, f32x4.mul(x3, right));
        a0 += 4;
        b += 32;
      }
      v128.store(c0, s00);
      v128.store(c0, s01, 16);
      v128.store(c1, s10);
      v128.store(c1, s11, 16);
      v128.store(c2, s20);
      v128.store(c2, s21, 16);
      v128.store(c3, s30);
      v128.store(c3, s31, 16);
    }
    for (; row < m; row++) {
      multiplyRow(a + (<usize>row) * aRow, panel, c + (<usize>row) * cRow + ((<usize>column) << 2), k);
    }
  }
}

/** Rows of A and D read at a time by `multiplyTransposed`: their part of D then stays in the second-level cache. */
const BLOCK: i32 = 128;

/** C [k, n] += transposed A [m, k] times D [m, n]; k must be a multiple of 4. */
export function multiplyTransposed(a: usize, d: usize, c: usize, m: i32, k: i32, n: i32): void {
  const aRow = (<usize>k) << 2;
  const dRow = (<usize>n) << 2;
  for (let start = 0; start < m; start += BLOCK) {
    const rows = min(BLOCK, m - start);
    for (let column = 0; column < n; column += PANEL) {
      for (let row = 0; row < k; row += LANES) {
        let x = a + (<usize>start) * aRow + ((<usize>row) << 2);
        let y = d + (<usize>start) * dRow + ((<usize>column) << 2);
        const c0 = c + (<usize>row) * dRow + ((<usize>column) << 2);
        const c1 = c0 + dRow;
        const c2 = c1 + dRow;
        const c3 = c2 + dRow;
        let s00 = v128.load(c0);
        let s01 = v128.load(c0, 16);
        let s10 = v128.load(c1);
        let s11 = v128.load(c1, 16);
        let s20 = v128.load(c2);
        let s21 = v128.load(c2, 16);
        let s30 = v128.load(c3);
        let s31 = v128.load(c3, 16);
        for (let i = 0; i < rows; i++) {
          const left = v128.load(y);
          const right = v128.load(y, 16);
          const x0 = v128.load32_splat(x);
          s00 = f32x4.add(s00, f32x4.mul(x0, left));
          s01 = f32x4.add(s01, f32x4.mul(x0, right));
          const x1 = v128.load32_splat(x, 4);
          s10 = f32x4.add(s10, f32x4.mul(x1, left));
          s11 = f32x4.add(s11, f32x4.mul(x1, right));
          const x2 = v128.load32_splat(x, 8);
          s20 = f32x4.add(s20, f32x4.mul(x2, left));
          s21 = f32x4.add(s21, f32x4.mul(x2, right));
          const x3 = v128.load32_splat(x, 12);
          s30 = f32x4.add(s30, f32x4.mul(x3, left));
          s31 = f32x4.add(s31, f32x4.mul(x3, right));
          x += aRow;
          y += dRow;
        }
        v128.store(c0, s00);
        v128.store(c0, s01, 16);
        v128.store(c1, s10);
        v128.store(c1, s11, 16);
        v128.store(c2, s20);
        v128.store(c2, s21, 16);
        v128.store(c3, s30);
        v128.store(c3, s31, 16);
      }
    }
  }
}

/** Fills `rows` rows of C [rows, n] with a bias [n]. */
export function fillRows(bias: usize, c: usize, rows: i32, n: i32): void {
  const bytes = (<usize>n) << 2;
  for (let row = 0; row < rows; row++) memory.copy(c + (<usize>row) * bytes, bias, bytes);
}

/** target [n] += sum of the rows of D [rows, n]. */
export function addRows(d: usize, target: usize, rows: i32, n: i32): void {
  for (let column = 0; column < n; column += LANES) {
    const offset = (<usize>column) << 2;
    let sum = v128.load(target + offset);
    for (let row = 0; row < rows; row++) sum = f32x4.add(sum, v128.load(d + ((<usize>(row * n)) << 2) + offset));
    v128.store(target + offset, sum);
  }
}

/**
 * tanh by the rational function of Eigen (degrees 13 and 6), within 2e-7 of the true value; beyond 7.9 it is 1 in
 * float32.
 */
function tanh4(x: v128): v128 {
  const bound = f32x4.splat(7.90531110763549805);
  const v = f32x4.min(f32x4.max(x, f32x4.neg(bound)), bound);
  const v2 = f32x4.mul(v, v);
  let p = f32x4.splat(-2.76076847742355e-16);
  p = f32x4.add(f32x4.mul(p, v2), f32x4.splat(2.00018790482477e-13));
  p = f32x4.add(f32x4.mul(p, v2), f32x4.splat(-8.60467152213735e-11));
  p = f32x4.add(f32x4.mul(p, v2), f32x4.splat(5.12229709037114e-8));
  p = f32x4.add(f32x4.mul(p, v2), f32x4.splat(1.48572235717979e-5));
  p = f32x4.add(f32x4.mul(p, v2), f32x4.splat(6.37261928875436e-4));
  p = f32x4.add(f32x4.mul(p, v2), f32x4.splat(4.89352455891786e-3));
  let q = f32x4.splat(1.19825839466702e-6);
  q = f32x4.add(f32x4.mul(q, v2), f32x4.splat(1.18534705686654e-4));
  q = f32x4.add(f32x4.mul(q, v2), f32x4.splat(2.268434632439e-3));
  q = f32x4.add(f32x4.mul(q, v2), f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(v, p), q);
}

/** The logistic function through tanh: (1 + tanh(x / 2)) / 2. */
function sigmoid4(x: v128): v128 {
  const half = f32x4.splat(0.5);
  return f32x4.add(f32x4.mul(tanh4(f32x4.mul(x, half)), half), half);
}

/**
 * One step of a cell for a batch. Gates [rows, 4 * units] (input, forget, cell, output) come in as sums and go out
 * activated. `last` is the cell state before, 0 at the first step.
 */
export function stepForward(gates: usize, last: usize, cell: usize, tanhCell: usize, hidden: usize, rows: i32, units: i32): void {
  const part = (<usize>units) << 2;
  for (let row = 0; row < rows; row++) {
    for (let unit: usize = 0; unit < part; unit += 16) {
      const at = gates + unit;
      const input = sigmoid4(v128.load(at));
      const forget = sigmoid4(v128.load(at + part));
      const fresh = tanh4(v128.load(at + 2 * part));
      const output = sigmoid4(v128.load(at + 3 * part));
      let state = f32x4.mul(input, fresh);
      if (last) state = f32x4.add(state, f32x4.mul(forget, v128.load(last + unit)));
      const squashed = tanh4(state);
      v128.store(at, input);
      v128.store(at + part, forget);
      v128.store(at + 2 * part, fresh);
      v128.store(at + 3 * part, output);
      v128.store(cell + unit, state);
      v128.store(tanhCell + unit, squashed);
      v128.store(hidden + unit, f32x4.mul(output, squashed));
    }
    gates += 4 * part;
    cell += part;
    tanhCell += part;
    hidden += part;
    if (last) last += part;
  }
}

/**
 * The same step backwards: activated gates go in, derivatives of their sums come out in their place.
 * @param dHidden  what the loss says of the hidden state
 * @param dCell  of the cell state, from the step after; comes out as that for the step before
 */
export function stepBackward(gates: usize, last: usize, tanhCell: usize, dHidden: usize, dCell: usize, rows: i32, units: i32): void {
  const part = (<usize>units) << 2;
  const one = f32x4.splat(1);
  for (let row = 0; row < rows; row++) {
    for (let unit: usize = 0; unit < part; unit += 16) {
      const at = gates + unit;
      const input = v128.load(at);
      const forget = v128.load(at + part);
      const fresh = v128.load(at + 2 * part);
      const output = v128.load(at + 3 * part);
      const squashed = v128.load(tanhCell + unit);
      const dh = v128.load(dHidden + unit);
      const through = f32x4.mul(f32x4.mul(dh, output), f32x4.sub(one, f32x4.mul(squashed, squashed)));
      const dc = f32x4.add(v128.load(dCell + unit), through);
      const before = last ? v128.load(last + unit) : f32x4.splat(0);
      v128.store(dCell + unit, f32x4.mul(dc, forget));
      v128.store(at, f32x4.mul(f32x4.mul(dc, fresh), f32x4.mul(input, f32x4.sub(one, input))));
      v128.store(at + part, f32x4.mul(f32x4.mul(dc, before), f32x4.mul(forget, f32x4.sub(one, forget))));
      v128.store(at + 2 * part, f32x4.mul(f32x4.mul(dc, input), f32x4.sub(one, f32x4.mul(fresh, fresh))));
      v128.store(at + 3 * part, f32x4.mul(f32x4.mul(dh, squashed), f32x4.mul(output, f32x4.sub(one, output))));
    }
    gates += 4 * part;
    tanhCell += part;
    dHidden += part;
    dCell += part;
    if (last) last += part;
  }
}

/** Maximum (with the step it stands at) and mean over time of hidden states [steps, count]. */
export function poolForward(hidden: usize, maximum: usize, place: usize, mean: usize, steps: i32, count: i32): void {
  const bytes = (<usize>count) << 2;
  const share = f32x4.splat(<f32>1 / <f32>steps);
  for (let at: usize = 0; at < bytes; at += 16) {
    let top = v128.load(hidden + at);
    let sum = top;
    let where = i32x4.splat(0);
    for (let step = 1; step < steps; step++) {
      const value = v128.load(hidden + (<usize>step) * bytes + at);
      const isHigher = f32x4.gt(value, top);
      top = v128.bitselect(value, top, isHigher);
      where = v128.bitselect(i32x4.splat(step), where, isHigher);
      sum = f32x4.add(sum, value);
    }
    v128.store(maximum + at, top);
    v128.store(place + at, where);
    v128.store(mean + at, f32x4.mul(sum, share));
  }
}

/** What the pooled values pass back to the hidden states of one step; overwrites dHidden [count]. */
export function poolBackward(dMaximum: usize, place: usize, dMean: usize, dHidden: usize, step: i32, steps: i32, count: i32): void {
  const bytes = (<usize>count) << 2;
  const share = f32x4.splat(<f32>1 / <f32>steps);
  const here = i32x4.splat(step);
  for (let at: usize = 0; at < bytes; at += 16) {
    const mean = f32x4.mul(v128.load(dMean + at), share);
    const top = v128.and(v128.load(dMaximum + at), i32x4.eq(v128.load(place + at), here));
    v128.store(dHidden + at, f32x4.add(mean, top));
  }
}
