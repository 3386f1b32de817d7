import {alignWords} from '../core/word-weights.ts';
import {explainHeadline} from '../inference/explain.ts';
import {createScorer} from '../inference/scorer.ts';
import {openModelUnchecked} from '../model/load.ts';
import {indexVocabulary, loadEngine} from './load-engine.ts';
import {readModelFile} from './read-ahead.ts';
import type {LoadedScorer} from './scoring-service.ts';

/** Texts become ids while the weights are still being read. */
async function open(): Promise<LoadedScorer> {
  const {card, vocabulary, model, checked} = await openModelUnchecked(readModelFile, indexVocabulary);
  const engine = model.then(loadEngine);
  // Whoever asks for scores hears of a failure; until then it is not an unhandled one.
  void Promise.allSettled([engine]);
  const score = createScorer({card, vocabulary}, engine);
  return {
    version: card.version,
    async score(texts) {
      const scores = await score(texts);
      await checked;
      return scores;
    },
    async explain(text) {
      const explanation = await explainHeadline(text, await model, await engine);
      await checked;
      if ('reason' in explanation) return {score: {reason: explanation.reason}, words: []};
      const {score, contributions} = explanation;
      return {score, words: alignWords(text, explanation.text, contributions)};
    },
    dispose: () => void Promise.allSettled([engine.then(made => made.dispose())]),
  };
}

// Begun when the background wakes: the message that woke it is still on its way, and finds the model ready.
let ahead: Promise<LoadedScorer> | undefined = open();
// Whoever asks for scores hears of a failure; until then it is not an unhandled one.
void Promise.allSettled([ahead]);

/**
 * The packaged model with its engine: the one opened ahead for the first who asks, opened anew for all others. Hashes
 * are checked beside the first batch, and no score leaves before.
 * @throws ModelLoadError when a file is damaged, Error when it is missing; `score` throws it for a wrong hash
 */
export function loadScorer(): Promise<LoadedScorer> {
  const opening = ahead ?? open();
  ahead = undefined;
  return opening;
}
