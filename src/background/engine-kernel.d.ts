/** The compiled kernels of `src/inference/kernel`, put in by the build. */
declare module 'engine-kernel' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
