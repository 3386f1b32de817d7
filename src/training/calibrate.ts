/** From logits to probabilities that mean what they say, and to the threshold that flags few honest headlines. */
import {findThreshold, shareBelow, sigmoid} from '../core/metrics.ts';
import type {Calibration, CurvePoint} from '../model/card.ts';

export interface LabelledLogits {
  readonly logits: ArrayLike<number>;
  /** 0 or 1. */
  readonly labels: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** Derivatives of the weighted cross-entropy of sigmoid(slope * logit + bias). */
function differentiate({logits, labels, weights}: LabelledLogits, slope: number, bias: number) {
  const sums = {slope: 0, bias: 0, slopeSlope: 1e-9, slopeBias: 0, biasBias: 1e-9};
  for (let i = 0; i < logits.length; i++) {
    const probability = sigmoid(slope * logits[i]! + bias);
    const error = weights[i]! * (probability - labels[i]!);
    const curvature = weights[i]! * probability * (1 - probability);
    sums.slope += error * logits[i]!;
    sums.bias += error;
    sums.slopeSlope += curvature * logits[i]! ** 2;
    sums.slopeBias += curvature * logits[i]!;
    sums.biasBias += curvature;
  }
  return sums;
}

/**
 * Fits temperature and bias by Newton's method (Platt 1999; Guo et al. 2017).
 * @returns the identity when a side has no rows, or the logits tell nothing
 */
export function fitCalibration(rows: LabelledLogits): Calibration {
  const labels = Array.from(rows.labels);
  if (!labels.includes(0) || !labels.includes(1)) return {temperature: 1, bias: 0};
  let slope = 0.5;
  let bias = 0;
  for (let iteration = 0; iteration < 100; iteration++) {
    const d = differentiate(rows, slope, bias);
    const determinant = d.slopeSlope * d.biasBias - d.slopeBias ** 2;
    const slopeStep = (d.biasBias * d.slope - d.slopeBias * d.bias) / determinant;
    const biasStep = (d.slopeSlope * d.bias - d.slopeBias * d.slope) / determinant;
    // Halved steps: plain Newton can overshoot from a flat start.
    slope -= Math.max(-0.5, Math.min(0.5, slopeStep));
    bias -= Math.max(-1, Math.min(1, biasStep));
    if (Math.abs(slopeStep) + Math.abs(biasStep) < 1e-9) break;
  }
  return slope > 1e-3 && Number.isFinite(bias) ? {temperature: 1 / slope, bias} : {temperature: 1, bias: 0};
}

/** Share of reputable headlines flagged at which recall is compared, and the most that may be flagged by default. */
export const FALSE_FLAG_BUDGET = 0.02;

/** Share that the default threshold is set to: lower, since years and outlets differ around it. */
const DEFAULT_BUDGET = 0.015;

/** The largest threshold in thousandths that flags at most 1.5 in 100 reputable headlines. */
export function chooseThreshold(reputable: ArrayLike<number>): number {
  return Math.floor(findThreshold(reputable, DEFAULT_BUDGET) * 1000) / 1000;
}

/**
 * False flags and recall at each hundredth.
 * @param deceptive  groups that count alike, however large
 */
export function traceCurve(reputable: ArrayLike<number>, deceptive: readonly ArrayLike<number>[]): CurvePoint[] {
  const round = (share: number) => Math.round(share * 1e4) / 1e4;
  const groups = deceptive.filter(({length}) => length > 0);
  return Array.from({length: 101}, (_, i) => i / 100).map(threshold => ({
    threshold,
    falseFlagRate: round(shareBelow(reputable, threshold) ?? 0),
    recall: round(groups.reduce((sum, group) => sum + shareBelow(group, threshold)! / groups.length, 0)),
  }));
}
