/** Published results, as a part of the study. */
import {average, bootstrap, type Interval} from '../intervals.ts';
import type {StudyPart} from '../part.ts';
import {cutFolds} from './cut.ts';
import {measurePredictions, type Prediction} from './measure.ts';
import {PROTOCOLS} from './protocols.ts';
import {type ProtocolResult, runProtocol} from './run-protocol.ts';
import {writePublished} from './section.ts';

/** What was measured by one protocol. */
export interface ProtocolSummary {
  readonly dataset: string;
  readonly titles: number;
  readonly positives: number;
  /** The figure of words and pieces of words alone, of the networks alone, and of both. */
  readonly words: number;
  readonly network: number;
  readonly both: Interval;
  /** What saying the more frequent class always would give. */
  readonly majority: number;
  /** Of all folds together, on one processor. */
  readonly minutes: number;
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;

/** Sums up a protocol. Both systems have the same say: the mean of their logits; the cut comes from the other folds. */
export function summarizeProtocol({dataset, folds}: ProtocolResult): ProtocolSummary {
  const {metric} = PROTOCOLS.find(entry => entry.dataset === dataset)!.published;
  const collect = (read: (fold: ProtocolResult['folds'][number], index: number) => number): Prediction[] =>
    cutFolds(
      folds.map(fold => fold.labels.map((label, index) => ({label, logit: read(fold, index)}))),
      metric,
    );
  const both = collect(({words, network}, index) => average([words[index]!, network[index]!]));
  const {mean, low, high} = bootstrap(both, rows => measurePredictions(rows, metric));
  const positives = both.filter(({label}) => label === 1).length;
  const always = both.map(({label}) => ({label, logit: 2 * positives > both.length ? 1 : -1}));
  return {
    dataset,
    titles: both.length,
    positives,
    words: round(
      measurePredictions(
        collect(({words}, index) => words[index]!),
        metric,
      ),
    ),
    network: round(
      measurePredictions(
        collect(({network}, index) => network[index]!),
        metric,
      ),
    ),
    both: {mean: round(mean), low: round(low), high: round(high)},
    majority: round(measurePredictions(always, metric)),
    minutes: Math.round(folds.reduce((sum, {seconds}) => sum + seconds, 0) / 6) / 10,
  };
}

export const PUBLISHED: StudyPart<ProtocolResult | null, readonly ProtocolSummary[]> = {
  name: 'published',
  needsStart: true,
  listPieces: () => PROTOCOLS.map(({dataset}) => dataset),
  runPiece: runProtocol,
  summarize: results => results.flatMap(result => (result === null ? [] : [summarizeProtocol(result)])),
  write: writePublished,
};
