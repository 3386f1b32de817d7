/** Scores of folds, each kept under the name of all that shapes it: a change trains again only what it touches. */
import {createHash} from 'node:crypto';
import {createReadStream, existsSync} from 'node:fs';
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {TrainingConfig} from '../config.ts';
import type {Progress} from '../progress.ts';
import {listDataSets} from '../sources.ts';
import {listUnreadSets, readTexts, type Texts} from '../texts.ts';
import {configureFold, type FoldJob} from './plan.ts';
import {type FoldScore, runFold} from './run-fold.ts';

/** To be raised by whoever changes what training computes (labels, weights, steps) without changing a setting. */
const RECIPE = 3;

/** A digest of all files of the data. */
export async function fingerprintData({data, outlets}: TrainingConfig['data']): Promise<string> {
  const hash = createHash('sha256');
  const paths = [...(await listDataSets(data)).map(({path}) => path), ...(existsSync(outlets) ? [outlets] : [])];
  for (const path of paths) for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Names a job by settings, recipe and data. */
export function identifyJob(config: TrainingConfig, job: FoldJob, fingerprint: string): string {
  const {shape, network, labels, vectorEpochs, language, withRecent, data} = configureFold(config, job);
  const {seed, leaveOut, fold, capLow, capHigh, capSet} = data;
  const settings = [RECIPE, shape, network, labels, vectorEpochs, language, withRecent];
  const split = [seed, leaveOut, fold, capLow, capHigh, capSet];
  return createHash('sha256')
    .update(JSON.stringify([settings, split, fingerprint]))
    .digest('hex')
    .slice(0, 16);
}

/** A job with its scores. */
export interface FoldResult {
  readonly job: FoldJob;
  readonly id: string;
  readonly scores: readonly FoldScore[];
}

/** Columns, not rows: a third of the bytes. */
type Stored = {readonly [Key in keyof FoldScore]: FoldScore[Key][]};

async function readScores(path: string): Promise<FoldScore[] | null> {
  if (!existsSync(path)) return null;
  const stored = JSON.parse(await readFile(path, 'utf8')) as Stored;
  return stored.kind.map((kind, i) => ({
    kind,
    name: stored.name[i]!,
    label: stored.label[i]!,
    year: stored.year[i]!,
    leaning: stored.leaning[i]!,
    network: stored.network[i]!,
    baseline: stored.baseline[i]!,
  }));
}

async function writeScores(path: string, scores: readonly FoldScore[]): Promise<void> {
  const stored: Stored = {
    kind: scores.map(({kind}) => kind),
    name: scores.map(({name}) => name),
    label: scores.map(({label}) => label),
    year: scores.map(({year}) => year),
    leaning: scores.map(({leaning}) => leaning),
    network: scores.map(({network}) => network),
    baseline: scores.map(({baseline}) => baseline),
  };
  await writeFile(`${path}.part`, JSON.stringify(stored));
  await rename(`${path}.part`, path);
}

/**
 * The scores of all jobs, in their order: from the cache, or trained.
 * @param trainable  the jobs to train; others that the cache lacks are left out
 */
export async function collectFolds(
  config: TrainingConfig,
  jobs: readonly FoldJob[],
  trainable: readonly FoldJob[],
  progress: Progress,
): Promise<FoldResult[]> {
  const folder = join(config.cache, 'folds');
  await mkdir(folder, {recursive: true});
  const fingerprint = await fingerprintData(config.data);
  const texts = new Map<boolean, Texts>();
  const openTexts = async (withRecent: boolean) => {
    const known = texts.get(withRecent) ?? (await readTexts(config, listUnreadSets({...config, withRecent}), progress));
    texts.set(withRecent, known);
    return known;
  };
  const results: FoldResult[] = [];
  for (const [index, job] of jobs.entries()) {
    const id = identifyJob(config, job, fingerprint);
    const path = join(folder, `${id}.json`);
    let scores = await readScores(path);
    if (!scores && !trainable.includes(job)) continue;
    if (!scores) {
      progress.note(
        `Fold ${job.fold.name}, seed ${job.seed}, recent sets ${job.withRecent ? 'in' : 'out'}: ${index + 1} of ${jobs.length}`,
      );
      const sibling = results.find(({job: {fold, withRecent}}) => fold === job.fold && withRecent === job.withRecent);
      scores = await runFold(config, job, await openTexts(job.withRecent), sibling?.scores ?? null, progress);
      await writeScores(path, scores);
    }
    results.push({job, id, scores});
  }
  return results;
}
