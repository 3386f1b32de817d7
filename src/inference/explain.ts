import {prepareHeadline} from '../core/assess.ts';
import {normalizeHeadline} from '../core/normal-form.ts';
import type {Probabilities, UnassessedReason} from '../core/score.ts';
import {isWord, tokenizeSpans} from '../core/text.ts';
import {UNK} from '../core/vocabulary.ts';
import type {WordWeight} from '../core/word-weights.ts';
import type {Model} from '../model/load.ts';
import type {Engine} from './engine.ts';

export interface Explanation {
  readonly score: Probabilities;
  /** The headline in its normal form, which the places refer to. */
  readonly text: string;
  readonly contributions: readonly WordWeight[];
}

/**
 * Tells each word's part in a credibility by occlusion: the headline is scored again with each word unknown, all
 * variants in one batch (Zeiler and Fergus 2014; Li et al. 2016). Marks and words beyond what the model reads have none.
 * Example: explainHeadline('Home', model, engine) -> {reason: 'too-short'}
 */
export async function explainHeadline(
  text: string,
  model: Model,
  engine: Engine,
): Promise<Explanation | {reason: UnassessedReason}> {
  const {vocabulary, card} = model;
  const prepared = prepareHeadline(text, vocabulary, card.shape.maxLength);
  if ('reason' in prepared) return prepared;
  const {ids} = prepared;
  const normal = normalizeHeadline(text);
  let at = 0;
  const words = tokenizeSpans(normal).flatMap(({tokens, start, end}) => {
    const from = at;
    at += tokens.length;
    return at <= card.shape.maxLength && tokens.some(isWord) ? [{start, end, from, to: at}] : [];
  });
  const variants = words.map(({from, to}) => ids.map((id, index) => (index >= from && index < to ? UNK : id)));
  const [whole, ...without] = await engine.score([ids, ...variants]);
  const contributions = words.map(({start, end}, index) => ({
    start,
    end,
    weight: whole!.credibility - without[index]!.credibility,
  }));
  return {score: whole!, text: normal, contributions};
}
