/** Means with the interval in which they would be in 95 of 100 repetitions. */
import {average as averageAny, measureSpread} from '../../core/metrics.ts';
import {createRandom} from '../../core/random.ts';

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5 % points of Student's t for 1, 2, … degrees of freedom; beyond them that of the normal distribution serves. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086,
];
const NORMAL = 1.96;

/** Arithmetic mean, where there must be one. @throws RangeError without values */
export function average(values: readonly number[]): number {
  const mean = averageAny(values);
  if (mean === null) throw new RangeError('expected at least 1 value, received 0');
  return mean;
}

/** The interval of a mean by Student's t; endless for a single value. */
export function estimateMean(values: readonly number[]): Interval {
  const mean = average(values);
  const factor = values.length > 1 ? (STUDENT[values.length - 2] ?? NORMAL) : Number.POSITIVE_INFINITY;
  const reach = values.length > 1 ? (factor * measureSpread(values)) / Math.sqrt(values.length) : factor;
  return {mean, low: mean - reach, high: mean + reach};
}

const DRAWS = 500;

/** The interval of any figure of rows, by drawing rows anew (Efron 1979); the same each time. */
export function bootstrap<Row>(rows: readonly Row[], measure: (rows: readonly Row[]) => number): Interval {
  const random = createRandom(17);
  const draws = Array.from({length: DRAWS}, () =>
    measure(rows.map(() => rows[Math.floor(random() * rows.length)]!)),
  ).sort((a, b) => a - b);
  return {mean: measure(rows), low: draws[Math.floor(0.025 * DRAWS)]!, high: draws[Math.ceil(0.975 * DRAWS) - 1]!};
}
