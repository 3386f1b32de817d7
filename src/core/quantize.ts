/**
 * Affine uint8 quantization with one scale and one minimum for each row, zero exact.
 *
 * Per row because embedding rows of frequent words are many times longer than those of rare ones: one scale for the
 * whole table would leave rare words a few levels (measured: 6 % against 0.5 % relative error on heavy-tailed rows).
 */
export interface QuantizedRows {
  /** [rows * columns], row after row. */
  readonly values: Uint8Array;
  /** [rows]: value = minimum + scale * level. */
  readonly scales: Float32Array;
  readonly minimums: Float32Array;
}

/** Highest level of 8 bits. */
const HIGHEST_LEVEL = 255;

const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);

/**
 * The next number up with a mantissa of 16 bits: times a level of 8 bits it is exact in float32, so that zero comes
 * back as zero and every engine gets the same weights, whatever the precision it computes in.
 */
function roundUpTo16Bits(value: number): number {
  float[0] = value;
  bits[0] = (bits[0]! + 0xff) & ~0xff;
  return float[0]!;
}

/** The range of a row, widened to hold zero; nudged so that zero falls on a level. */
function fitRange(row: Float32Array, highest: number): {scale: number; minimum: number} {
  let low = 0;
  let high = 0;
  for (const value of row) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const scale = roundUpTo16Bits((high - low) / highest) || 1;
  return {scale, minimum: -Math.round(-low / scale) * scale};
}

/**
 * Quantizes a matrix row by row.
 * @param values  float32 [rows * columns]
 * @param highest  the highest level of a row: fewer levels compress better
 * @throws RangeError when the length does not fit or a value is not finite
 * Example: quantizeRows(Float32Array.of(0, 1), 1, 2).values -> [0, 255]
 */
export function quantizeRows(
  values: Float32Array,
  rows: number,
  columns: number,
  highest: (row: number) => number = () => HIGHEST_LEVEL,
): QuantizedRows {
  if (values.length !== rows * columns) {
    throw new RangeError(`expected ${rows} x ${columns} values, received ${values.length}`);
  }
  const result = {
    values: new Uint8Array(values.length),
    scales: new Float32Array(rows),
    minimums: new Float32Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    const part = values.subarray(row * columns, (row + 1) * columns);
    const {scale, minimum} = fitRange(part, highest(row));
    if (!Number.isFinite(scale)) throw new RangeError(`expected finite values, received others in row ${row}`);
    result.scales[row] = scale;
    result.minimums[row] = minimum;
    for (let column = 0; column < columns; column++) {
      const level = Math.round((part[column]! - minimum) / scale);
      result.values[row * columns + column] = Math.max(0, Math.min(highest(row), level));
    }
  }
  return result;
}

/** Writes one row of a quantized matrix, back in float32, to `target` from `offset` on. */
export function dequantizeRow(
  matrix: QuantizedRows,
  row: number,
  columns: number,
  target: Float32Array,
  offset: number,
): void {
  const scale = matrix.scales[row]!;
  const minimum = matrix.minimums[row]!;
  const start = row * columns;
  for (let column = 0; column < columns; column++) {
    target[offset + column] = minimum + scale * matrix.values[start + column]!;
  }
}

/** The whole matrix back in float32, [rows * columns]; each value is within half a scale of what was quantized. */
export function dequantizeRows(matrix: QuantizedRows): Float32Array {
  const rows = matrix.scales.length;
  const columns = rows === 0 ? 0 : matrix.values.length / rows;
  const target = new Float32Array(matrix.values.length);
  for (let row = 0; row < rows; row++) dequantizeRow(matrix, row, columns, target, row * columns);
  return target;
}
