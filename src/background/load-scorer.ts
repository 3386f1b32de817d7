import {version} from '../../models/card.json';
import {alignWords} from '../core/word-weights.ts';
import {explainHeadline} from '../inference/explain.ts';
import {createScorer} from '../inference/scorer.ts';
import {keep, openModelUnchecked} from '../model/load.ts';
import {indexVocabulary, loadEngine} from './load-engine.ts';
import {readModelFile} from './read-ahead.ts';
import type {LoadedScorer} from './scoring-service.ts';

/** Texts are read while the model is, and become ids while its weights are still being placed. */
function open(): LoadedScorer {
  const opening = keep(openModelUnchecked(readModelFile, indexVocabulary));
  const model = keep(opening.then(opened => opened.model));
  const engine = keep(model.then(loadEngine));
  const checked = keep(opening.then(opened => opened.checked));
  const score = createScorer(opening, engine);
  return {
    version,
    ready: engine,
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
let ahead: LoadedScorer | undefined = open();

/**
 * The packaged model with its engine: the one opened ahead for the first who asks, opened anew for all others. It takes
 * texts at once, while files are still being read; hashes are checked beside the first batch, and no score leaves before.
 * `score` and `explain` throw ModelLoadError when a file is damaged, Error when it is missing.
 */
export function loadScorer(): LoadedScorer {
  const opening = ahead ?? open();
  ahead = undefined;
  return opening;
}
