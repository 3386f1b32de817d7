/** What each distinct word of a batch says to the gates of both directions. */
import {dequantize4} from './pack';

/** Embeds words: quantized rows of the table -> float32 [count, size]. */
export function embedWords(
  levels: usize,
  scales: usize,
  minimums: usize,
  ids: usize,
  count: i32,
  size: i32,
  target: usize,
): void {
  for (let word = 0; word < count; word++) {
    const id = <usize>load<i32>(ids + ((<usize>word) << 2));
    const scale = v128.load32_splat(scales + (id << 2));
    const minimum = v128.load32_splat(minimums + (id << 2));
    const row = levels + id * <usize>size;
    for (let column: usize = 0; column < <usize>size; column += 4) {
      v128.store(target, dequantize4(row + column, scale, minimum));
      target += 16;
    }
  }
}

/**
 * Two words through one panel of 16 columns: 8 sums, 4 weights and 2 splats fill 14 of the 16 vector registers that V8
 * has on x86; a tile of 3 words spills and is 1.3 to 1.7 times slower.
 */
function projectPair(left: usize, right: usize, size: usize, panel: usize, bias: usize, to: usize, next: usize): void {
  let a0 = v128.load(bias);
  let a1 = v128.load(bias, 16);
  let a2 = v128.load(bias, 32);
  let a3 = v128.load(bias, 48);
  let b0 = a0;
  let b1 = a1;
  let b2 = a2;
  let b3 = a3;
  for (const end = left + size; left < end; left += 4) {
    const w0 = v128.load(panel);
    const w1 = v128.load(panel, 16);
    const w2 = v128.load(panel, 32);
    const w3 = v128.load(panel, 48);
    const x = v128.load32_splat(left);
    a0 = f32x4.add(a0, f32x4.mul(w0, x));
    a1 = f32x4.add(a1, f32x4.mul(w1, x));
    a2 = f32x4.add(a2, f32x4.mul(w2, x));
    a3 = f32x4.add(a3, f32x4.mul(w3, x));
    const y = v128.load32_splat(right);
    b0 = f32x4.add(b0, f32x4.mul(w0, y));
    b1 = f32x4.add(b1, f32x4.mul(w1, y));
    b2 = f32x4.add(b2, f32x4.mul(w2, y));
    b3 = f32x4.add(b3, f32x4.mul(w3, y));
    panel += 64;
    right += 4;
  }
  v128.store(to, a0);
  v128.store(to, a1, 16);
  v128.store(to, a2, 32);
  v128.store(to, a3, 48);
  v128.store(next, b0);
  v128.store(next, b1, 16);
  v128.store(next, b2, 32);
  v128.store(next, b3, 48);
}

/**
 * target [count, columns] = bias + words [count, size] times panels; each distinct word once, which halves this part on
 * a page of headlines. An odd last word is done twice rather than with code of its own.
 */
export function projectWords(
  words: usize,
  count: i32,
  size: i32,
  panels: usize,
  bias: usize,
  columns: i32,
  target: usize,
): void {
  const wordBytes = (<usize>size) << 2;
  const rowBytes = (<usize>columns) << 2;
  for (let column: usize = 0; column < rowBytes; column += 64) {
    const panel = panels + column * <usize>size;
    for (let word = 0; word < count; word += 2) {
      const left = <usize>word;
      const right = <usize>min(word + 1, count - 1);
      projectPair(
        words + left * wordBytes,
        words + right * wordBytes,
        wordBytes,
        panel,
        bias + column,
        target + left * rowBytes + column,
        target + right * rowBytes + column,
      );
    }
  }
}
