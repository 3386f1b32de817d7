import {sigmoid} from '../core/metrics.ts';
import type {Probabilities} from '../core/score.ts';
import type {Calibration} from './card.ts';
import {type Card, HEADS} from './card.ts';

/** A logit to a calibrated probability. Example: calibrate(2, {temperature: 2, bias: -1}) -> 0.5 */
export function calibrate(logit: number, {temperature, bias}: Calibration): number {
  return sigmoid(logit / temperature + bias);
}

/**
 * The probabilities of one headline from the logits of a batch.
 * @param logits  [batch, heads]
 */
export function readProbabilities(logits: Float32Array, row: number, {calibration}: Card): Probabilities {
  const read = (head: number) => calibrate(logits[row * HEADS.length + head]!, calibration[HEADS[head]!]);
  return {credibility: read(0), satire: read(1), clickbait: read(2)};
}
