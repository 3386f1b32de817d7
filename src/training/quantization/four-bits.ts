/**
 * Sixteen levels instead of 256, tried on the table of embeddings, which is three quarters of the model: two values a
 * byte, and a scale for each row or for each few values of it.
 */
const LEVELS = 15;

export interface FourBitOptions {
  /** Values that share a scale: the columns, or a part of them. */
  readonly groupSize: number;
  /** Whether a group has a minimum of its own, like the rows in 8 bits; else its levels lie about zero. */
  readonly hasMinimum: boolean;
}

export interface FourBitRows {
  /** What a reader of the packed form would get back, float32 [rows * columns]. */
  readonly values: Float32Array;
  /** Of the packed form: half a byte a value, two bytes a scale and as many a minimum. */
  readonly bytes: number;
}

const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);

/** The nearest number that two bytes hold: the upper half of a float32. */
function roundTo16Bits(value: number): number {
  float[0] = value;
  bits[0] = ((bits[0]! + 0x8000) & 0xffff0000) >>> 0;
  return float[0]!;
}

/** Shares of the full range tried as range: outliers may be cut if the rest gains by it. */
const RANGES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6];

interface Grid {
  readonly scale: number;
  readonly minimum: number;
}

function listGrids(group: Float32Array, hasMinimum: boolean): Grid[] {
  let [low, high] = [0, 0];
  for (const value of group) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const largest = Math.max(-low, high);
  return RANGES.map(range => {
    if (hasMinimum) return {scale: roundTo16Bits((range * (high - low)) / LEVELS), minimum: roundTo16Bits(range * low)};
    const scale = roundTo16Bits((range * largest) / Math.floor(LEVELS / 2));
    return {scale, minimum: -Math.ceil(LEVELS / 2) * scale};
  });
}

/** The nearest level's value. */
function snap(value: number, {scale, minimum}: Grid): number {
  if (scale === 0) return 0;
  return minimum + scale * Math.max(0, Math.min(LEVELS, Math.round((value - minimum) / scale)));
}

function measureError(group: Float32Array, grid: Grid): number {
  let sum = 0;
  for (const value of group) sum += (value - snap(value, grid)) ** 2;
  return sum;
}

/** The grid with the least squared error. */
function fitGrid(group: Float32Array, hasMinimum: boolean): Grid {
  let best: {grid: Grid; error: number} | undefined;
  for (const grid of listGrids(group, hasMinimum)) {
    const error = measureError(group, grid);
    if (!best || error < best.error) best = {grid, error};
  }
  return best!.grid;
}

/**
 * Quantizes a matrix to four bits and back.
 * @param values  float32 [rows * columns]
 * @throws RangeError when groups do not fill the rows
 */
export function roundToFourBits(
  values: Float32Array,
  columns: number,
  {groupSize, hasMinimum}: FourBitOptions,
): FourBitRows {
  if (columns % groupSize !== 0 || values.length % columns !== 0) {
    throw new RangeError(
      `expected groups of ${groupSize} to fill rows of ${columns}, received ${values.length} values`,
    );
  }
  const rounded = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += groupSize) {
    const group = values.subarray(start, start + groupSize);
    const grid = fitGrid(group, hasMinimum);
    for (const [i, value] of group.entries()) rounded[start + i] = snap(value, grid);
  }
  const groups = values.length / groupSize;
  return {values: rounded, bytes: Math.ceil(values.length / 2) + groups * (hasMinimum ? 4 : 2)};
}
