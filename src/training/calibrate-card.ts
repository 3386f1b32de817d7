/**
 * `npm run calibrate`: calibrates the model in `models/` on folds of its recipe and writes its card anew. The folds are
 * those of `evaluate`, with all years in training: from the cache, or trained.
 */
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Card} from '../model/card.ts';
import {MODEL_FILES} from '../model/load.ts';
import {assessModel} from './assess-model.ts';
import {readCheckpoint} from './checkpoint.ts';
import {parseConfig, type TrainingConfig} from './config.ts';
import {completeCard, openModel, openPacked, uncalibrate, writeModel} from './export.ts';
import {collectFolds} from './folds/cache.ts';
import {decideOnFolds} from './folds/decide.ts';
import {listFoldJobs} from './folds/plan.ts';
import {joinWithLinearPart} from './linear-part.ts';
import {openKernelEngine} from './open-engine.ts';
import {type Corpus, readCorpus} from './prepare.ts';
import {createProgress, type Progress} from './progress.ts';
import {writeQuantization} from './quantization/keep.ts';
import {measureQuantization} from './quantization/quantization.ts';

/** What quantization cost, where the checkpoint with the weights before it is still at hand. */
async function keepQuantization(
  config: TrainingConfig,
  fit: string,
  corpus: Corpus,
  progress: Progress,
): Promise<void> {
  const {card, vocabulary} = await openModel(config.models);
  const path = join(config.cache, `${fit}.checkpoint`);
  const state = await readCheckpoint(path, card.shape, progress.note);
  if (!state) return progress.note(`${path} is not here: what quantization costs is not measured`);
  progress.step('Measuring what quantization costs', 0);
  const examples = corpus.examples.filter(({part, labels}) => part === 'test' && labels.credibility !== undefined);
  const train = corpus.examples.filter(({part}) => part === 'train');
  const weights = joinWithLinearPart({...config, shape: card.shape}, state.weights, train, vocabulary, progress);
  const report = await measureQuantization({weights, card, vocabulary, examples});
  await writeQuantization(config.models, card.version, report);
}

/** Returns what it did, for people. */
export async function calibrateCard(args: readonly string[], progress: Progress): Promise<string> {
  const config = parseConfig(args);
  const names = Object.values(MODEL_FILES);
  const files = new Map(
    await Promise.all(names.map(async name => [name, await readFile(join(config.models, name))] as const)),
  );
  const card = JSON.parse(files.get(MODEL_FILES.card)!.toString()) as Card & {training: {command: string; fit: string}};
  const jobs = listFoldJobs([1]).filter(({withRecent}) => withRecent);
  const decisions = decideOnFolds(await collectFolds(config, jobs, jobs, progress));
  const raw = uncalibrate(files);
  const model = await openPacked(raw);
  const engine = await openKernelEngine(model);
  const corpus = await readCorpus(config.data, progress);
  const {command, fit} = card.training;
  await completeCard(raw, await assessModel({corpus, model, engine, config, command, fit, decisions, progress}));
  engine.dispose();
  await writeModel(raw, config.models);
  await keepQuantization(config, fit, corpus, progress);
  const {version} = (await openPacked(raw)).card;
  return `Calibrated ${card.version} on ${jobs.length} folds: now ${version}, default threshold ${decisions.defaultThreshold}`;
}

async function main(): Promise<void> {
  const progress = createProgress(process.stderr, () => performance.now());
  try {
    console.log(await calibrateCard(process.argv.slice(2), progress));
  } catch (error) {
    console.error(`${(error as Error).name}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void main();
