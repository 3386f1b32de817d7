/**
 * Writes training down after each epoch, so that an interrupted run resumes from its last one.
 * The file: epoch and step as float64, then for each tensor its weights and both moments, float32, in fixed order.
 */
import {existsSync} from 'node:fs';
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Shape} from '../model/card.ts';
import {type FloatWeights, listTrainedTensors} from '../model/weights.ts';
import {createTrainingState, type TrainingState} from './network.ts';

const HEADER_BYTES = 16;

/** The arrays of a state, in the order of the file. */
function listArrays({weights, moments}: TrainingState, shape: Shape): Float32Array[] {
  return listTrainedTensors(shape).flatMap(({name}) => [weights[name], moments[name].first, moments[name].second]);
}

/** Writes a state; a crash while writing leaves the one before. */
export async function writeCheckpoint(path: string, state: TrainingState, shape: Shape): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const header = Float64Array.of(state.epoch, state.step);
  const parts = [header, ...listArrays(state, shape)].map(part =>
    Buffer.from(part.buffer, part.byteOffset, part.byteLength),
  );
  await writeFile(`${path}.part`, Buffer.concat(parts));
  await rename(`${path}.part`, path);
}

function parseCheckpoint(bytes: Buffer, shape: Shape): TrainingState {
  const empty = listTrainedTensors(shape).map(({name, rows, columns}) => [name, new Float32Array(rows * columns)]);
  const state = createTrainingState(Object.fromEntries(empty) as FloatWeights);
  const arrays = listArrays(state, shape);
  const expected = HEADER_BYTES + arrays.reduce((sum, array) => sum + array.byteLength, 0);
  if (bytes.byteLength !== expected) throw new Error(`expected ${expected} bytes, received ${bytes.byteLength}`);
  state.epoch = bytes.readDoubleLE(0);
  state.step = bytes.readDoubleLE(8);
  let offset = HEADER_BYTES;
  for (const array of arrays) {
    Buffer.from(array.buffer).set(bytes.subarray(offset, offset + array.byteLength));
    offset += array.byteLength;
  }
  return state;
}

/** The state written to `path`, or null; an unreadable one is told and removed. */
export async function readCheckpoint(
  path: string,
  shape: Shape,
  note: (line: string) => void,
): Promise<TrainingState | null> {
  if (!existsSync(path)) return null;
  try {
    return parseCheckpoint(await readFile(path), shape);
  } catch (error) {
    note(`The checkpoint cannot be read (${(error as Error).message}): starting anew`);
    await rm(path);
    return null;
  }
}
