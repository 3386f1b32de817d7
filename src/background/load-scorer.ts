import {createScorer} from '../inference/scorer.ts';
import {openModelUnchecked} from '../model/load.ts';
import {loadEngine} from './load-engine.ts';
import {readModelFile} from './read-ahead.ts';
import type {LoadedScorer} from './scoring-service.ts';

/**
 * Loads the packaged model with its engine. Hashes are checked beside the first batch, and no score leaves before.
 * @throws ModelLoadError when a file is damaged, Error when it is missing; `score` throws it for a wrong hash
 */
export async function loadScorer(): Promise<LoadedScorer> {
  const {model, checked} = await openModelUnchecked(readModelFile);
  const engine = await loadEngine(model);
  const score = createScorer(model, engine);
  return {
    version: model.card.version,
    async score(texts) {
      const scores = await score(texts);
      await checked;
      return scores;
    },
    dispose: () => engine.dispose(),
  };
}
