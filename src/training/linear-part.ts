/**
 * The linear part: logistic regression on words and word pairs, whose logit is added to what the network says of
 * credibility. The two err on different headlines. It alone is taught by claims that fact-checkers rated: claims are
 * sentences, not headlines, and taught to the network they cost 0.02 of AUC on outlets of 2020 on that it never saw.
 */
import {createRandom, type Random} from '../core/random.ts';
import {readPastSlips} from '../core/spelling.ts';
import {encode, hashPairs, type Vocabulary} from '../core/vocabulary.ts';
import {HEADS, type Shape} from '../model/card.ts';
import type {FloatWeights, ModelWeights} from '../model/weights.ts';
import type {Example} from './examples.ts';
import {computeLogit, fitLogistic, type SparseRow} from './logistic.ts';
import type {Progress} from './progress.ts';
import {swapNames} from './robustness/names.ts';

export interface LinearOptions {
  /** What a logit of the linear part counts beside one of the network; 0 leaves the part out. */
  readonly share: number;
  /** As in `LogisticOptions`. */
  readonly inverseRegularisation: number;
  /** What a claim counts beside a headline. */
  readonly claimWeight: number;
  /** Share of headlines read with other names, so that it is the wording that counts. */
  readonly nameSwap: number;
  readonly seed: number;
}

/** [vocabularySize + pairBuckets + 1]: a weight for each word, for each bucket of pairs, and the intercept. */
export type LinearPart = Float64Array;

const FIRST_TOKEN_OF_TEXT = 3;
const ONES = new Float64Array(256).fill(1);

/** The words and pairs of a headline, each as often as it stands there; `<pad>`, `<unk>` and marks of capitals say nothing. */
function toRow(ids: Int32Array, {vocabularySize, pairBuckets}: Shape): SparseRow {
  const words = ids.filter(id => id >= FIRST_TOKEN_OF_TEXT);
  const pairs = hashPairs(ids, pairBuckets).map(bucket => vocabularySize + bucket);
  const terms = Int32Array.of(...words, ...pairs);
  return {ids: terms, values: ONES.subarray(0, terms.length)};
}

interface Lesson {
  readonly tokens: readonly string[];
  readonly label: 0 | 1;
  readonly weight: number;
}

function listLessons(examples: readonly Example[], claimWeight: number): Lesson[] {
  return examples.flatMap(({tokens, labels: {credibility}, claim}) => {
    if (credibility !== undefined) return [{tokens, label: credibility, weight: 1}];
    return claim === null ? [] : [{tokens, label: claim, weight: claimWeight}];
  });
}

function renameSome(tokens: readonly string[], share: number, random: Random): readonly string[] {
  return random() < share ? swapNames(tokens, random) : tokens;
}

/** Fits the part to the examples that teach credibility and to claims. @throws RangeError without both labels */
export function fitLinearPart(
  examples: readonly Example[],
  vocabulary: Vocabulary,
  shape: Shape,
  {inverseRegularisation, claimWeight, nameSwap, seed}: LinearOptions,
): LinearPart {
  const {vocabularySize, pairBuckets, maxLength} = shape;
  const random = createRandom(seed);
  const lessons = listLessons(examples, claimWeight);
  if (new Set(lessons.map(({label}) => label)).size < 2)
    throw new RangeError(`expected headlines with both labels, received ${lessons.length} of one`);
  const rows = lessons.map(({tokens}) =>
    toRow(encode(renameSome(tokens, nameSwap, random), vocabulary, maxLength), shape),
  );
  const labels = lessons.map(({label}) => label);
  const rowWeights = lessons.map(({weight}) => weight);
  return fitLogistic(rows, labels, vocabularySize + pairBuckets, {
    inverseRegularisation,
    isBalanced: true,
    rowWeights,
  });
}

/** The part's logit of each headline. */
export function scoreLinearPart(
  part: LinearPart,
  headlines: readonly (readonly string[])[],
  vocabulary: Vocabulary,
  shape: Shape,
): number[] {
  const tolerant = readPastSlips(vocabulary);
  return headlines.map(tokens => computeLogit(toRow(encode(tokens, tolerant, shape.maxLength), shape), part));
}

/** Fits the part of a configuration and joins it to its network. @param train  what both learn from */
export function joinWithLinearPart(
  {linear, shape}: {readonly linear: LinearOptions; readonly shape: Shape},
  weights: FloatWeights,
  train: readonly Example[],
  vocabulary: Vocabulary,
  progress: Progress,
): ModelWeights {
  if (linear.share === 0) return joinLinearPart(weights, null, 0, shape);
  progress.step('Fitting the linear part', 0);
  const part = fitLinearPart(train, vocabulary, shape, linear);
  progress.done(`Linear part of ${shape.vocabularySize} words and ${shape.pairBuckets} buckets of pairs`);
  return joinLinearPart(weights, part, linear.share, shape);
}

/** The weights of a model: the network, and a share of the linear part added to its first head, credibility. */
export function joinLinearPart(
  weights: FloatWeights,
  part: LinearPart | null,
  share: number,
  shape: Shape,
): ModelWeights {
  if (!part) return {...weights, words: new Float32Array(shape.vocabularySize)};
  const {vocabularySize, pairBuckets} = shape;
  const pairs = weights.pairs.slice();
  for (let bucket = 0; bucket < pairBuckets; bucket++) pairs[bucket]! += share * part[vocabularySize + bucket]!;
  const denseBias = weights.denseBias.slice();
  denseBias[HEADS.indexOf('credibility')]! += share * part.at(-1)!;
  const words = Float32Array.from(part.subarray(0, vocabularySize), weight => share * weight);
  return {...weights, pairs, denseBias, words};
}
