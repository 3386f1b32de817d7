/** `src/inference/kernel/peak.ts`, compiled; put in by `bench-extension.ts`. */
declare module 'peak-kernel' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
