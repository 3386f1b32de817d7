/**
 * Browsers compile WebAssembly in haste at first and well later, in another thread, for functions that have run for a
 * while. Run on zeros while the files of the model are being read, the two that do nearly all the work are compiled well
 * by the time the first page is scored, which then takes 7 ms instead of 18.
 */
import {startKernels} from './kernel-memory.ts';

/** Sizes of the work: enough for V8 to compile both well, and no more. */
const UNITS = 64;
const ROWS = 16;
const STEPS = 6;
const FLOAT_BYTES = 4;

/** Runs the kernels on zeros for about a millisecond. */
export function warmKernels(module: WebAssembly.Module): void {
  const {kernels, memory} = startKernels(module);
  const take = (values: number) => memory.take(values * FLOAT_BYTES);
  const columns = 8 * UNITS;
  const zeros = take(UNITS * columns);
  const projected = take(2 * ROWS * columns);
  const features = take((ROWS + 1) * 4 * UNITS);
  const state = take((ROWS + 1) * (3 * UNITS + 1));
  const lengths = take(ROWS);
  new Int32Array(memory.memory.buffer, lengths, ROWS).fill(STEPS);
  kernels.projectWords(zeros, 2 * ROWS, UNITS, zeros, zeros, columns, projected);
  const wordBytes = columns * FLOAT_BYTES;
  kernels.runDirection(zeros, projected, wordBytes, zeros, lengths, ROWS, STEPS, UNITS, false, state, features);
}
