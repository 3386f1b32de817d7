/** The smallest module with a vector in it: a function that drops `i8x16.splat(0)`. */
const PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0], // "\0asm", version 1
  ...[1, 4, 1, 96, 0, 0], // type: () -> ()
  ...[3, 2, 1, 0], // one function of that type
  ...[10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11], // its body: i32.const 0, i8x16.splat, drop, end
);

/** Whether this browser, on this processor, runs the kernels. */
export function hasSimd(): boolean {
  return WebAssembly.validate(PROBE);
}
