/** Fits a network to labelled headlines, from the pre-trained state on. Shared by `train` and the folds of `evaluate`. */
import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {compileKernel} from '../build/compile-kernel.ts';
import {createRandom} from '../core/random.ts';
import type {Shape} from '../model/card.ts';
import type {FloatWeights} from '../model/weights.ts';
import {encodeExamples, type TrainingRow} from './batches.ts';
import {readCheckpoint, writeCheckpoint} from './checkpoint.ts';
import type {TrainingConfig} from './config.ts';
import type {Example} from './examples.ts';
import type {GradientEngine} from './gradient-engine.ts';
import {createKernelGradients} from './kernel-gradients.ts';
import {type TrainingState, trainNetwork} from './network.ts';
import {weighExamples} from './prepare.ts';
import {startState} from './pretrain.ts';
import type {Progress} from './progress.ts';
import type {Texts} from './texts.ts';
import {createTfjsGradients} from './tfjs-gradients.ts';

/**
 * Names a fit by everything that shapes its result: settings, vocabulary, and each row with labels and weights.
 * Where files lie, and which of the two engines computes, shapes nothing.
 */
function identifyFit(config: TrainingConfig, texts: Texts, rows: readonly TrainingRow[]): string {
  const {shape, network, members, vectorEpochs, language, withRecent} = config;
  // One network bears the name that it had before there could be several.
  const several = members > 1 ? [members] : [];
  const hash = createHash('sha256').update(
    JSON.stringify([shape, network, vectorEpochs, language, withRecent, ...several]),
  );
  hash.update(JSON.stringify(texts.vocabulary.tokens)).update(`${texts.headlines.length}`);
  for (const {ids, renamed, labels, weights} of rows) {
    for (const part of [ids, ...renamed]) hash.update(part);
    hash.update(Float32Array.of(...labels, ...weights));
  }
  return hash.digest('hex').slice(0, 16);
}

const KERNEL_SOURCE = fileURLToPath(new URL('./kernel/gradients.ts', import.meta.url));

function openGradients({engine, shape}: TrainingConfig, module: WebAssembly.Module): GradientEngine {
  if (engine === 'tfjs') return createTfjsGradients(shape.embeddingSize, shape.units);
  return createKernelGradients(module, shape.embeddingSize, shape.units);
}

/** One network of a fit. */
interface Member {
  readonly seed: number;
  readonly rows: readonly TrainingRow[];
}

export interface Fit {
  /** Its vocabulary size is that of the texts. */
  readonly config: TrainingConfig;
  readonly texts: Texts;
  readonly members: readonly Member[];
  readonly id: string;
}

/** The seeds of the networks of a fit; no two fits share one. Example: of seed 2 with 3 members [4, 5, 6] */
export function listSeeds({network: {seed}, members}: Pick<TrainingConfig, 'network' | 'members'>): number[] {
  return Array.from({length: members}, (_, index) => (seed - 1) * members + index + 1);
}

/** Everything that a fit needs, encoded. */
export function prepareFit(asked: TrainingConfig, texts: Texts, train: readonly Example[]): Fit {
  const shape: Shape = {...asked.shape, vocabularySize: texts.vocabulary.size};
  const config = {...asked, shape};
  const {labels} = config;
  const weights = weighExamples(train, labels);
  const encodeFor = (seed: number) =>
    encodeExamples(train, weights, texts.vocabulary, shape.maxLength, labels.smoothing, createRandom(seed));
  const members = listSeeds(config).map(seed => ({seed, rows: encodeFor(seed)}));
  const rows = members.flatMap(member => member.rows);
  return {config, texts, members, id: identifyFit(config, texts, rows)};
}

/** Trains one network to the end, from its last checkpoint if there is one; with `keep` each epoch writes one. */
async function trainMember(fit: Fit, {seed, rows}: Member, progress: Progress, keep: boolean): Promise<FloatWeights> {
  const {config, texts, members, id} = fit;
  const {shape} = config;
  const options = {...config.network, seed};
  const path = join(config.cache, members.length > 1 ? `${id}.${seed}.checkpoint` : `${id}.checkpoint`);
  const resumed = keep ? await readCheckpoint(path, shape, progress.note) : null;
  if (resumed) progress.note(`Resuming seed ${seed} after epoch ${resumed.epoch} of ${options.epochs}`);
  const module = new WebAssembly.Module(await compileKernel(KERNEL_SOURCE, config.cache));
  const state = resumed ?? (await startState(config, texts, module, progress));
  const engine = openGradients(config, module);
  const onEpoch = async (current: TrainingState, loss: number) => {
    if (keep) await writeCheckpoint(path, current, shape);
    progress.done(`Seed ${seed}, epoch ${current.epoch} of ${options.epochs}: mean loss ${loss.toFixed(4)}`);
  };
  await trainNetwork(state, {rows, vocabulary: texts.vocabulary, shape, options, engine, progress, onEpoch});
  return state.weights;
}

/** The mean of networks, weight by weight. @throws RangeError without any */
export function averageWeights(networks: readonly FloatWeights[]): FloatWeights {
  const [first, ...others] = networks;
  if (!first) throw new RangeError('expected a network to average, received none');
  const average = (name: keyof FloatWeights) =>
    first[name].map((weight, at) => others.reduce((sum, other) => sum + other[name][at]!, weight) / networks.length);
  const names = Object.keys(first) as (keyof FloatWeights)[];
  return Object.fromEntries(names.map(name => [name, average(name)])) as Record<keyof FloatWeights, Float32Array>;
}

/**
 * Trains the networks of a fit and averages their weights (Wortsman et al. 2022, "model soups"): all start from the same
 * pre-trained state, so that they end in one valley.
 */
export async function runFit(fit: Fit, progress: Progress, keep: boolean): Promise<FloatWeights> {
  const networks: FloatWeights[] = [];
  for (const member of fit.members) networks.push(await trainMember(fit, member, progress, keep));
  return averageWeights(networks);
}
