/**
 * Reads the model from the moment this module is evaluated: the background imports it before all else, so that reading
 * runs beside the evaluation of the rest and the opening of the cache.
 */
import {calibration, defaultThreshold, files, format, shape, version} from '../../models/card.json';
import {MODEL_FILES} from '../model/load.ts';
import {PACKED_FILE, slicePacked} from '../model/packed.ts';

/** What an engine needs of the card, put into the script by the build: one file less to wait for. The curve is for people. */
const CARD = {format, version, shape, files, calibration, defaultThreshold, curve: []};

async function readPacked(): Promise<Uint8Array> {
  const response = await fetch(`/models/${PACKED_FILE}`);
  if (!response.ok) {
    throw new Error(`expected models/${PACKED_FILE} in the package, received status ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
}

const packed = readPacked();
// Whoever asks for a file hears of a failure; until then it is not an unhandled one.
void Promise.allSettled([packed]);
const ahead = new Map<string, Promise<Uint8Array>>([
  [MODEL_FILES.vocabulary, packed],
  [MODEL_FILES.weights, packed],
]);

/**
 * The bytes of a file of the model, read ahead for the first who asks and anew for all others.
 * @throws Error when it is missing
 */
export async function readModelFile(name: string): Promise<Uint8Array> {
  if (name === MODEL_FILES.card) return new TextEncoder().encode(JSON.stringify(CARD));
  const reading = ahead.get(name) ?? readPacked();
  ahead.delete(name);
  return slicePacked(await reading, name, files);
}
