import {encodeHeadline, readHeadline} from '../core/assess.ts';
import type {Score} from '../core/score.ts';
import type {EncodedHeadline} from '../core/vocabulary.ts';
import type {Model} from '../model/load.ts';
import type {Engine} from './engine.ts';

/** Scores texts as found on a page, in order; a text that cannot be assessed gets its reason and costs no inference. */
export type Scorer = (texts: readonly string[]) => Promise<Score[]>;

/** What of a model a text needs. */
type TextModel = Pick<Model, 'vocabulary' | 'card'>;

/**
 * Joins text pipeline and engine. A model and an engine that are still being made are waited for no earlier than they
 * are needed.
 */
export function createScorer(model: TextModel | Promise<TextModel>, engine: Engine | Promise<Engine>): Scorer {
  return async texts => {
    const read = texts.map(readHeadline);
    const {vocabulary, card} = await model;
    const prepared = read.map(headline => encodeHeadline(headline, vocabulary, card.shape.maxLength));
    const batch: EncodedHeadline[] = prepared.flatMap(entry => ('ids' in entry ? [entry.ids] : []));
    const scored = (await (await engine).score(batch)).values();
    return prepared.map(entry => ('ids' in entry ? scored.next().value! : {reason: entry.reason}));
  };
}
