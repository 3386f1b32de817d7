/** What a network knows before it sees a label: word vectors, then both directions as language models; both cached. */
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createRandom} from '../core/random.ts';
import {readCheckpoint, writeCheckpoint} from './checkpoint.ts';
import type {TrainingConfig} from './config.ts';
import {pretrainLanguage} from './language-model.ts';
import {createTrainingState, initialiseWeights, type TrainingState} from './network.ts';
import type {Progress} from './progress.ts';
import type {Texts} from './texts.ts';
import {trainWordVectors} from './word-vectors.ts';

interface Job extends Texts {
  readonly config: TrainingConfig;
  /** Of vocabulary and headlines. */
  readonly hash: string;
}

function hashTexts({vocabulary, headlines}: Texts): string {
  const hash = createHash('sha256').update(JSON.stringify(vocabulary.tokens));
  for (const ids of headlines) hash.update(ids);
  return hash.digest('hex');
}

/** A file of the cache named by what is in it. */
function placeInCache({config, hash}: Job, options: unknown, extension: string): string {
  const name = createHash('sha256').update(hash).update(JSON.stringify(options)).digest('hex').slice(0, 16);
  return join(config.cache, `${name}.${extension}`);
}

/** Word vectors of the training headlines: they depend on data, vocabulary and seed alone. */
async function openVectors(job: Job, progress: Progress): Promise<Float32Array> {
  const {config, vocabulary, headlines} = job;
  const options = {size: config.shape.embeddingSize, epochs: config.vectorEpochs, seed: config.language.seed};
  const path = placeInCache(job, options, 'vectors');
  if (existsSync(path)) {
    const bytes = await readFile(path);
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  }
  const vectors = trainWordVectors(headlines, vocabulary.size, options, progress);
  await mkdir(config.cache, {recursive: true});
  await writeFile(`${path}.part`, vectors);
  await rename(`${path}.part`, path);
  return vectors;
}

/** Pre-trains the directions of a state that holds word vectors; afterwards only its weights are worth keeping. */
async function openLanguage(
  state: TrainingState,
  job: Job,
  module: WebAssembly.Module,
  progress: Progress,
): Promise<TrainingState> {
  const {config, headlines} = job;
  const {shape, vectorEpochs, language} = config;
  const path = placeInCache(job, [shape, vectorEpochs, language], 'language');
  const known = await readCheckpoint(path, shape, progress.note);
  if (known) return known;
  const pairsOfWords = headlines.filter(ids => ids.length > 1);
  await pretrainLanguage(state, pairsOfWords, shape, module, language, progress);
  await writeCheckpoint(path, state, shape);
  return state;
}

/**
 * A state to start training from.
 * @param module  the training kernels
 */
export async function startState(
  config: TrainingConfig,
  texts: Texts,
  module: WebAssembly.Module,
  progress: Progress,
): Promise<TrainingState> {
  const job = {...texts, config, hash: hashTexts(texts)};
  const vectors = await openVectors(job, progress);
  const fresh = () => createTrainingState(initialiseWeights(config.shape, vectors, createRandom(config.language.seed)));
  if (config.language.epochs === 0) return fresh();
  const {weights} = await openLanguage(fresh(), job, module, progress);
  // Moments of another task would push the first steps astray.
  return createTrainingState(weights);
}
