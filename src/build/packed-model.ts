/** What an engine reads at every wake as one file of the package: a second one would cost 4 ms of the first score. */
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {inRepository} from './paths.ts';

/** Joins the two, for `src/model/packed.ts`: weights first, because their numbers must lie at multiples of four. */
export function joinModel(weights: Uint8Array, vocabulary: Uint8Array): Uint8Array {
  return Buffer.concat([weights, vocabulary]);
}

/** Writes `models/model.bin` below the folder of an extension. */
export async function writePackedModel(folder: string): Promise<void> {
  const [weights, vocabulary] = await Promise.all(
    ['weights.bin', 'vocabulary.txt'].map(name => readFile(inRepository(`models/${name}`))),
  );
  await mkdir(join(folder, 'models'), {recursive: true});
  await writeFile(join(folder, 'models/model.bin'), joinModel(weights!, vocabulary!));
}
