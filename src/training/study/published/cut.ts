/** Where to part the two classes: a set with one fake title in thirty is not parted best at even odds. */
import {measurePredictions, type Prediction} from './measure.ts';
import type {Protocol} from './protocols.ts';

/** Cuts that are tried: this many, with as many titles between any two. */
const STEPS = 200;

/** The logit that parts best, even odds where nothing is better. */
function chooseCut(predictions: readonly Prediction[], metric: Protocol['published']['metric']): number {
  const logits = predictions.map(({logit}) => logit).sort((a, b) => a - b);
  const cuts = Array.from({length: STEPS}, (_, step) => logits[Math.floor((step * logits.length) / STEPS)]!);
  let best = {cut: 0, figure: measurePredictions(predictions, metric)};
  for (const cut of cuts) {
    const figure = measurePredictions(shift(predictions, cut), metric);
    if (figure > best.figure) best = {cut, figure};
  }
  return best.cut;
}

const shift = (predictions: readonly Prediction[], cut: number) =>
  predictions.map(({label, logit}) => ({label, logit: logit - cut}));

/**
 * Predictions of each fold, shifted so that 0 parts the classes. The cut of a fold is the best one of the other folds,
 * whose titles were not seen in training either: no title has a say in how it is judged itself.
 */
export function cutFolds(
  folds: readonly (readonly Prediction[])[],
  metric: Protocol['published']['metric'],
): Prediction[] {
  return folds.flatMap((fold, index) => {
    const others = folds.filter((_, other) => other !== index).flat();
    return shift(fold, others.length === 0 ? 0 : chooseCut(others, metric));
  });
}
