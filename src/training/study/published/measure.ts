/** Accuracy and F1 of predictions. */
import type {Protocol} from './protocols.ts';

/** A title with what was said of it before it was seen in training. */
export interface Prediction {
  readonly label: 0 | 1;
  /** Of the class that is looked for. */
  readonly logit: number;
}

function computeF1(predictions: readonly Prediction[], of: 0 | 1): number {
  let [hits, said, there] = [0, 0, 0];
  for (const {label, logit} of predictions) {
    const isSaid = logit > 0 === (of === 1);
    if (isSaid) said++;
    if (label === of) there++;
    if (isSaid && label === of) hits++;
  }
  return said + there === 0 ? 0 : (2 * hits) / (said + there);
}

/** The figure of a protocol; F1 is the mean over both classes. */
export function measurePredictions(
  predictions: readonly Prediction[],
  metric: Protocol['published']['metric'],
): number {
  if (metric === 'F1') return (computeF1(predictions, 0) + computeF1(predictions, 1)) / 2;
  return predictions.filter(({label, logit}) => logit > 0 === (label === 1)).length / predictions.length;
}
