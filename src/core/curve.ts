/** What a reader gets at a threshold, measured on headlines of outlets never trained on. */
export interface Rates {
  /** Share of reputable outlets' headlines flagged. */
  readonly falseFlagRate: number;
  /** Share of deceptive headlines flagged. */
  readonly recall: number;
}

/**
 * Reads a curve at a threshold, in a straight line between its points; beyond its ends they hold.
 * @param curve at least one point, by rising threshold
 * Example: readCurve([{threshold: 0, falseFlagRate: 0, recall: 0}, {threshold: 1, falseFlagRate: 1, recall: 1}], 0.2)
 *   -> {falseFlagRate: 0.2, recall: 0.2}
 */
export function readCurve(curve: readonly (Rates & {readonly threshold: number})[], threshold: number): Rates {
  const above = curve.find(point => point.threshold >= threshold) ?? curve.at(-1);
  const below = curve.findLast(point => point.threshold <= threshold) ?? curve[0];
  if (above === undefined || below === undefined) throw new RangeError('expected a curve with points, received none');
  const span = above.threshold - below.threshold;
  const share = span > 0 ? (threshold - below.threshold) / span : 0;
  const read = (key: keyof Rates): number => below[key] + share * (above[key] - below[key]);
  return {falseFlagRate: read('falseFlagRate'), recall: read('recall')};
}

/**
 * A share as a whole number of so many, for saying "about 3 in 10"; never more than was measured at either end.
 * Example: toCountOf(10, 0.34) -> '3'; toCountOf(100, 0.001) -> '<1'; toCountOf(10, 0.99) -> '>9'
 */
export function toCountOf(whole: number, share: number): string {
  const count = Math.round(share * whole);
  if (count < 1) return share > 0 ? '<1' : '0';
  return count >= whole && share < 1 ? `>${whole - 1}` : String(count);
}
