/** Scores of folds, each kept under the name of all that shapes it: a change trains again only what it touches. */
import {createHash} from 'node:crypto';
import {createReadStream, existsSync} from 'node:fs';
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {TrainingConfig} from '../config.ts';
import type {Progress} from '../progress.ts';
import {listDataSets} from '../sources.ts';
import {listUnreadSets, readTexts, type Texts} from '../texts.ts';
import {identifyLinearPart, openLinearLogits} from './linear.ts';
import {configureFold, type FoldJob} from './plan.ts';
import {type FoldScore, headOf, runFold} from './run-fold.ts';

/** To be raised by whoever changes what training computes (labels, weights, steps) without changing a setting. */
const RECIPE = 4;

/** A digest of all files of the data. */
export async function fingerprintData({data, outlets}: TrainingConfig['data']): Promise<string> {
  const hash = createHash('sha256');
  const paths = [...(await listDataSets(data)).map(({path}) => path), ...(existsSync(outlets) ? [outlets] : [])];
  for (const path of paths) for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Names the network of a job by settings, recipe and data. */
function identifyNetwork(config: TrainingConfig, job: FoldJob, fingerprint: string): string {
  const {shape, network, members, labels, vectorEpochs, language, withRecent, data} = configureFold(config, job);
  const {seed, leaveOut, fold, capLow, capHigh, capSet} = data;
  const settings = [RECIPE, shape, network, members, labels, vectorEpochs, language, withRecent];
  const split = [seed, leaveOut, fold, capLow, capHigh, capSet];
  return createHash('sha256')
    .update(JSON.stringify([settings, split, fingerprint]))
    .digest('hex')
    .slice(0, 16);
}

/** Names a job by its network and its linear part. */
export function identifyJob(config: TrainingConfig, job: FoldJob, fingerprint: string): string {
  const network = identifyNetwork(config, job, fingerprint);
  const {share} = config.linear;
  if (share === 0) return network;
  const parts = [network, identifyLinearPart(config, job, fingerprint), share];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** Scores of a network with the share of the linear part's logits that its credibility is given. */
function addLinearLogits(scores: readonly FoldScore[], logits: readonly number[], share: number): FoldScore[] {
  if (logits.length !== scores.length)
    throw new RangeError(`expected ${scores.length} logits of the linear part, received ${logits.length}`);
  return scores.map((row, index) =>
    headOf(row) === 'credibility' ? {...row, network: row.network + share * logits[index]!} : row,
  );
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

/** What all jobs of a run share. */
interface Run {
  readonly config: TrainingConfig;
  readonly fingerprint: string;
  readonly openTexts: (withRecent: boolean) => Promise<Texts>;
  readonly progress: Progress;
}

/** Reads texts when they are first asked for. */
function createTextsOpener(config: TrainingConfig, progress: Progress): Run['openTexts'] {
  const texts = new Map<boolean, Promise<Texts>>();
  return withRecent => {
    const known = texts.get(withRecent) ?? readTexts(config, listUnreadSets({...config, withRecent}), progress);
    texts.set(withRecent, known);
    return known;
  };
}

const toFolder = ({cache}: TrainingConfig) => join(cache, 'folds');

/**
 * Trains the network of a job and keeps its scores.
 * @param sibling  scores of the same rows by an earlier seed; the baseline is taken from it
 */
async function trainOnce(job: FoldJob, path: string, sibling: readonly FoldScore[] | null, run: Run) {
  const {config, progress} = run;
  const years = `recent sets ${job.withRecent ? 'in' : 'out'}`;
  progress.note(`Fold ${job.fold.name}, seed ${job.seed}, ${years}`);
  const scores = await runFold(config, job, await run.openTexts(job.withRecent), sibling, progress);
  await writeScores(path, scores);
  return scores;
}

/** Scores with the linear part that the settings ask for. */
async function addLinearPart(scores: readonly FoldScore[], job: FoldJob, run: Run): Promise<readonly FoldScore[]> {
  const {config, fingerprint, progress} = run;
  const {share} = config.linear;
  if (share === 0) return scores;
  const openVocabulary = async () => (await run.openTexts(job.withRecent)).vocabulary;
  const id = identifyLinearPart(config, job, fingerprint);
  return addLinearLogits(scores, await openLinearLogits(config, job, id, openVocabulary, progress), share);
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
  await mkdir(toFolder(config), {recursive: true});
  const fingerprint = await fingerprintData(config.data);
  const run: Run = {config, fingerprint, openTexts: createTextsOpener(config, progress), progress};
  const results: FoldResult[] = [];
  for (const job of jobs) {
    const path = join(toFolder(config), `${identifyNetwork(config, job, fingerprint)}.json`);
    const sibling = results.find(({job: {fold, withRecent}}) => fold === job.fold && withRecent === job.withRecent);
    const known = await readScores(path);
    if (!known && !trainable.includes(job)) continue;
    const scores = known ?? (await trainOnce(job, path, sibling?.scores ?? null, run));
    const joined = await addLinearPart(scores, job, run);
    results.push({job, id: identifyJob(config, job, fingerprint), scores: joined});
  }
  return results;
}
