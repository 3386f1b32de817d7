/**
 * Reads the files of the model from the moment this module is evaluated: the background imports it before all else, so
 * that reading runs beside the evaluation of the rest and the opening of the cache.
 */
import {calibration, curve, defaultThreshold, files, format, shape, version} from '../../models/card.json';
import {MODEL_FILES} from '../model/load.ts';

/** What is read of the card, put into the script by the build: one file less to wait for. */
const CARD = {format, version, shape, files, calibration, defaultThreshold, curve};

async function readPackaged(name: string): Promise<Uint8Array> {
  if (name === MODEL_FILES.card) return new TextEncoder().encode(JSON.stringify(CARD));
  const response = await fetch(`/models/${name}`);
  if (!response.ok) throw new Error(`expected models/${name} in the package, received status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

const ahead = new Map(Object.values(MODEL_FILES).map(name => [name as string, readPackaged(name)]));
// Whoever asks for the file hears of a failure; until then it is not an unhandled one.
void Promise.allSettled(ahead.values());

/**
 * The bytes of a packaged file of the model, read ahead for the first who asks and anew for all others.
 * @throws Error when it is missing
 */
export function readModelFile(name: string): Promise<Uint8Array> {
  const reading = ahead.get(name) ?? readPackaged(name);
  ahead.delete(name);
  return reading;
}
