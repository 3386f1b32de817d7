/**
 * Kernels of the engine, in AssemblyScript: float32, SIMD, one thread.
 *
 * Addresses are bytes into one memory that the driver (`../kernel-engine.ts`) lays out; nothing is allocated here.
 * Embedding size and units must be multiples of 4, so that no vector has a rest.
 *
 * Weights of gates stand in panels: [units / 4][inputs][gate][4 units]. One panel yields all four gates of four units,
 * so that a cell is finished in registers as soon as its sums are, and the weights are read as one stream.
 */
export {packBias, packGates} from './pack';
export {embedWords, projectWords} from './project';
export {runDirection} from './cell';
export {scoreHeads} from './heads';
export {addPairs} from './pairs';
export {addWords} from './words';
export {findToken, indexTokens} from './tokens';

/** The first address that the driver may use: below lie the constants of the kernels. */
export const firstFree: usize = __heap_base;
