/** Trains one fold and scores what it left out. */
import type {TrainingConfig} from '../config.ts';
import {openPacked, packModel} from '../export.ts';
import {prepareFit, runFit} from '../fit.ts';
import {joinLinearPart} from '../linear-part.ts';
import {openKernelEngine} from '../open-engine.ts';
import {readCorpus} from '../prepare.ts';
import type {Progress} from '../progress.ts';
import {scoreExamples, toLogit} from '../score-examples.ts';
import {scoreWithBaseline} from '../score-with-baseline.ts';
import type {Texts} from '../texts.ts';
import {configureFold, type FoldJob} from './plan.ts';
import {type FoldRowKey, type RowFacts, type SelectedRow, selectRows} from './select-rows.ts';

/** A measured row: logits of the head that its kind is about, to two decimals; the baseline has credibility alone. */
export interface FoldScore extends FoldRowKey, RowFacts {
  readonly network: number;
  readonly baseline: number;
}

const round = (logit: number) => Math.round(logit * 100) / 100;

/** Satire and clickbait have heads of their own; all other kinds are about credibility. */
export const headOf = ({kind}: FoldRowKey) => (kind === 'satire' || kind === 'clickbait' ? kind : 'credibility');

/** Runs a job, the network alone. @param known  scores of the same rows by an earlier seed, or null to train the baseline */
export async function runFold(
  config: TrainingConfig,
  job: FoldJob,
  texts: Texts,
  known: readonly FoldScore[] | null,
  progress: Progress,
): Promise<FoldScore[]> {
  const asked = configureFold(config, job);
  const corpus = await readCorpus(asked.data, progress);
  const fit = prepareFit(
    asked,
    texts,
    corpus.examples.filter(({part}) => part === 'train'),
  );
  const weights = await runFit(fit, progress, false);
  const model = await openPacked(
    await packModel(joinLinearPart(weights, null, 0, fit.config.shape), texts.vocabulary, fit.config.shape),
  );
  const engine = await openKernelEngine(model);
  const rows = selectRows(corpus.examples, job.fold);
  const examples = rows.map(({example}) => example);
  const scores = await scoreExamples(examples, model, engine, progress);
  engine.dispose();
  const baseline = known?.map(row => row.baseline) ?? scoreWithBaseline(corpus, examples, progress).map(toLogit);
  if (baseline.length !== rows.length)
    throw new RangeError(`expected ${rows.length} rows as with the first seed, received ${baseline.length}`);
  return rows.map((row, index) => toScore(row, toLogit(scores[index]![headOf(row)]), baseline[index]!));
}

function toScore(row: SelectedRow, network: number, baseline: number): FoldScore {
  const {kind, name, label, year, leaning} = row;
  return {kind, name, label, year, leaning, network: round(network), baseline: round(baseline)};
}
