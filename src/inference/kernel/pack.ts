/** Dequantization and the order of weights that the other kernels read. */

/** Four levels (uint8) back in float32: minimum + scale * level. */
@inline
export function dequantize4(levels: usize, scale: v128, minimum: v128): v128 {
  const words = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(levels)));
  return f32x4.add(minimum, f32x4.mul(scale, f32x4.convert_i32x4_s(words)));
}

/**
 * What a gate's weights are multiplied with: the logistic function is (1 + tanh(x / 2)) / 2, and halving the weights
 * of the three gates that use it once saves halving each sum; as a power of two it changes no digit.
 * Gates stand in the order input, forget, candidate, output; the candidate goes through tanh itself.
 */
@inline
function gateFactor(gate: i32): v128 {
  return f32x4.splat(gate == 2 ? 1 : 0.5);
}

/**
 * Rearranges the gates of one direction, from quantized rows [rows, columns] whose columns from `first` on are the four
 * gates one after the other, into panels of float32.
 */
export function packGates(
  levels: usize,
  scales: usize,
  minimums: usize,
  rows: i32,
  columns: i32,
  first: i32,
  units: i32,
  target: usize,
): void {
  for (let unit = 0; unit < units; unit += 4) {
    for (let row = 0; row < rows; row++) {
      const scale = v128.load32_splat(scales + ((<usize>row) << 2));
      const minimum = v128.load32_splat(minimums + ((<usize>row) << 2));
      for (let gate = 0; gate < 4; gate++) {
        const source = levels + <usize>(row * columns + first + gate * units + unit);
        v128.store(target, f32x4.mul(gateFactor(gate), dequantize4(source, scale, minimum)));
        target += 16;
      }
    }
  }
}

/** The same for the bias of one direction, float32 [4 * units]. */
export function packBias(bias: usize, units: i32, target: usize): void {
  for (let unit = 0; unit < units; unit += 4) {
    for (let gate = 0; gate < 4; gate++) {
      const source = bias + ((<usize>(gate * units + unit)) << 2);
      v128.store(target, f32x4.mul(gateFactor(gate), v128.load(source)));
      target += 16;
    }
  }
}
