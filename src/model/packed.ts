/** Reads what `src/build/packed-model.ts` writes: weights and vocabulary in one file. */
import type {Card} from './card.ts';
import {MODEL_FILES} from './load.ts';

/** Its name in the package. */
export const PACKED_FILE = 'model.bin';

/**
 * One of the files in a packed model, without a copy.
 * @param name  of `MODEL_FILES`: weights or vocabulary
 * @returns fewer bytes than that file has when `packed` was cut
 */
export function slicePacked(packed: Uint8Array, name: string, {weights}: Pick<Card['files'], 'weights'>): Uint8Array {
  return name === MODEL_FILES.weights ? packed.subarray(0, weights.bytes) : packed.subarray(weights.bytes);
}
