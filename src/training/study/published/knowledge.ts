/** What is known of a title before any label of its own set: numbers beside its words, for a logistic regression. */
import {createRandom} from '../../../core/random.ts';
import {tokenize} from '../../../core/text.ts';
import {encode, UNK} from '../../../core/vocabulary.ts';
import {sliceDirection} from '../../kernel-passes.ts';
import type {SparseRow} from '../../logistic.ts';
import {createNetworkEngine} from '../networks/engine.ts';
import {readHeadlines} from '../networks/score.ts';
import type {NetworkShape} from '../networks/shape.ts';
import {drawWeights} from '../networks/weights.ts';
import type {StudyContext} from '../part.ts';
import {openStart, type Start} from '../start.ts';
import {COLUMNS} from './features.ts';
import {LIKENESS, trainLikeness} from './likeness.ts';
import {OTHERS, readOthers} from './others.ts';

/** Settings that shape it, beside those of the start. */
export const KNOWLEDGE = {likeness: LIKENESS, others: OTHERS};

/** Maximum and mean of the states of both directions along each title, trained as language models and no further. */
function readStates(titles: readonly string[], start: Start, module: WebAssembly.Module): Float32Array[] {
  const {vocabulary, language} = start;
  const shape: NetworkShape = {...start.shape, kind: 'bidirectional', readOut: 'pooled', pairBuckets: 0};
  const weights = {
    ...drawWeights(shape, language.embedding, createRandom(1)),
    directions: [false, true].map(isBackward => sliceDirection(language, isBackward, shape.units)),
  };
  const ids = titles.map(title => {
    const known = encode(tokenize(title), vocabulary, start.shape.maxLength);
    return known.length > 0 ? known : Int32Array.of(UNK);
  });
  return readHeadlines(createNetworkEngine(module, shape), weights, ids, shape.embeddingSize);
}

/** States along each title, and how like it is to groups of other headlines; in the order of the titles. */
export async function readKnowledge(
  dataset: string,
  titles: readonly string[],
  context: StudyContext,
): Promise<Float32Array[]> {
  const states = readStates(titles, await openStart(context), context.module);
  const compare = trainLikeness(await readOthers(dataset, titles, context));
  context.progress.done(`${dataset}: read what other headlines teach`);
  return titles.map((title, index) => Float32Array.of(...states[index]!, ...compare(title)));
}

/**
 * Makes the function that adds knowledge to a row of words, in the columns from `COLUMNS` on. Each number is
 * standardised on the titles to train on; all of them together are about as long as the words: 1.
 */
export function createJoiner(train: readonly Float32Array[]): (row: SparseRow, knowledge: Float32Array) => SparseRow {
  const width = train[0]?.length ?? 0;
  const means = new Float64Array(width);
  const squares = new Float64Array(width);
  for (const numbers of train) for (let i = 0; i < width; i++) means[i]! += numbers[i]! / train.length;
  for (const numbers of train) for (let i = 0; i < width; i++) squares[i]! += (numbers[i]! - means[i]!) ** 2;
  const scales = squares.map(sum => (sum > 1e-6 ? Math.sqrt(train.length / (sum * width)) : 0));
  return ({ids, values}, knowledge) => ({
    ids: Int32Array.from([...ids, ...knowledge.keys()], (id, index) => (index < ids.length ? id : COLUMNS + id)),
    values: Float64Array.of(...values, ...knowledge.map((number, i) => (number - means[i]!) * scales[i]!)),
  });
}
