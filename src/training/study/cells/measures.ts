/** Numbers that say what a cell did at a word, over its units. */
import type {TracedStep} from './trace.ts';

export const MEASURES = ['opening', 'keeping', 'forgotten', 'output', 'change', 'size'] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * `opening`, `keeping` and `output`: mean of the input, the forget and the output gate, 0 to 1. `forgotten`: the share
 * of the old state, by magnitude, that the forget gate took away, 0 to 1; null where there was none. `change`: mean
 * distance between the states before and after. `size`: mean magnitude of the state after.
 */
export type StepMeasures = Readonly<Record<Exclude<Measure, 'forgotten'>, number>> & {
  readonly forgotten: number | null;
};

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Example: a unit that held 2 with its forget gate at 0.25 has forgotten 0.75 of it. */
export function measureStep({input, forget, output, before, cell}: TracedStep): StepMeasures {
  const held = before.reduce((sum, value) => sum + Math.abs(value), 0);
  const lost = before.reduce((sum, value, unit) => sum + (1 - forget[unit]!) * Math.abs(value), 0);
  return {
    opening: mean(input),
    keeping: mean(forget),
    forgotten: held === 0 ? null : lost / held,
    output: mean(output),
    change: mean(cell.map((value, unit) => Math.abs(value - before[unit]!))),
    size: mean(cell.map(Math.abs)),
  };
}
