/** What a network knows before it sees a label: word vectors, then both directions as language models; both cached. */
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createRandom} from '../core/random.ts';
import {encode, type Vocabulary} from '../core/vocabulary.ts';
import {readCheckpoint, writeCheckpoint} from './checkpoint.ts';
import type {TrainingConfig} from './config.ts';
import type {Example} from './examples.ts';
import {pretrainLanguage} from './language-model.ts';
import {createTrainingState, initialiseWeights, type TrainingState} from './network.ts';
import type {Progress} from './progress.ts';
import {trainWordVectors} from './word-vectors.ts';

/** Everything that pre-training reads. */
interface Texts {
  readonly config: TrainingConfig;
  readonly vocabulary: Vocabulary;
  readonly headlines: readonly Int32Array[];
  /** Of vocabulary and headlines. */
  readonly hash: string;
}

function hashTexts(vocabulary: Vocabulary, headlines: readonly Int32Array[]): string {
  const hash = createHash('sha256').update(JSON.stringify(vocabulary.tokens));
  for (const ids of headlines) hash.update(ids);
  return hash.digest('hex');
}

/** A file of the cache named by what is in it. */
function placeInCache({config, hash}: Texts, options: unknown, extension: string): string {
  const name = createHash('sha256').update(hash).update(JSON.stringify(options)).digest('hex').slice(0, 16);
  return join(config.cache, `${name}.${extension}`);
}

/** Word vectors of the training headlines: they depend on data, vocabulary and seed alone. */
async function openVectors(texts: Texts, progress: Progress): Promise<Float32Array> {
  const {config, vocabulary, headlines} = texts;
  const options = {size: config.shape.embeddingSize, epochs: config.vectorEpochs, seed: config.network.seed};
  const path = placeInCache(texts, options, 'vectors');
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
  texts: Texts,
  module: WebAssembly.Module,
  progress: Progress,
): Promise<TrainingState> {
  const {config, headlines} = texts;
  const {shape, vectorEpochs, language} = config;
  const path = placeInCache(texts, [shape, vectorEpochs, language], 'language');
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
  train: readonly Example[],
  vocabulary: Vocabulary,
  module: WebAssembly.Module,
  progress: Progress,
): Promise<TrainingState> {
  const headlines = train.map(({tokens}) => encode(tokens, vocabulary, config.shape.maxLength));
  const texts = {config, vocabulary, headlines, hash: hashTexts(vocabulary, headlines)};
  const vectors = await openVectors(texts, progress);
  const fresh = () => createTrainingState(initialiseWeights(config.shape, vectors, createRandom(config.network.seed)));
  if (config.language.epochs === 0) return fresh();
  const {weights} = await openLanguage(fresh(), texts, module, progress);
  // Moments of another task would push the first steps astray.
  return createTrainingState(weights);
}
