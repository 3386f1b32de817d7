/**
 * The cell of a simple recurrent network (Elman 1990): its new state is the tanh of a sum. For the study alone.
 */
import {tanh4} from '../../inference/kernel/activation';

/** Sums [count] become states in their place. */
export function squashForward(sums: usize, count: i32): void {
  const end = sums + ((<usize>count) << 2);
  for (let at = sums; at < end; at += 16) v128.store(at, tanh4(v128.load(at)));
}

/** Derivatives of the sums [count] from the states and from what the loss says of them. */
export function squashBackward(states: usize, dStates: usize, dSums: usize, count: i32): void {
  const one = f32x4.splat(1);
  const bytes = (<usize>count) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const state = v128.load(states + at);
    const slope = f32x4.sub(one, f32x4.mul(state, state));
    v128.store(dSums + at, f32x4.mul(v128.load(dStates + at), slope));
  }
}
