/** Scores examples with an engine, in batches, and tells how far it is. */
import type {Probabilities} from '../core/score.ts';
import {readPastSlips} from '../core/spelling.ts';
import {encode} from '../core/vocabulary.ts';
import type {Engine} from '../inference/engine.ts';
import type {Model} from '../model/load.ts';
import type {Example} from './examples.ts';
import type {Progress} from './progress.ts';

const BATCH = 512;

/** Probabilities of examples, in order; also of those that the extension would not assess. */
export async function scoreExamples(
  examples: readonly Example[],
  model: Model,
  engine: Engine,
  progress: Progress,
): Promise<Probabilities[]> {
  const vocabulary = readPastSlips(model.vocabulary);
  const results: Probabilities[] = [];
  for (let start = 0; start < examples.length; start += BATCH) {
    progress.step('Scoring', start / examples.length);
    const part = examples.slice(start, start + BATCH);
    results.push(
      ...(await engine.score(part.map(({tokens}) => encode(tokens, vocabulary, model.card.shape.maxLength)))),
    );
  }
  return results;
}

/** Undoes the logistic function. Example: toLogit(0.5) -> 0 */
export function toLogit(probability: number): number {
  const clipped = Math.min(1 - 1e-12, Math.max(1e-12, probability));
  return Math.log(clipped / (1 - clipped));
}
