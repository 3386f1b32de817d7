/** Published results beside what words and other headlines together tell, as a part of the study. */
import {bootstrap, type Interval} from '../intervals.ts';
import type {StudyPart} from '../part.ts';
import {cutFolds} from './cut.ts';
import {writeInformed} from './informed-section.ts';
import {measurePredictions, type Prediction} from './measure.ts';
import {PROTOCOLS} from './protocols.ts';
import {type InformedResult, runInformed} from './run-informed.ts';

/** What was measured by one protocol. */
export interface InformedSummary {
  readonly dataset: string;
  readonly titles: number;
  readonly positives: number;
  readonly figure: Interval;
  /** The same with folds drawn anew. */
  readonly again: readonly number[];
  /** What saying the more frequent class always would give. */
  readonly majority: number;
  /** On one processor. */
  readonly minutes: number;
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;

/** Sums up a protocol. Accuracy is counted at even odds; for F1 the cut of each fold is the best one of the others. */
export function summarizeInformed({dataset, draws}: InformedResult): InformedSummary {
  const {metric} = PROTOCOLS.find(entry => entry.dataset === dataset)!.published;
  const measure = (rows: readonly Prediction[]) => measurePredictions(rows, metric);
  const [first, ...again] = draws.map(({folds}) => (metric === 'F1' ? cutFolds(folds, metric) : folds.flat()));
  const {mean, low, high} = bootstrap(first!, measure);
  const positives = first!.filter(({label}) => label === 1).length;
  const always = first!.map(({label}) => ({label, logit: 2 * positives > first!.length ? 1 : -1}));
  return {
    dataset,
    titles: first!.length,
    positives,
    figure: {mean: round(mean), low: round(low), high: round(high)},
    again: again.map(rows => round(measure(rows))),
    majority: round(measure(always)),
    minutes: Math.round(draws.reduce((sum, {seconds}) => sum + seconds, 0) / 6) / 10,
  };
}

export const INFORMED: StudyPart<InformedResult | null, readonly InformedSummary[]> = {
  name: 'informed',
  needsStart: true,
  listPieces: () => PROTOCOLS.filter(({isInformed}) => isInformed).map(({dataset}) => dataset),
  runPiece: runInformed,
  summarize: results => results.flatMap(result => (result === null ? [] : [summarizeInformed(result)])),
  write: writeInformed,
};
