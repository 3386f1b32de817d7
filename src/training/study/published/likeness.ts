/** Which headlines a title is like: logistic regression of many classes on its words, taught by other headlines. */
import {createRandom, shuffle} from '../../../core/random.ts';
import type {SparseRow} from '../../logistic.ts';
import {COLUMNS, countWords, createVectorizer} from './features.ts';

/** A headline taught, and the number of its group. */
interface Example {
  readonly row: SparseRow;
  readonly group: number;
}

/** How it is taught; the rate falls linearly to zero. */
export const LIKENESS = {epochs: 2, rate: 0.3};
/** Columns met often move by less (Duchi, Hazan and Singer 2011). */
const [FIRST_SQUARES, SHARE_OF_SQUARES] = [1e-3, 0.1];

/** One weight for each column and group. */
class GroupModel {
  readonly #groups: number;
  readonly #weights: Float32Array;
  readonly #squares = new Float32Array(COLUMNS / 2).fill(FIRST_SQUARES);

  constructor(groups: number) {
    this.#groups = groups;
    this.#weights = new Float32Array((COLUMNS / 2) * groups);
  }

  /** Logits of the groups. */
  score({ids, values}: SparseRow): Float32Array {
    const logits = new Float32Array(this.#groups);
    for (const [index, id] of ids.entries()) {
      const from = id * this.#groups;
      for (let group = 0; group < logits.length; group++)
        logits[group]! += values[index]! * this.#weights[from + group]!;
    }
    return logits;
  }

  /** A step towards the group of a headline. */
  learn({row, group}: Example, rate: number): void {
    const logits = this.score(row);
    const highest = logits.reduce((most, logit) => Math.max(most, logit));
    const shares = logits.map(logit => Math.exp(logit - highest));
    const sum = shares.reduce((all, share) => all + share, 0);
    const errors = shares.map((share, index) => share / sum - (index === group ? 1 : 0));
    for (const [index, id] of row.ids.entries()) {
      const value = row.values[index]!;
      this.#squares[id]! += SHARE_OF_SQUARES * value * value;
      const step = (rate * value) / Math.sqrt(this.#squares[id]!);
      const from = id * this.#groups;
      for (let other = 0; other < errors.length; other++) this.#weights[from + other]! -= step * errors[other]!;
    }
  }
}

/**
 * Learns to tell groups of headlines apart.
 * @returns the function from a title to its logits, one a group; their mean is 0
 */
export function trainLikeness(groups: readonly (readonly string[])[]): (title: string) => Float32Array {
  const toRow = createVectorizer(groups.flat(), countWords);
  const examples = groups.flatMap((texts, group) => texts.map((text): Example => ({row: toRow(text), group})));
  const model = new GroupModel(groups.length);
  const random = createRandom(43);
  const total = LIKENESS.epochs * examples.length;
  for (let epoch = 0; epoch < LIKENESS.epochs; epoch++) {
    for (const [done, index] of shuffle(Uint32Array.from(examples.keys()), random).entries())
      model.learn(examples[index]!, LIKENESS.rate * (1 - (epoch * examples.length + done) / total));
  }
  return title => {
    const logits = model.score(toRow(title));
    const mean = logits.reduce((sum, logit) => sum + logit, 0) / logits.length;
    return logits.map(logit => logit - mean);
  };
}
