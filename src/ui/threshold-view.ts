import {type Rates, readCurve, toCountOf} from '../core/curve.ts';
import type {Say} from '../core/say.ts';

/** How far from the recommended threshold still counts as it: the slider has whole steps, the recommendation not. */
const SAME_STEP = 0.5;

/** A threshold as a step of the slider, 0 to 100. */
export function toStep(threshold: number): number {
  return Math.round(threshold * 100);
}

/** Whether a threshold is, as far as the slider can show, the recommended one. */
export function isRecommended(threshold: number, recommended: number): boolean {
  return Math.abs(threshold - recommended) * 100 < SAME_STEP;
}

/** Says how a threshold compares with the recommended one. */
export function compareThreshold(say: Say, threshold: number, recommended: number): string {
  if (isRecommended(threshold, recommended)) return say('threshold_recommended');
  return say(threshold < recommended ? 'threshold_under' : 'threshold_over');
}

/** The value of the slider as it is read out. Example, in English: 'Credibility under 29 in 100, recommended' */
export function describeStep(say: Say, threshold: number, recommended: number): string {
  return `${say('threshold_value', toStep(threshold))}, ${compareThreshold(say, threshold, recommended)}`;
}

/** Says what a threshold brings, as it was measured. */
export function describeRates(
  say: Say,
  threshold: number,
  curve: readonly (Rates & {readonly threshold: number})[],
): string {
  const step = toStep(threshold);
  if (step === 0) return say('threshold_nothing');
  if (step === 100) return say('threshold_everything');
  const {falseFlagRate, recall} = readCurve(curve, threshold);
  return say('threshold_rates', toCountOf(100, falseFlagRate), toCountOf(10, recall));
}

/**
 * Says what a threshold does to a page; nothing of a page without headlines.
 * @param before the threshold to compare with
 * Example, in English: '7 → 3 flagged on this page'
 */
export function describeEffect(
  say: Say,
  headlines: readonly {readonly credibility: number}[],
  before: number,
  threshold: number,
): string {
  if (headlines.length === 0) return '';
  const count = (limit: number): number => headlines.filter(({credibility}) => credibility < limit).length;
  const [then, now] = [count(before), count(threshold)];
  return then === now ? say('threshold_page', now) : say('threshold_page_change', then, now);
}
