/** What `npm run evaluate -- --write` measured; `models/evaluation.json`, from which the model card is written. */
import {average, measureSpread} from '../core/metrics.ts';
import type {CurvePair, Curves, RatePoint, Reliability, ReliabilityCurve} from './curves.ts';
import type {CredibilityResult, Figures, GroupKind, HeadResult} from './evaluation.ts';
import type {FalseFlags} from './false-flags.ts';
import type {NotAssessedReport} from './not-assessed.ts';
import type {QuantizationReport} from './quantization/quantization.ts';
import {
  type Read,
  readCount,
  readFields,
  readJson,
  readList,
  readNullable,
  readOneOf,
  readOptional,
  readShare,
  readText,
} from './read-json.ts';
import {readExamples, readNotAssessed, readQuantization, readRobustness} from './report-parts.ts';
import type {RobustnessReport} from './robustness/robustness.ts';
import type {ExampleResult} from './showcase.ts';

/** A figure over several seeds: its mean and its standard deviation, 0 with one seed. */
export interface Estimate {
  readonly mean: number;
  readonly spread: number;
}

/** One set left out of training, measured by networks that never saw it. */
export interface FoldRow {
  readonly name: string;
  readonly doubtful: number;
  readonly credible: number;
  readonly network: Readonly<Record<keyof Figures, Estimate | null>>;
  readonly baseline: Figures;
}

/** Whether the recent sets, of 2020 and later, were in training. */
export const VARIANTS = ['without recent sets', 'with recent sets'] as const;

/** Sets left out of training: each row measured by networks that never saw it, one a seed. */
export interface FoldTable {
  readonly variant: (typeof VARIANTS)[number];
  readonly seeds: readonly number[];
  readonly rows: readonly FoldRow[];
}

/** The committed model on one group of rows. */
export interface GroupResult extends Omit<CredibilityResult, 'group'> {
  readonly name: string;
  readonly kind: GroupKind;
}

export interface EvaluationReport {
  /** Version of the committed model. */
  readonly model: string;
  /** Default threshold of the committed model. */
  readonly threshold: number;
  /** Names of the trainings behind `folds`, `headsAcross` and the curves of left-out sets (`folds/cache.ts`). */
  readonly foldJobs: readonly string[];
  readonly folds: readonly FoldTable[];
  /** Satire and clickbait on publishers and sets that the networks of the folds never saw. */
  readonly headsAcross: readonly HeadResult[];
  /** Honest headlines of all high-quality outlets, flagged by networks that never saw the outlet. */
  readonly falseFlagsAcross: readonly FalseFlags[];
  readonly groups: readonly GroupResult[];
  readonly falseFlags: readonly FalseFlags[];
  readonly heads: readonly HeadResult[];
  readonly curves: Curves;
  readonly robustness?: RobustnessReport;
  readonly quantization?: QuantizationReport;
  readonly notAssessed?: NotAssessedReport;
  readonly examples?: readonly ExampleResult[];
}

/** A result without the rows it was counted on. */
export function toGroupResult({group, ...rest}: CredibilityResult): GroupResult {
  return {name: group.name, kind: group.kind, ...rest};
}

const FIGURES = ['auc', 'aucReputable', 'recall', 'calibrationError'] as const;

/**
 * Mean and standard deviation of each figure over seeds; null where no seed has it.
 * @param figures  of one set, one entry a seed
 */
export function summarizeSeeds(figures: readonly Figures[]): Record<keyof Figures, Estimate | null> {
  const summarize = (figure: keyof Figures): Estimate | null => {
    const values = figures.flatMap(entry => entry[figure] ?? []);
    const mean = average(values);
    if (mean === null) return null;
    return {mean, spread: measureSpread(values)};
  };
  return Object.fromEntries(FIGURES.map(figure => [figure, summarize(figure)])) as ReturnType<typeof summarizeSeeds>;
}

function readFigures<T>(read: Read<T>) {
  return readFields<Record<keyof Figures, T>>({auc: read, aucReputable: read, recall: read, calibrationError: read});
}

