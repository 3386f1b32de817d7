/** Fits a network to labelled headlines, from the pre-trained state on. Shared by `train` and the folds of `evaluate`. */
import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {compileKernel} from '../build/compile-kernel.ts';
import {createRandom} from '../core/random.ts';
import type {Shape} from '../model/card.ts';
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
export function identifyFit(config: TrainingConfig, texts: Texts, rows: readonly TrainingRow[]): string {
  const {shape, network, vectorEpochs, language, withRecent} = config;
  const hash = createHash('sha256').update(JSON.stringify([shape, network, vectorEpochs, language, withRecent]));
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

export interface Fit {
  /** Its vocabulary size is that of the texts. */
  readonly config: TrainingConfig;
  readonly texts: Texts;
  readonly rows: readonly TrainingRow[];
  readonly id: string;
}

/** Everything that a fit needs, encoded. */
export function prepareFit(asked: TrainingConfig, texts: Texts, train: readonly Example[]): Fit {
  const shape: Shape = {...asked.shape, vocabularySize: texts.vocabulary.size};
  const config = {...asked, shape};
  const rows = encodeExamples(
    train,
    weighExamples(train, config.labels),
    texts.vocabulary,
    shape.maxLength,
    config.labels.smoothing,
    createRandom(config.network.seed),
  );
  return {config, texts, rows, id: identifyFit(config, texts, rows)};
}

/** Trains to the end, from the last checkpoint if there is one; with `keep` each epoch writes one. */
export async function runFit(fit: Fit, progress: Progress, keep: boolean): Promise<TrainingState> {
  const {config, texts, rows, id} = fit;
  const {shape, network} = config;
  const path = join(config.cache, `${id}.checkpoint`);
  const resumed = keep ? await readCheckpoint(path, shape, progress.note) : null;
  if (resumed) progress.note(`Resuming after epoch ${resumed.epoch} of ${network.epochs}`);
  const module = new WebAssembly.Module(await compileKernel(KERNEL_SOURCE, config.cache));
  const state = resumed ?? (await startState(config, texts, module, progress));
  const engine = openGradients(config, module);
  const onEpoch = async (current: TrainingState, loss: number) => {
    if (keep) await writeCheckpoint(path, current, shape);
    progress.done(`Epoch ${current.epoch} of ${network.epochs}: mean loss ${loss.toFixed(4)}`);
  };
  await trainNetwork(state, {rows, vocabulary: texts.vocabulary, shape, options: network, engine, progress, onEpoch});
  return state;
}
