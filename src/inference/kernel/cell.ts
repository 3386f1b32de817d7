/** One direction of the LSTM over a batch, with its pooling over time. */
import {gatedTanh4, logistic4} from './activation';

/**
 * Ends a step for four units of one row, from the sums of the gates in registers: cell state, hidden state, and the
 * maximum and sum over time that pooling asks for.
 */
@inline
function finishCell(
  input: v128,
  forget: v128,
  candidate: v128,
  output: v128,
  cell: usize,
  hidden: usize,
  top: usize,
  sum: usize,
  isFirst: bool,
): void {
  const kept = f32x4.mul(logistic4(forget), v128.load(cell));
  const state = f32x4.add(gatedTanh4(input, candidate), kept);
  const value = gatedTanh4(output, state);
  v128.store(cell, state);
  v128.store(hidden, value);
  v128.store(top, isFirst ? value : f32x4.pmax(value, v128.load(top)));
  v128.store(sum, isFirst ? value : f32x4.add(value, v128.load(sum)));
}

/** Where the state of a batch lies: each [rows + 1, units]; the row after the last takes what nobody needs. */
let cells: usize = 0;
let lastHidden: usize = 0;
let nextHidden: usize = 0;
/** Addresses [rows + 1] of what the word of this step says to the gates of each row. */
let inputs: usize = 0;
/** Pooled values: maximum at the start of a row, sum `sumOffset` bytes further. */
let pooled: usize = 0;
let pooledBytes: usize = 0;
let sumOffset: usize = 0;

/**
 * Four units of two rows: one panel of the recurrent weights, 8 sums in registers (`projectPair` says why 8).
 * @param length  bytes of hidden state to read: none at the first step, where it is zero
 */
function stepPair(panel: usize, left: usize, right: usize, unit: usize, stateBytes: usize, length: usize): void {
  const x = <usize>load<i32>(inputs + (left << 2)) + (unit << 2);
  const y = <usize>load<i32>(inputs + (right << 2)) + (unit << 2);
  let a0 = v128.load(x);
  let a1 = v128.load(x, 16);
  let a2 = v128.load(x, 32);
  let a3 = v128.load(x, 48);
  let b0 = v128.load(y);
  let b1 = v128.load(y, 16);
  let b2 = v128.load(y, 32);
  let b3 = v128.load(y, 48);
  let p = lastHidden + left * stateBytes;
  let q = lastHidden + right * stateBytes;
  for (const end = p + length; p < end; p += 4) {
    const w0 = v128.load(panel);
    const w1 = v128.load(panel, 16);
    const w2 = v128.load(panel, 32);
    const w3 = v128.load(panel, 48);
    const h = v128.load32_splat(p);
    a0 = f32x4.add(a0, f32x4.mul(w0, h));
    a1 = f32x4.add(a1, f32x4.mul(w1, h));
    a2 = f32x4.add(a2, f32x4.mul(w2, h));
    a3 = f32x4.add(a3, f32x4.mul(w3, h));
    const g = v128.load32_splat(q);
    b0 = f32x4.add(b0, f32x4.mul(w0, g));
    b1 = f32x4.add(b1, f32x4.mul(w1, g));
    b2 = f32x4.add(b2, f32x4.mul(w2, g));
    b3 = f32x4.add(b3, f32x4.mul(w3, g));
    panel += 64;
    q += 4;
  }
  const isFirst = length == 0;
  const l = left * stateBytes + unit;
  const r = right * stateBytes + unit;
  const lPool = pooled + left * pooledBytes + unit;
  const rPool = pooled + right * pooledBytes + unit;
  finishCell(a0, a1, a2, a3, cells + l, nextHidden + l, lPool, lPool + sumOffset, isFirst);
  finishCell(b0, b1, b2, b3, cells + r, nextHidden + r, rPool, rPool + sumOffset, isFirst);
}

/**
 * Runs one direction. Rows come sorted by length, longest first: those that still have a word at a step are the first
 * `alive` ones, so that nothing is padded and nothing masked.
 * @param recurrent  panels of this direction
 * @param projected  what each distinct word says to the gates of this direction, `wordBytes` apart
 * @param slots  [rows, longest] number of each word among the distinct ones
 * @param state  scratch for (rows + 1) * (3 * units + 1) values
 * @param features  [rows + 1, 4 * units]: this direction's maxima; its sums stand 2 * units further
 */
export function runDirection(
  recurrent: usize,
  projected: usize,
  wordBytes: usize,
  slots: usize,
  lengths: usize,
  rows: i32,
  longest: i32,
  units: i32,
  isBackward: bool,
  state: usize,
  features: usize,
): void {
  const stateBytes = (<usize>units) << 2;
  const blockBytes = (<usize>(rows + 1)) * stateBytes;
  const trash = rows;
  cells = state;
  lastHidden = state + blockBytes;
  nextHidden = lastHidden + blockBytes;
  inputs = nextHidden + blockBytes;
  pooled = features;
  pooledBytes = 4 * stateBytes;
  sumOffset = 2 * stateBytes;
  memory.fill(cells, 0, 2 * blockBytes);
  store<i32>(inputs + ((<usize>trash) << 2), <i32>projected);
  let alive = rows;
  for (let step = 0; step < longest; step++) {
    while (load<i32>(lengths + ((<usize>(alive - 1)) << 2)) <= step) alive--;
    for (let row = 0; row < alive; row++) {
      const at = isBackward ? load<i32>(lengths + ((<usize>row) << 2)) - 1 - step : step;
      const slot = load<i32>(slots + ((<usize>(row * longest + at)) << 2));
      store<i32>(inputs + ((<usize>row) << 2), <i32>(projected + (<usize>slot) * wordBytes));
    }
    const length: usize = step == 0 ? 0 : stateBytes;
    // Panels outside, rows inside: a panel (4 kB) is read from the second-level cache once for all rows of a step.
    for (let unit: usize = 0; unit < stateBytes; unit += 16) {
      const panel = recurrent + ((unit * (<usize>units)) << 2);
      for (let row = 0; row < alive; row += 2) {
        // An odd last row runs beside the row that nobody needs: cheaper than code of its own, and never cold.
        stepPair(panel, <usize>row, <usize>(row + 1 < alive ? row + 1 : trash), unit, stateBytes, length);
      }
    }
    const swap = lastHidden;
    lastHidden = nextHidden;
    nextHidden = swap;
  }
}
