/** Writes training down after each epoch, so that an interrupted run resumes from its last one. */
import {existsSync} from 'node:fs';
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import {deserialize, serialize} from 'node:v8';
import type {TrainingState} from './network.ts';

/** Writes a state; a crash while writing leaves the one before. */
export async function writeCheckpoint(path: string, state: TrainingState): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  await writeFile(`${path}.part`, serialize(state));
  await rename(`${path}.part`, path);
}

/** The state written to `path`, or null; an unreadable one is told and removed. */
export async function readCheckpoint(path: string, note: (line: string) => void): Promise<TrainingState | null> {
  if (!existsSync(path)) return null;
  try {
    return deserialize(await readFile(path)) as TrainingState;
  } catch (error) {
    note(`The checkpoint cannot be read (${(error as Error).message}): starting anew`);
    await rm(path);
    return null;
  }
}
