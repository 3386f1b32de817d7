/** Logistic regression on sparse rows, L2-regularised. */
import {sigmoid} from '../core/metrics.ts';
import {minimize} from './lbfgs.ts';

/** The values of a row that are not zero. */
export interface SparseRow {
  readonly ids: Int32Array;
  readonly values: Float64Array;
}

export interface LogisticOptions {
  /** C: the larger, the closer to the rows. */
  readonly inverseRegularisation: number;
  /** Whether both labels have the same total weight. */
  readonly isBalanced: boolean;
  /** What each row counts; 1 each where absent. */
  readonly rowWeights?: readonly number[];
}

/** The logit of a row. @param weights  one an id, then the intercept */
export function computeLogit(row: SparseRow, weights: Float64Array): number {
  let sum = weights[weights.length - 1]!;
  for (let i = 0; i < row.ids.length; i++) sum += row.values[i]! * weights[row.ids[i]!]!;
  return sum;
}

/**
 * Fits the weights.
 * @param labels  0 or 1, one a row
 * @param size  of the ids
 * @returns one weight an id, then the intercept
 */
export function fitLogistic(
  rows: readonly SparseRow[],
  labels: readonly number[],
  size: number,
  {inverseRegularisation, isBalanced, rowWeights = labels.map(() => 1)}: LogisticOptions,
): Float64Array {
  const totals = [0, 0];
  for (const [index, label] of labels.entries()) totals[label]! += rowWeights[index]!;
  const classWeights = totals.map(total => (isBalanced ? (totals[0]! + totals[1]!) / (2 * total) : 1));
  const objective = (weights: Float64Array, gradient: Float64Array): number => {
    let value = 0;
    for (let i = 0; i < size; i++) {
      value += 0.5 * weights[i]! ** 2;
      gradient[i] = weights[i]!;
    }
    gradient[size] = 0;
    for (const [index, row] of rows.entries()) {
      const label = labels[index]!;
      const weight = inverseRegularisation * rowWeights[index]! * classWeights[label]!;
      const logit = computeLogit(row, weights);
      value += weight * (Math.max(logit, 0) - logit * label + Math.log1p(Math.exp(-Math.abs(logit))));
      const error = weight * (sigmoid(logit) - label);
      for (let i = 0; i < row.ids.length; i++) gradient[row.ids[i]!]! += error * row.values[i]!;
      gradient[size]! += error;
    }
    return value;
  };
  const weights = new Float64Array(size + 1);
  minimize(objective, weights);
  return weights;
}
