/** The linear part on the rows of a fold. It knows nothing of the network: a change of the one leaves the other. */
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Vocabulary} from '../../core/vocabulary.ts';
import type {TrainingConfig} from '../config.ts';
import type {Example} from '../examples.ts';
import {fitLinearPart, scoreLinearPart} from '../linear-part.ts';
import {readCorpus} from '../prepare.ts';
import type {Progress} from '../progress.ts';
import {configureFold, type FoldJob} from './plan.ts';
import {FIRST_RECENT_YEAR, selectRows} from './select-rows.ts';

/** To be raised by whoever changes what the part computes without changing a setting. */
const RECIPE = 2;

/** Names the part of a job by settings, recipe and data; the seed of the network is no part of it. */
export function identifyLinearPart(config: TrainingConfig, job: FoldJob, fingerprint: string): string {
  const {shape, linear, withRecent, data} = configureFold(config, job);
  const {seed, leaveOut, fold, capLow, capHigh, capSet} = data;
  const {share: _, ...fitted} = linear;
  const settings = [RECIPE, shape.vocabularySize, shape.pairBuckets, shape.maxLength, fitted, withRecent];
  return createHash('sha256')
    .update(JSON.stringify([settings, [seed, leaveOut, fold, capLow, capHigh, capSet], fingerprint]))
    .digest('hex')
    .slice(0, 16);
}

/** Whether a claim is older than the recent sets. LIAR is of 2017; other claims without a date may be younger. */
const isOldClaim = ({claim, year, dataset}: Example) =>
  claim === null || (year === null ? dataset === 'liar_claims' : year < FIRST_RECENT_YEAR);

/**
 * Logits of the part on the rows of a job, to two decimals, in their order: from the cache, or fitted.
 * @param openVocabulary  that of the job's network
 */
export async function openLinearLogits(
  config: TrainingConfig,
  job: FoldJob,
  id: string,
  openVocabulary: () => Promise<Vocabulary>,
  progress: Progress,
): Promise<number[]> {
  const path = join(config.cache, 'folds', `${id}.linear.json`);
  if (existsSync(path)) return JSON.parse(await readFile(path, 'utf8')) as number[];
  const {data, linear, shape: asked} = configureFold(config, job);
  const vocabulary = await openVocabulary();
  const {examples} = await readCorpus(data, progress);
  const shape = {...asked, vocabularySize: vocabulary.size};
  const train = examples.filter(example => example.part === 'train' && (job.withRecent || isOldClaim(example)));
  progress.step(`Fitting the linear part to ${train.length} headlines and claims`, 0);
  const part = fitLinearPart(train, vocabulary, shape, linear);
  const rows = selectRows(examples, job.fold).map(({example}) => example.tokens);
  const logits = scoreLinearPart(part, rows, vocabulary, shape).map(logit => Math.round(logit * 100) / 100);
  await writeFile(`${path}.part`, JSON.stringify(logits));
  await rename(`${path}.part`, path);
  progress.done(`Linear part of fold ${job.fold.name}, recent sets ${job.withRecent ? 'in' : 'out'}`);
  return logits;
}
