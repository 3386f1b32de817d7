import {prepareHeadline} from '../core/assess.ts';
import type {Score} from '../core/score.ts';
import type {EncodedHeadline} from '../core/vocabulary.ts';
import type {Model} from '../model/load.ts';
import type {Engine} from './engine.ts';

/** Scores texts as found on a page, in order; a text that cannot be assessed gets its reason and costs no inference. */
export type Scorer = (texts: readonly string[]) => Promise<Score[]>;

/**
 * Joins text pipeline and engine.
 * @param engine  one that is still being made is waited for when texts have become ids
 */
export function createScorer(
  {vocabulary, card}: Pick<Model, 'vocabulary' | 'card'>,
  engine: Engine | Promise<Engine>,
): Scorer {
  return async texts => {
    const prepared = texts.map(text => prepareHeadline(text, vocabulary, card.shape.maxLength));
    const batch: EncodedHeadline[] = prepared.flatMap(entry => ('ids' in entry ? [entry.ids] : []));
    const scored = (await (await engine).score(batch)).values();
    return prepared.map(entry => ('ids' in entry ? scored.next().value! : {reason: entry.reason}));
  };
}
