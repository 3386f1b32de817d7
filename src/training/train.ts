/** `npm run train`: data sets in, `models/` out. About half an hour for the whole data on one core. */
import {createHash} from 'node:crypto';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {compileKernel} from '../build/compile-kernel.ts';
import type {Vocabulary} from '../core/vocabulary.ts';
import {createTfjsEngine, startWasmBackend} from '../inference/tfjs-engine.ts';
import {assessModel} from './assess-model.ts';
import {encodeExamples} from './batches.ts';
import {readCheckpoint, writeCheckpoint} from './checkpoint.ts';
import {parseConfig, type TrainingConfig, USAGE} from './config.ts';
import type {Example} from './examples.ts';
import {completeCard, openPacked, packModel, writeModel} from './export.ts';
import type {GradientEngine} from './gradient-engine.ts';
import {createKernelGradients} from './kernel-gradients.ts';
import {type TrainingState, trainNetwork} from './network.ts';
import {openKernelEngine} from './open-engine.ts';
import {buildVocabulary, readCorpus, weighExamples} from './prepare.ts';
import {startState} from './pretrain.ts';
import {createProgress, type Progress} from './progress.ts';
import {createTfjsGradients} from './tfjs-gradients.ts';
import {WASM_DIRECTORY} from './wasm-directory.ts';

/** Names a run by everything that shapes its result, so that a checkpoint is never taken up by another run. */
function identifyRun(config: TrainingConfig, vocabulary: Vocabulary, rows: number): string {
  // Both engines compute the same: one may take up what the other left.
  const {data, models: _models, cache: _cache, engine: _engine, write: _write, ...rest} = config;
  const {seed, capLow, capHigh, capSet} = data;
  const identity = JSON.stringify([rest, {seed, capLow, capHigh, capSet}, rows, vocabulary.tokens]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}

const KERNEL_SOURCE = fileURLToPath(new URL('./kernel/gradients.ts', import.meta.url));

function openGradients({engine, shape}: TrainingConfig, module: WebAssembly.Module): GradientEngine {
  if (engine === 'tfjs') return createTfjsGradients(shape.embeddingSize, shape.units);
  return createKernelGradients(module, shape.embeddingSize, shape.units);
}

/** Trains to the end, from the last checkpoint if there is one. */
async function trainOrResume(
  config: TrainingConfig,
  train: readonly Example[],
  vocabulary: Vocabulary,
  progress: Progress,
): Promise<TrainingState> {
  const {shape, network} = config;
  const rows = encodeExamples(train, weighExamples(train), vocabulary, shape.maxLength);
  const path = join(config.cache, `${identifyRun(config, vocabulary, rows.length)}.checkpoint`);
  const resumed = await readCheckpoint(path, shape, progress.note);
  if (resumed) progress.note(`Resuming after epoch ${resumed.epoch} of ${network.epochs}`);
  const module = new WebAssembly.Module(await compileKernel(KERNEL_SOURCE, config.cache));
  const state = resumed ?? (await startState(config, train, vocabulary, module, progress));
  const engine = openGradients(config, module);
  const onEpoch = async (current: TrainingState, loss: number) => {
    await writeCheckpoint(path, current, shape);
    progress.done(`Epoch ${current.epoch} of ${network.epochs}: mean loss ${loss.toFixed(4)}, checkpoint written`);
  };
  await trainNetwork(state, {rows, vocabulary, shape, options: network, engine, progress, onEpoch});
  return state;
}

/** The command as the card tells it: where its files lie shapes nothing. */
function describeCommand(args: readonly string[]): string {
  const isPlace = (arg: string | undefined) => arg === '--models' || arg === '--cache';
  const kept = args.filter((arg, index) => !isPlace(arg) && !isPlace(args[index - 1]));
  return ['npm run train', ...(kept.length > 0 ? ['--', ...kept] : [])].join(' ');
}

/** Runs the whole command: read, train, quantize, calibrate, write. Returns the lines of its summary. */
export async function runTraining(args: readonly string[], progress: Progress): Promise<string[]> {
  const asked = parseConfig(args);
  const corpus = await readCorpus(asked.data, progress);
  const vocabulary = buildVocabulary(corpus.examples, asked.shape.vocabularySize);
  const config = {...asked, shape: {...asked.shape, vocabularySize: vocabulary.size}};
  const train = corpus.examples.filter(example => example.part === 'train');
  progress.done(
    `${train.length} examples to train on, ${corpus.duplicates} duplicates dropped, ${vocabulary.size} tokens`,
  );
  await startWasmBackend(WASM_DIRECTORY);
  const state = await trainOrResume(config, train, vocabulary, progress);

  const files = await packModel(state.weights, vocabulary, config.shape);
  const model = await openPacked(files);
  const engine = await (config.engine === 'tfjs' ? createTfjsEngine(model, WASM_DIRECTORY) : openKernelEngine(model));
  const command = describeCommand(args);
  await completeCard(files, await assessModel({corpus, model, engine, config, command, progress}));
  engine.dispose();
  await writeModel(files, config.models);
  const sizes = [...files].map(([name, bytes]) => `${name} ${bytes.byteLength} bytes`);
  return [`Wrote ${sizes.join(', ')} to ${relative('.', config.models) || '.'}`];
}

async function main(): Promise<void> {
  const progress = createProgress(process.stderr, () => performance.now());
  try {
    for (const line of await runTraining(process.argv.slice(2), progress)) console.log(line);
  } catch (error) {
    const {name, message, code} = error as NodeJS.ErrnoException;
    console.error(code?.startsWith('ERR_PARSE_ARGS') ? `${message}\n${USAGE}` : `${name}: ${message}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void main();
