/** How far from the recommended threshold still counts as it: the slider has whole steps, the recommendation not. */
const SAME_STEP = 0.5;

/** What the popup says of a threshold. */
export interface ThresholdView {
  /** What is flagged. */
  readonly sentence: string;
  /** How that compares. */
  readonly comparison: 'recommended' | 'less than recommended' | 'more than recommended';
}

/** A threshold as a step of the slider, 0 to 100. */
export function toStep(threshold: number): number {
  return Math.round(threshold * 100);
}

/** Whether a threshold is, as far as the slider can show, the recommended one. */
export function isRecommended(threshold: number, recommended: number): boolean {
  return Math.abs(threshold - recommended) * 100 < SAME_STEP;
}

function describeFlagged(step: number): string {
  if (step === 0) return 'Nothing is flagged.';
  if (step === 100) return 'Every assessed headline is flagged.';
  return `Headlines scored so low that fewer than ${step} in 100 came from reputable outlets in our tests.`;
}

/** Says a threshold, and how it compares with the recommended one. */
export function describeThreshold(threshold: number, recommended: number): ThresholdView {
  const sentence = describeFlagged(toStep(threshold));
  if (isRecommended(threshold, recommended)) return {sentence, comparison: 'recommended'};
  return {sentence, comparison: threshold < recommended ? 'less than recommended' : 'more than recommended'};
}

/** The value of the slider as it is read out. Example: '29 in 100, recommended' */
export function describeStep(threshold: number, recommended: number): string {
  return `${toStep(threshold)} in 100, ${describeThreshold(threshold, recommended).comparison}`;
}
