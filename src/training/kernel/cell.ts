/**
 * The cell of the LSTM and the pooling over time, forwards and backwards, in SIMD on float32.
 */
import {tanh4} from '../../inference/kernel/activation';

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
