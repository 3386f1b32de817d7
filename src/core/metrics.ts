/** Area under the ROC curve by ranks, ties counting half; null when a side is empty. Example: computeAuc([2], [1]) -> 1 */
export function computeAuc(positives: ArrayLike<number>, negatives: ArrayLike<number>): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const all = Float64Array.from([...Array.from(positives), ...Array.from(negatives)]);
  const order = Uint32Array.from(all.keys()).sort((a, b) => all[a]! - all[b]!);
  let rankSum = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && all[order[j]!] === all[order[i]!]) j++;
    for (let k = i; k < j; k++) if (order[k]! < positives.length) rankSum += (i + 1 + j) / 2;
    i = j;
  }
  const pairs = positives.length * negatives.length;
  return (rankSum - (positives.length * (positives.length + 1)) / 2) / pairs;
}

/**
 * The value below which `rate` of the values lie: the threshold at which that share of headlines is flagged.
 * Example: findThreshold([0.1, 0.2, 0.3, 0.4], 0.5) -> 0.3
 */
export function findThreshold(credibilities: ArrayLike<number>, rate: number): number {
  if (credibilities.length === 0) throw new RangeError('expected at least 1 credibility, received 0');
  const sorted = Float64Array.from(Array.from(credibilities)).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(rate * sorted.length))]!;
}

/** Share of credibilities strictly below a threshold, null without any. Example: shareBelow([0.1, 0.9], 0.5) -> 0.5 */
export function shareBelow(credibilities: ArrayLike<number>, threshold: number): number | null {
  if (credibilities.length === 0) return null;
  let below = 0;
  for (let i = 0; i < credibilities.length; i++) if (credibilities[i]! < threshold) below++;
  return below / credibilities.length;
}

/** One bar of a reliability diagram. */
export interface ReliabilityBin {
  readonly count: number;
  /** Mean probability said, and share that came true. */
  readonly predicted: number;
  readonly observed: number;
}

/** Groups predictions into equal-width bins of probability; weights count rows as parts of themselves. */
export function binReliability(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  weights?: ArrayLike<number>,
  bins = 10,
): ReliabilityBin[] {
  const sums = Array.from({length: bins}, () => ({count: 0, predicted: 0, observed: 0}));
  for (let i = 0; i < probabilities.length; i++) {
    const weight = weights ? weights[i]! : 1;
    const bin = sums[Math.min(bins - 1, Math.floor(probabilities[i]! * bins))]!;
    bin.count += weight;
    bin.predicted += weight * probabilities[i]!;
    bin.observed += weight * outcomes[i]!;
  }
  return sums.map(({count, predicted, observed}) => ({
    count,
    predicted: count > 0 ? predicted / count : 0,
    observed: count > 0 ? observed / count : 0,
  }));
}

/** Expected calibration error (Naeini et al. 2015), 0 to 1, null without rows. */
export function computeCalibrationError(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  weights?: ArrayLike<number>,
  bins = 10,
): number | null {
  if (probabilities.length === 0) return null;
  const diagram = binReliability(probabilities, outcomes, weights, bins);
  const total = diagram.reduce((sum, bin) => sum + bin.count, 0);
  return diagram.reduce((sum, bin) => sum + (bin.count / total) * Math.abs(bin.predicted - bin.observed), 0);
}

/** The logistic function; safe for any finite input. */
export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

/** The arithmetic mean; null of nothing. Example: average([1, 2]) -> 1.5 */
export function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation of a sample; 0 of a single value, or of none. */
export function measureSpread(values: readonly number[]): number {
  const mean = average(values) ?? 0;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
}
