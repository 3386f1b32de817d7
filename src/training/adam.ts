/**
 * Adam (Kingma and Ba 2015) on typed arrays, dense or by row.
 *
 * The tables of words and pairs are updated only in the rows of the batch ("lazy" Adam): a dense update of 1.2 million
 * values a step would cost more than the network. A row's moments stand still while it is not met.
 */
export interface AdamState {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;

/** Moments, all zero, for a tensor of `length` values. */
export function createAdamState(length: number): AdamState {
  return {first: new Float32Array(length), second: new Float32Array(length)};
}

/**
 * Moves `count` values of `weights` from `at` by their gradients `gradient[from…]`.
 * @param step  number of this update, from 1: corrects the bias of young moments
 */
export function applyAdam(
  weights: Float32Array,
  {first, second}: AdamState,
  gradient: Float32Array,
  range: {at: number; from: number; count: number},
  {rate, step, scale}: {rate: number; step: number; scale: number},
): void {
  const rateNow = (rate * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step);
  for (let i = 0; i < range.count; i++) {
    const g = gradient[range.from + i]! * scale;
    const at = range.at + i;
    const m = BETA1 * first[at]! + (1 - BETA1) * g;
    const v = BETA2 * second[at]! + (1 - BETA2) * g * g;
    first[at] = m;
    second[at] = v;
    weights[at]! -= (rateNow * m) / (Math.sqrt(v) + EPSILON);
  }
}

/** Gradients of the rows of a table that a batch met. */
export class RowGradients {
  readonly #rows = new Map<number, number>();
  #values: Float32Array;
  readonly columns: number;

  constructor(columns: number) {
    this.columns = columns;
    this.#values = new Float32Array(columns * 1024);
  }

  /** Adds `scale * source[from … from + columns]` to a row. */
  add(row: number, source: Float32Array, from: number, scale = 1): void {
    const at = this.#place(row);
    for (let i = 0; i < this.columns; i++) this.#values[at + i]! += scale * source[from + i]!;
  }

  #place(row: number): number {
    const known = this.#rows.get(row);
    if (known !== undefined) return known;
    const at = this.#rows.size * this.columns;
    this.#rows.set(row, at);
    if (at + this.columns > this.#values.length) {
      const larger = new Float32Array(2 * this.#values.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    return at;
  }

  /** Sum of squares of all gradients held. */
  sumSquares(): number {
    let sum = 0;
    const end = this.#rows.size * this.columns;
    for (let i = 0; i < end; i++) sum += this.#values[i]! * this.#values[i]!;
    return sum;
  }

  /** Updates the rows of a table and forgets their gradients. */
  apply(table: Float32Array, state: AdamState, how: {rate: number; step: number; scale: number}): void {
    for (const [row, from] of this.#rows) {
      applyAdam(table, state, this.#values, {at: row * this.columns, from, count: this.columns}, how);
    }
    this.#values.fill(0, 0, this.#rows.size * this.columns);
    this.#rows.clear();
  }
}
