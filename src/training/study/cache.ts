/** Results of the study, each in a file named by all that shapes it. */
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fingerprintData} from '../folds/cache.ts';
import type {StudyConfig} from './config.ts';
import type {StudyContext} from './part.ts';

/** To be raised by whoever changes what a training computes without changing a setting. */
const RECIPE = 1;

/** Names settings with the data and the recipe. */
export function identify(settings: unknown, fingerprint: string): string {
  return createHash('sha256')
    .update(JSON.stringify([RECIPE, settings, fingerprint]))
    .digest('hex')
    .slice(0, 16);
}

/** Where the study keeps its files. */
export const placeStudy = ({training}: StudyConfig) => join(training.cache, 'study');

/** Makes the function that keeps results. */
export async function createResults(config: StudyConfig): Promise<StudyContext['openResult']> {
  const fingerprint = await fingerprintData(config.training.data);
  const folder = placeStudy(config);
  await mkdir(folder, {recursive: true});
  return async <Result>(settings: unknown, compute: () => Promise<Result> | Result): Promise<Result> => {
    const path = join(folder, `${identify(settings, fingerprint)}.json`);
    if (existsSync(path)) return JSON.parse(await readFile(path, 'utf8')) as Result;
    const result = await compute();
    // Another process may write the same: each has a file of its own until it is whole.
    const part = `${path}.${process.pid}.part`;
    await writeFile(part, JSON.stringify(result));
    await rename(part, path);
    return result;
  };
}