const readMaybe = readNullable(readShare);
const readBaseline: Read<Figures> = readFigures(readMaybe);
const readEstimate = readFields<Estimate>({mean: readShare, spread: readShare});

const readFolds = readFields<FoldTable>({
  variant: readOneOf(VARIANTS),
  seeds: readList(readCount),
  rows: readList(
    readFields<FoldRow>({
      name: readText,
      doubtful: readCount,
      credible: readCount,
      network: readFigures(readNullable(readEstimate)),
      baseline: readBaseline,
    }),
  ),
});

const readGroup = readFields<GroupResult>({
  name: readText,
  kind: readOneOf(['left-out set', 'left-out outlets', 'in distribution'] as const),
  doubtful: readCount,
  credible: readCount,
  network: readBaseline,
  baseline: readBaseline,
  falseFlags: readMaybe,
});

const readHead = readFields<HeadResult>({
  head: readOneOf(['credibility', 'satire', 'clickbait'] as const),
  dataset: readText,
  positives: readCount,
  negatives: readCount,
  auc: readMaybe,
  calibrationError: readMaybe,
});

const readPoints = readList(readFields<RatePoint>({falseFlagRate: readShare, recall: readShare}));
const readPairs = readList(readFields<CurvePair>({name: readText, network: readPoints, baseline: readPoints}));
const readBins = readList(readFields<Reliability>({predicted: readShare, observed: readShare, rows: readCount}));

const readFalseFlags = readFields<FalseFlags>({name: readText, headlines: readCount, flagged: readShare});

const readReport = readFields<EvaluationReport>({
  model: readText,
  threshold: readShare,
  foldJobs: readList(readText),
  folds: readList(readFolds),
  headsAcross: readList(readHead),
  falseFlagsAcross: readList(readFalseFlags),
  groups: readList(readGroup),
  falseFlags: readList(readFalseFlags),
  heads: readList(readHead),
  curves: readFields<Curves>({
    roc: readPairs,
    recall: readPairs,
    reliability: readList(readFields<ReliabilityCurve>({name: readText, calibrationError: readMaybe, bins: readBins})),
  }),
  robustness: readOptional(readRobustness),
  quantization: readOptional(readQuantization),
  notAssessed: readOptional(readNotAssessed),
  examples: readOptional(readExamples),
});

/**
 * Reads a report from text.
 * @throws RangeError "expected …, received …" for a field that is missing, out of range, or unknown
 */
export function readEvaluationReport(json: string): EvaluationReport {
  return readJson(json, 'the report', readReport);
}

const isPlain = (value: unknown) => typeof value !== 'object' || value === null;

/** JSON with objects of plain values on a line each, so that a change is seen where it is. */
function formatJson(value: unknown, indent: string): string {
  if (isPlain(value)) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const parts = Object.entries(value as object).filter(([, part]) => part !== undefined);
  const [open, close] = isList ? '[]' : '{}';
  const isFlat = parts.every(([, part]) => isPlain(part));
  const deeper = isFlat ? '' : `${indent} `;
  const lines = parts.map(([key, part]) => (isList ? '' : `${JSON.stringify(key)}:`) + formatJson(part, deeper));
  return isFlat
    ? `${open}${lines.join(',')}${close}`
    : `${open}\n${deeper}${lines.join(`,\n${deeper}`)}\n${indent}${close}`;
}

/** Losses are small where all is well. */
const decimalsOf = (key: string) => (/Loss$/.test(key) ? 1e6 : 1e4);
const round = (key: string, value: unknown) =>
  typeof value === 'number' && key !== 'threshold' ? Math.round(value * decimalsOf(key)) / decimalsOf(key) : value;

/** The bytes of `evaluation.json`: figures to four decimals, losses to six, the same for the same report. */
export function formatEvaluationReport(report: EvaluationReport): string {
  return `${formatJson(JSON.parse(JSON.stringify(report, round)), '')}\n`;
}
