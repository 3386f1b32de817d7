/**
 * Products of row-major float32 matrices, in SIMD. Addresses are bytes; widths are multiples of 8.
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
 * A tile of C, four rows by eight columns, gains `count` outer products of four values at `x` with eight at `y`.
 * It stays in registers: 8 sums, 2 of Y, 1 of X; V8 has 16, and more tiles spill (PERF.md).
 * Inlined, so that the steps which a caller fixes become constants of its loop: 11 % of a training step.
 * @param xLane  bytes from one of the four values to the next
 * @param xStep  bytes from one product to the next, as `yStep`
 */
@inline
function addProducts(x: usize, xLane: usize, xStep: usize, y: usize, yStep: usize, c0: usize, cRow: usize, count: i32): void {
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
  for (let i = 0; i < count; i++) {
    const left = v128.load(y);
    const right = v128.load(y, 16);
    const x0 = v128.load32_splat(x);
    s00 = f32x4.add(s00, f32x4.mul(x0, left));
    s01 = f32x4.add(s01, f32x4.mul(x0, right));
    const x1 = v128.load32_splat(x + xLane);
    s10 = f32x4.add(s10, f32x4.mul(x1, left));
    s11 = f32x4.add(s11, f32x4.mul(x1, right));
    const x2 = v128.load32_splat(x + 2 * xLane);
    s20 = f32x4.add(s20, f32x4.mul(x2, left));
    s21 = f32x4.add(s21, f32x4.mul(x2, right));
    const x3 = v128.load32_splat(x + 3 * xLane);
    s30 = f32x4.add(s30, f32x4.mul(x3, left));
    s31 = f32x4.add(s31, f32x4.mul(x3, right));
    x += xStep;
    y += yStep;
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

/** C [m, n] += A [m, k] B, with B packed in panels. */
export function multiply(a: usize, packed: usize, c: usize, m: i32, k: i32, n: i32): void {
  const aRow = (<usize>k) << 2;
  const cRow = (<usize>n) << 2;
  for (let column = 0; column < n; column += PANEL) {
    const panel = packed + ((<usize>(column * k)) << 2);
    const target = c + ((<usize>column) << 2);
    let row = 0;
    for (; row + LANES <= m; row += LANES) {
      addProducts(a + (<usize>row) * aRow, aRow, 4, panel, 32, target + (<usize>row) * cRow, cRow, k);
    }
    for (; row < m; row++) multiplyRow(a + (<usize>row) * aRow, panel, target + (<usize>row) * cRow, k);
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
    for (let column: usize = 0; column < dRow; column += 4 * PANEL) {
      const y = d + (<usize>start) * dRow + column;
      for (let row = 0; row < k; row += LANES) {
        const x = a + (<usize>start) * aRow + ((<usize>row) << 2);
        addProducts(x, 4, aRow, y, dRow, c + (<usize>row) * dRow + column, dRow, rows);
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

