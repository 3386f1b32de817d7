/** The networks that the study compares, and how large each may be. */

/** In the order of the founding argument. */
export const NETWORK_KINDS = ['mean', 'simple', 'lstm', 'bidirectional'] as const;
export type NetworkKind = (typeof NETWORK_KINDS)[number];

/**
 * What of the states the output sees: `last` the state after the last word read (of both directions), as in the
 * textbook; `pooled` maximum and mean over all words, as in the shipped network. A mean of words has one state only.
 */
export type ReadOut = 'last' | 'pooled';

export interface NetworkShape {
  readonly kind: NetworkKind;
  readonly readOut: ReadOut;
  readonly vocabularySize: number;
  readonly embeddingSize: number;
  /** Of each direction; a multiple of 8. */
  readonly units: number;
  /** Of hashed word pairs straight into the output; 0 for none. */
  readonly pairBuckets: number;
}

/** Directions in which a headline is read. */
export const countDirections = ({kind}: Pick<NetworkShape, 'kind'>) => (kind === 'bidirectional' ? 2 : 1);

/** Sums that a unit computes at each word: four in an LSTM (three gates and the new content), one elsewhere. */
export const countSums = ({kind}: Pick<NetworkShape, 'kind'>) => (kind === 'lstm' || kind === 'bidirectional' ? 4 : 1);

/** Values that the output sees of a headline. */
export function countFeatures({kind, readOut, units}: Pick<NetworkShape, 'kind' | 'readOut' | 'units'>): number {
  const parts = readOut === 'pooled' && kind !== 'mean' ? 2 : 1;
  return parts * countDirections({kind}) * units;
}

/** Trained values beside the tables of words and pairs, which weigh alike in all networks. */
export function countParameters(shape: Pick<NetworkShape, 'kind' | 'readOut' | 'units' | 'embeddingSize'>): number {
  const {kind, units, embeddingSize} = shape;
  const inputs = embeddingSize + (kind === 'mean' ? 0 : units) + 1;
  return countDirections(shape) * countSums(shape) * units * inputs + countFeatures(shape) + 1;
}

/** Units, a multiple of 8, with which a kind comes closest to a budget of parameters beside the tables. */
export function chooseUnits(kind: NetworkKind, readOut: ReadOut, embeddingSize: number, budget: number): number {
  const missBy = (units: number) => Math.abs(countParameters({kind, readOut, units, embeddingSize}) - budget);
  let units = 8;
  while (missBy(units + 8) < missBy(units)) units += 8;
  return units;
}
