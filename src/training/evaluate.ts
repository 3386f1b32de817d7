/** `npm run evaluate`: the shipped network beside the baseline, one line a data set, as Markdown. */
import {existsSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Engine} from '../inference/engine.ts';
import {createScorer} from '../inference/scorer.ts';
import type {Head} from '../model/card.ts';
import type {Model} from '../model/load.ts';
import {parseConfig, type TrainingConfig} from './config.ts';
import {type Curves, toCurveRows, traceCurves} from './curves.ts';
import {evaluateCredibility, evaluateHead, type Group, listGroups, listReputable, type Measured} from './evaluation.ts';
import {
  formatCredibilityTable,
  formatFalseFlagTable,
  formatFoldTable,
  formatHeadTable,
  formatSummary,
  replaceResults,
} from './evaluation-tables.ts';
import {isRecent} from './examples.ts';
import {openModel} from './export.ts';
import {countFalseFlags} from './false-flags.ts';
import {evaluateAcross} from './folds/across.ts';
import {FOLDS} from './folds/plan.ts';
import {measureNotAssessed} from './not-assessed.ts';
import {openKernelEngine} from './open-engine.ts';
import {readCorpus} from './prepare.ts';
import {createProgress, type Progress} from './progress.ts';
import {openQuantization} from './quantization/keep.ts';
import {type EvaluationReport, formatEvaluationReport, readEvaluationReport, toGroupResult} from './report.ts';
import {measureRobustness} from './robustness/robustness.ts';
import {scoreExamples} from './score-examples.ts';
import {scoreWithBaseline} from './score-with-baseline.ts';
import {scoreShowcase} from './showcase.ts';

const LEGEND = `Two figures stand for the network and for the baseline: TF-IDF of words and word pairs with logistic regression,
trained on the same rows. AUC: how often a credible headline gets more credibility than a doubtful one; "v. reputable"
takes headlines of reputable outlets of 2026 for the credible ones. Recall: the share of doubtful headlines flagged
where 2 in 100 of those reputable ones would be. Calibration error: how far probabilities are from frequencies, both
labels weighing alike.`;

const FOLDS_LEGEND = `Each line was measured by networks that never saw its set: ${FOLDS.length} folds leave out two sets each, and one of
${FOLDS.length} parts of all outlets. The spread is over seeds.`;

const COMMITTED_LEGEND = `The model that ships learned from all these sets; its outlets of the test, and the headlines of
\`apple_news\`, it never saw.`;

async function openReport(models: string): Promise<EvaluationReport | null> {
  const path = join(models, 'evaluation.json');
  try {
    return existsSync(path) ? readEvaluationReport(await readFile(path, 'utf8')) : null;
  } catch {
    // A report of another version holds nothing that can be taken over.
    return null;
  }
}

/** What the committed model says of the rows it never trained on, with the baseline beside it. */
async function measureCommitted(
  config: TrainingConfig,
  model: Model,
  engine: Engine,
  progress: Progress,
): Promise<Measured[]> {
  const corpus = await readCorpus(config.data, progress);
  const examples = corpus.examples.filter(({part}) => part === 'test' || part === 'left-out');
  const scores = await scoreExamples(examples, model, engine, progress);
  const baseline = scoreWithBaseline(corpus, examples, progress);
  return examples.map((example, index) => ({example, network: scores[index]!, baseline: baseline[index]!}));
}

/** Curves of the committed model, on outlets and on rows of known kinds that it never saw. */
function traceCommitted(measured: readonly Measured[]): Curves {
  const groups = listGroups(measured);
  const rowsOf = (belongs: (group: Group) => boolean) => toCurveRows(groups.filter(belongs).flatMap(({rows}) => rows));
  const recent = rowsOf(({name}) => name === 'all, 2020 on');
  const reputable = listReputable(measured).map(({network, baseline}) => ({network: network.credibility, baseline}));
  const inside = rowsOf(({kind}) => kind === 'in distribution');
  return traceCurves(
    [{name: 'left-out outlets, 2020 on', rows: recent, reputable}],
    [{name: 'in distribution', rows: inside}],
  );
}

/** The whole report. */
async function evaluate(config: TrainingConfig, progress: Progress): Promise<EvaluationReport> {
  const model = await openModel(config.models);
  const across = await evaluateAcross(config, model.card, await openReport(config.models), progress);
  const engine = await openKernelEngine(model);
  const measured = await measureCommitted(config, model, engine, progress);
  const {version, defaultThreshold} = model.card;
  const scorer = createScorer(model, engine);
  const headlines = measured.flatMap(({example}) =>
    example.part === 'test' && isRecent(example) ? [example.text] : [],
  );
  const labelled = measured.filter(({example}) => Object.keys(example.labels).length > 0);
  const quantization = await openQuantization(config.models, version);
  const own = traceCommitted(measured);
  return {
    model: version,
    threshold: defaultThreshold,
    ...across,
    groups: listGroups(measured).map(group => toGroupResult(evaluateCredibility(group, measured, defaultThreshold))),
    falseFlags: countFalseFlags(measured, defaultThreshold),
    heads: [...evaluateHead(measured, 'satire'), ...evaluateHead(measured, 'clickbait')],
    robustness: await measureRobustness(scorer, {headlines, threshold: defaultThreshold, seed: 1}),
    ...(quantization ? {quantization} : {}),
    notAssessed: measureNotAssessed(labelled, model.vocabulary, defaultThreshold),
    examples: await scoreShowcase(scorer, defaultThreshold),
    curves: {
      roc: [...across.curves.roc, ...own.roc],
      recall: [...across.curves.recall, ...own.recall],
      reliability: [...across.curves.reliability, ...own.reliability],
    },
  };
}

function formatReport(report: EvaluationReport): string {
  const heads = (head: Head) => formatHeadTable(report.heads.filter(result => result.head === head));
  return [
    `Model ${report.model}, default threshold ${report.threshold}.`,
    LEGEND,
    '## Left out',
    FOLDS_LEGEND,
    ...report.folds.map(formatFoldTable),
    formatHeadTable(report.headsAcross.filter(({head}) => head === 'satire')),
    formatHeadTable(report.headsAcross.filter(({head}) => head === 'clickbait')),
    formatFalseFlagTable(report.falseFlagsAcross, 'high-quality outlets, each left out once'),
    '## The committed model',
    COMMITTED_LEGEND,
    formatCredibilityTable(report.groups),
    formatFalseFlagTable(report.falseFlags, 'high-quality outlets never trained on'),
    heads('satire'),
    heads('clickbait'),
  ].join('\n\n');
}

const README = fileURLToPath(new URL('../../README.md', import.meta.url));

async function main(): Promise<void> {
  const progress = createProgress(process.stderr, () => performance.now());
  try {
    const config = parseConfig(process.argv.slice(2));
    const report = await evaluate(config, progress);
    console.log(formatReport(report));
    if (!config.write) return;
    await writeFile(join(config.models, 'evaluation.json'), formatEvaluationReport(report));
    await writeFile(join(config.models, 'EVALUATION.md'), `${formatReport(report)}\n`);
    await writeFile(README, replaceResults(await readFile(README, 'utf8'), formatSummary(report.folds, report.model)));
  } catch (error) {
    console.error(`${(error as Error).name}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void main();
