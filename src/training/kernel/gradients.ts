/**
 * Kernels of the training engine, in AssemblyScript: float32, SIMD, one thread.
 *
 * All matrices are row-major. Addresses are bytes into one memory that the driver (`kernel-gradients.ts`) lays out;
 * nothing is allocated here. Units must be a multiple of 8, so that no vector has a rest.
 */
export * from './matrix';
export * from './cell';
export * from './softmax';
export * from './simple-cell';
