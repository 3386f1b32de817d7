import type {Probabilities} from '../core/score.ts';
import type {EncodedHeadline} from '../core/vocabulary.ts';

/**
 * A network ready to score.
 *
 * `score` keeps order, returns calibrated probabilities and leaves nothing allocated, also when it throws. An empty
 * batch gives an empty result. `dispose` frees everything; scoring afterwards throws.
 */
export interface Engine {
  score(batch: readonly EncodedHeadline[]): Promise<Probabilities[]>;
  dispose(): void;
}
