/**
 * The baseline every network must beat: TF-IDF of words and word pairs, and logistic regression.
 * As MODEL.md measured it: terms in at least 2 headlines, sublinear counts, C = 4, both classes weighted alike.
 */
import {sigmoid} from '../core/metrics.ts';
import {computeLogit, fitLogistic, type SparseRow} from './logistic.ts';

const MIN_DOCUMENTS = 2;
const INVERSE_REGULARISATION = 4;

/** Scores a headline's tokens: the probability of label 1. */
export type Baseline = (tokens: readonly string[]) => number;

function* listTerms(tokens: readonly string[]): Generator<string> {
  for (const [index, token] of tokens.entries()) {
    yield token;
    if (index > 0) yield `${tokens[index - 1]} ${token}`;
  }
}

interface Terms {
  readonly ids: ReadonlyMap<string, number>;
  readonly idf: Float64Array;
}

/** Terms met often enough, with idf = ln((1 + n) / (1 + df)) + 1. */
function countTerms(documents: readonly (readonly string[])[]): Terms {
  const frequencies = new Map<string, number>();
  for (const tokens of documents) {
    for (const term of new Set(listTerms(tokens))) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  const kept = [...frequencies].filter(([, count]) => count >= MIN_DOCUMENTS);
  return {
    ids: new Map(kept.map(([term], id) => [term, id])),
    idf: Float64Array.from(kept, ([, count]) => Math.log((1 + documents.length) / (1 + count)) + 1),
  };
}

/** A headline as a unit vector. */
function toRow(tokens: readonly string[], {ids, idf}: Terms): SparseRow {
  const counts = new Map<number, number>();
  for (const term of listTerms(tokens)) {
    const id = ids.get(term);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const values = Float64Array.from(counts, ([id, count]) => (1 + Math.log(count)) * idf[id]!);
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return {ids: Int32Array.from(counts.keys()), values: values.map(value => value / norm)};
}

/** Trains the baseline. @param labels  0 or 1, one a document */
export function trainBaseline(documents: readonly (readonly string[])[], labels: readonly number[]): Baseline {
  const terms = countTerms(documents);
  const rows = documents.map(tokens => toRow(tokens, terms));
  const weights = fitLogistic(rows, labels, terms.idf.length, {
    inverseRegularisation: INVERSE_REGULARISATION,
    isBalanced: true,
  });
  return tokens => sigmoid(computeLogit(toRow(tokens, terms), weights));
}
