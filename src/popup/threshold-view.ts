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

/**
 * Says a threshold as number and in words.
 * Example: describeThreshold(0.5, 0.3) -> '50 of 100: flags more than recommended'
 */
export function describeThreshold(threshold: number, recommended: number): string {
  const number = `${toStep(threshold)} of 100`;
  if (isRecommended(threshold, recommended)) return `${number}: recommended`;
  if (toStep(threshold) === 0) return `${number}: flags nothing`;
  if (toStep(threshold) === 100) return `${number}: flags everything`;
  return `${number}: flags ${threshold < recommended ? 'less' : 'more'} than recommended`;
}
