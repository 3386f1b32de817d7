/** The curves of the model card: traced from scored rows, thinned to what a plot can show. */
import {binReliability, computeCalibrationError} from '../core/metrics.ts';
import type {CurvePoint} from '../model/card.ts';
import {FALSE_FLAG_BUDGET} from './calibrate.ts';
import type {Measured} from './evaluation.ts';

/** What some threshold gives: shares of reputable and of doubtful headlines flagged. */
export type RatePoint = Omit<CurvePoint, 'threshold'>;

/** A bar of a reliability diagram: what was said, what came true, how many headlines. */
export interface Reliability {
  readonly predicted: number;
  readonly observed: number;
  readonly rows: number;
}

/** Curves of network and baseline on the same rows. */
export interface CurvePair {
  readonly name: string;
  readonly network: readonly RatePoint[];
  readonly baseline: readonly RatePoint[];
}

/** Whether probabilities mean what they say, on rows taken together. */
export interface ReliabilityCurve {
  readonly name: string;
  /** Expected calibration error, both labels weighing alike; null without rows. */
  readonly calibrationError: number | null;
  readonly bins: readonly Reliability[];
}

export interface Curves {
  /** Over all thresholds. */
  readonly roc: readonly CurvePair[];
  /** The same where few reputable headlines are flagged: up to `MAX_RATE`. */
  readonly recall: readonly CurvePair[];
  readonly reliability: readonly ReliabilityCurve[];
}

const MAX_POINTS = 100;
/** End of the recall curves: nobody would set a threshold that flags more reputable headlines than this: five times the budget. */
export const MAX_RATE = 5 * FALSE_FLAG_BUDGET;

/** Every corner of the curve: one point a distinct credibility. */
function traceAll(reputable: readonly number[], doubtful: readonly number[]): RatePoint[] {
  const rows = [
    ...reputable.map(value => ({value, isDoubtful: false})),
    ...doubtful.map(value => ({value, isDoubtful: true})),
  ];
  rows.sort((a, b) => a.value - b.value);
  const points: RatePoint[] = [{falseFlagRate: 0, recall: 0}];
  let [flaggedReputable, flaggedDoubtful] = [0, 0];
  rows.forEach(({value, isDoubtful}, at) => {
    if (isDoubtful) flaggedDoubtful++;
    else flaggedReputable++;
    if (rows[at + 1]?.value === value) return;
    points.push({falseFlagRate: flaggedReputable / reputable.length, recall: flaggedDoubtful / doubtful.length});
  });
  return points;
}

/** The first, the last, and evenly spread ones between, by their place on the curve. */
function thin(points: readonly RatePoint[], maxPoints: number): RatePoint[] {
  if (points.length <= maxPoints) return [...points];
  const [first, last] = [points[0]!, points.at(-1)!];
  const placeOf = ({falseFlagRate, recall}: RatePoint) => falseFlagRate - first.falseFlagRate + recall - first.recall;
  const step = placeOf(last) / (maxPoints - 1);
  let next = 0;
  const kept = points.filter(point => {
    if (placeOf(point) < next * step - 1e-12) return false;
    next = Math.floor(placeOf(point) / step + 1e-9) + 1;
    return true;
  });
  return kept.at(-1) === last ? kept : [...kept.slice(0, maxPoints - 1), last];
}

/**
 * The ROC curve of credibility: shares flagged as the threshold rises from 0 to above 1.
 * @param maxPoints  at least 2; the first and the last point are always among them
 * @returns nothing when a side is empty
 * Example: traceRoc([0.9], [0.1], 10) -> [{0, 0}, {0, 1}, {1, 1}] as {falseFlagRate, recall}
 */
export function traceRoc(reputable: readonly number[], doubtful: readonly number[], maxPoints: number): RatePoint[] {
  return reputable.length === 0 || doubtful.length === 0 ? [] : thin(traceAll(reputable, doubtful), maxPoints);
}

/** The beginning of the ROC curve, at most `maxRate` of the reputable headlines flagged, with more points there. */
export function traceRecall(
  reputable: readonly number[],
  doubtful: readonly number[],
  maxRate: number,
  maxPoints: number,
): RatePoint[] {
  if (reputable.length === 0 || doubtful.length === 0) return [];
  const points = traceAll(reputable, doubtful).filter(({falseFlagRate}) => falseFlagRate <= maxRate);
  return thin(points, maxPoints);
}

/** Bars of tenths without the empty ones; both labels weigh alike, since sets are mixed at will. */
export function traceReliability(
  name: string,
  credible: readonly number[],
  doubtful: readonly number[],
): ReliabilityCurve {
  const probabilities = [...credible, ...doubtful];
  const labels = [...credible.map(() => 1), ...doubtful.map(() => 0)];
  const weights = labels.map(label => 1 / (label === 1 ? credible : doubtful).length);
  const counts = binReliability(probabilities, labels);
  const bins = binReliability(probabilities, labels, weights).flatMap(({predicted, observed}, at) => {
    const rows = counts[at]!.count;
    return rows > 0 ? [{predicted, observed, rows}] : [];
  });
  return {name, calibrationError: computeCalibrationError(probabilities, labels, weights), bins};
}

/** A row that was scored: credibility, 0 to 1, by both. */
export interface CurveRow {
  readonly label: 0 | 1;
  readonly network: number;
  readonly baseline: number;
}

/** Rows with a credibility label as rows of a curve; others are left out. */
export function toCurveRows(measured: readonly Measured[]): CurveRow[] {
  return measured.flatMap(({example, network, baseline}) => {
    const label = example.labels.credibility;
    return label === undefined ? [] : [{label, network: network.credibility, baseline}];
  });
}

/** What a plot of rates is traced from: doubtful rows among `rows`, against reputable ones scored by the same networks. */
export interface RateSource {
  readonly name: string;
  readonly rows: readonly CurveRow[];
  /** Whatever their labels say. */
  readonly reputable: readonly Pick<CurveRow, 'network' | 'baseline'>[];
}

/** What a plot of reliability is traced from. */
export interface ReliabilitySource {
  readonly name: string;
  readonly rows: readonly CurveRow[];
}

type Trace = typeof traceRoc;

function tracePair({name, rows, reputable}: RateSource, trace: Trace): CurvePair {
  const doubtful = rows.filter(({label}) => label === 0);
  const curve = (side: 'network' | 'baseline') =>
    trace(
      reputable.map(row => row[side]),
      doubtful.map(row => row[side]),
      MAX_POINTS,
    );
  return {name, network: curve('network'), baseline: curve('baseline')};
}

/** All curves of a report; a source that has one side only gives no curve of rates. */
export function traceCurves(rates: readonly RateSource[], reliability: readonly ReliabilitySource[]): Curves {
  const pairs = (trace: Trace) =>
    rates.map(source => tracePair(source, trace)).filter(({network}) => network.length > 0);
  const readLabel = (rows: readonly CurveRow[], wanted: 0 | 1) =>
    rows.filter(({label}) => label === wanted).map(({network}) => network);
  return {
    roc: pairs(traceRoc),
    recall: pairs((a, b, maxPoints) => traceRecall(a, b, MAX_RATE, maxPoints)),
    reliability: reliability.map(({name, rows}) => traceReliability(name, readLabel(rows, 1), readLabel(rows, 0))),
  };
}
