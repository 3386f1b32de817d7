/** Calibrates a trained model on outlets it never saw, and measures it for its card. */
import {computeAuc, computeCalibrationError, shareBelow} from '../core/metrics.ts';
import type {Probabilities} from '../core/score.ts';
import type {Engine} from '../inference/engine.ts';
import {calibrate} from '../model/calibration.ts';
import {type Calibration, type CurvePoint, HEADS, type Head} from '../model/card.ts';
import type {Model} from '../model/load.ts';
import {chooseThreshold, fitCalibration, traceCurve} from './calibrate.ts';
import type {TrainingConfig} from './config.ts';
import {type Example, isRecent, type Part} from './examples.ts';
import type {CardAdditions} from './export.ts';
import {type Corpus, weighExamples} from './prepare.ts';
import type {Progress} from './progress.ts';
import {scoreExamples, toLogit} from './score-examples.ts';

/** Fewer recent headlines than this say too little: then all years count. */
const MIN_RECENT = 500;

/** An example with the raw logits of the heads. */
export interface ScoredExample {
  readonly example: Example;
  readonly logits: Readonly<Record<Head, number>>;
}

function toScored(examples: readonly Example[], probabilities: readonly Probabilities[]): ScoredExample[] {
  return examples.map((example, index) => {
    const {credibility, satire, clickbait} = probabilities[index]!;
    return {
      example,
      logits: {credibility: toLogit(credibility), satire: toLogit(satire), clickbait: toLogit(clickbait)},
    };
  });
}

function calibrateHead(rows: readonly ScoredExample[], head: Head): Calibration {
  const weights = weighExamples(rows.map(({example}) => example))[head];
  const labelled = rows.flatMap((row, index) =>
    row.example.labels[head] !== undefined ? [{row, weight: weights[index]!}] : [],
  );
  return fitCalibration({
    logits: labelled.map(({row}) => row.logits[head]),
    labels: labelled.map(({row}) => row.example.labels[head]!),
    weights: labelled.map(({weight}) => weight),
  });
}

/** Headlines of reputable outlets that were never trained on, of recent years where there are enough. */
export function selectReputable<T extends {example: Example}>(rows: readonly T[]): T[] {
  const reputable = rows.filter(({example}) => example.labels.credibility === 1);
  const unseen = reputable.filter(({example}) => example.outlet?.tier === 'high');
  const recent = unseen.filter(({example}) => isRecent(example));
  if (recent.length >= MIN_RECENT) return recent;
  return unseen.length > 0 ? unseen : reputable;
}

/** Deceptive headlines: labelled fake, or of low-quality outlets; satire is not deceptive. */
export function selectDeceptive<T extends {example: Example}>(rows: readonly T[]): T[] {
  return rows.filter(({example}) => example.labels.credibility === 0 && example.labels.satire !== 1);
}

function countRows(examples: readonly Example[]): Record<string, Record<Part, number>> {
  const counts: Record<string, Record<Part, number>> = {};
  for (const {dataset, part} of examples) {
    counts[dataset] ??= {train: 0, validation: 0, test: 0, 'left-out': 0};
    counts[dataset][part]++;
  }
  return counts;
}

const round = (value: number | null) => (value === null ? null : Math.round(value * 1e4) / 1e4);

function measureHead(rows: readonly ScoredExample[], head: Head, calibration: Calibration) {
  const labelled = rows.filter(({example}) => example.labels[head] !== undefined);
  const probabilities = labelled.map(({logits}) => calibrate(logits[head], calibration));
  const labels = labelled.map(({example}) => example.labels[head]!);
  const side = (label: 0 | 1) => probabilities.filter((_, index) => labels[index] === label);
  const totals = [side(0).length, side(1).length];
  const weights = labels.map(label => 1 / totals[label]!);
  return {
    rows: totals,
    auc: round(computeAuc(side(1), side(0))),
    calibrationError: round(computeCalibrationError(probabilities, labels, weights)),
  };
}

/** What turns logits into verdicts. */
export interface Decisions {
  readonly calibration: Readonly<Record<Head, Calibration>>;
  readonly defaultThreshold: number;
  readonly curve: readonly CurvePoint[];
}

/** The same from folds, which measure no clickbait but that of one set. */
export interface FoldDecisions extends Omit<Decisions, 'calibration'> {
  readonly calibration: Readonly<Partial<Record<Head, Calibration>>>;
}

/** Decisions from the validation part alone: of one split, so they lean on the few outlets that are in it. */
function decideOnValidation(validation: readonly ScoredExample[]): Decisions {
  const calibrations = Object.fromEntries(HEADS.map(head => [head, calibrateHead(validation, head)]));
  const calibration = calibrations as Record<Head, Calibration>;
  const credibilities = (rows: readonly ScoredExample[]) =>
    rows.map(({logits}) => calibrate(logits.credibility, calibration.credibility));
  const reputable = credibilities(selectReputable(validation));
  return {
    calibration,
    defaultThreshold: reputable.length > 0 ? chooseThreshold(reputable) : 0.5,
    curve: traceCurve(reputable, [credibilities(selectDeceptive(validation))]),
  };
}

interface Assessment {
  readonly corpus: Corpus;
  /** Not calibrated yet. */
  readonly model: Model;
  readonly engine: Engine;
  readonly config: TrainingConfig;
  readonly command: string;
  /** Name of the training (`identifyFit`), which its checkpoint bears too. */
  readonly fit: string;
  /** What folds know better than the validation part, if they were trained. */
  readonly decisions?: FoldDecisions;
  readonly progress: Progress;
}

/** What the card says beside shape and seals. Decisions come from folds or validation, metrics from the test. */
export async function assessModel(assessment: Assessment): Promise<CardAdditions> {
  const {corpus, model, engine, config, command, fit, progress} = assessment;
  const score = async (part: Part) => {
    const examples = corpus.examples.filter(example => example.part === part && Object.keys(example.labels).length > 0);
    return toScored(examples, await scoreExamples(examples, model, engine, progress));
  };
  const own = decideOnValidation(await score('validation'));
  const {defaultThreshold, curve} = assessment.decisions ?? own;
  const calibration = {...own.calibration, ...assessment.decisions?.calibration};
  const test = await score('test');
  const credibilities = (rows: readonly ScoredExample[]) =>
    rows.map(({logits}) => calibrate(logits.credibility, calibration.credibility));
  return {
    calibration,
    defaultThreshold,
    curve,
    training: {
      command,
      fit,
      seed: config.network.seed,
      rows: corpus.rows,
      duplicates: corpus.duplicates,
      badLines: corpus.badLines,
      sets: countRows(corpus.examples),
    },
    metrics: {
      heads: Object.fromEntries(HEADS.map(head => [head, measureHead(test, head, calibration[head])])),
      atDefaultThreshold: {
        falseFlagRate: round(shareBelow(credibilities(selectReputable(test)), defaultThreshold)),
        recall: round(shareBelow(credibilities(selectDeceptive(test)), defaultThreshold)),
      },
    },
  };
}
