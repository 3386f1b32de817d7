import {createScorer} from '../inference/scorer.ts';
import {createTfjsEngine} from '../inference/tfjs-engine.ts';
import {loadModel} from '../model/load.ts';
import {browser} from '../platform/browser.ts';
import type {LoadedScorer} from './scoring-service.ts';

async function readPackaged(path: string): Promise<Uint8Array> {
  const response = await fetch(browser.runtime.getURL(path));
  if (!response.ok) throw new Error(`expected ${path} in the package, received status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Loads the packaged model with its engine.
 * @throws ModelLoadError when a file is damaged, Error when it is missing
 */
export async function loadScorer(): Promise<LoadedScorer> {
  const model = await loadModel(name => readPackaged(`models/${name}`));
  const engine = await createTfjsEngine(model, browser.runtime.getURL('wasm/'));
  return {version: model.card.version, score: createScorer(model, engine), dispose: () => engine.dispose()};
}
