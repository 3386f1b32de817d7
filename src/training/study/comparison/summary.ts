/** What all folds say together: figures per set, means over sets, and what each step is worth. */
import {measureSpread} from '../../../core/metrics.ts';
import type {Estimate} from '../../report.ts';
import type {StudyConfig} from '../config.ts';
import {average, estimateMean, type Interval} from '../intervals.ts';
import {type LengthSummary, summarizeLengths} from '../lengths/summary.ts';
import {CONTENDERS, sizeContender} from './contenders.ts';
import type {SetFigures} from './measure.ts';
import {FLOOR, type FoldTrials} from './run-fold.ts';

export type Figure = 'auc' | 'recall';

export interface SetLine {
  readonly name: string;
  readonly doubtful: number;
  /** In the order of the networks, the floor first. */
  readonly auc: readonly Estimate[];
  readonly recall: readonly Estimate[];
}

/** From one network to the next. */
export interface StepLine {
  readonly from: string;
  readonly to: string;
  readonly figure: Figure;
  /** Of the paired differences, sets being what repeats. */
  readonly difference: Interval;
  readonly setsBetter: number;
  readonly sets: number;
}

export interface ComparisonSummary {
  readonly networks: readonly {
    readonly name: string;
    /** Null for the floor, whose terms are counted otherwise. */
    readonly units: number | null;
    readonly parameters: number | null;
    readonly bestEpoch: number | null;
  }[];
  readonly seeds: number;
  readonly folds: number;
  readonly train: number;
  readonly validation: number;
  readonly texts: number;
  /** Of all trainings together, on one processor. */
  readonly minutes: number;
  /** Of sets, in the order of their names; then left-out outlets. */
  readonly lines: readonly SetLine[];
  /** Over the sets alone. */
  readonly means: SetLine;
  readonly steps: readonly StepLine[];
  readonly lengths: LengthSummary;
}

/** How left-out outlets are called, which are no set. */
export const OUTLETS = 'outlets of 2020 on';

const round = (value: number) => Math.round(value * 1e4) / 1e4;

/** Figures of one network on one set, seed by seed; what several folds measured weighs by doubtful headlines. */
function listValues(folds: readonly FoldTrials[], network: string, set: string, figure: Figure): number[] {
  const bySeed = new Map<number, SetFigures[]>();
  for (const {name, seed, sets} of folds.flatMap(({trials}) => trials)) {
    if (name !== network) continue;
    const found = sets.filter(entry => entry.name === set);
    bySeed.set(seed, [...(bySeed.get(seed) ?? []), ...found]);
  }
  return [...bySeed.values()].map(parts => {
    const total = parts.reduce((sum, {doubtful}) => sum + doubtful, 0);
    return parts.reduce((sum, part) => sum + (part[figure] * part.doubtful) / total, 0);
  });
}

const estimate = (values: readonly number[]): Estimate => ({
  mean: round(average(values)),
  spread: round(measureSpread(values)),
});

function countDoubtful(folds: readonly FoldTrials[], set: string): number {
  return folds
    .flatMap(({trials}) => trials.find(({name}) => name === FLOOR)!.sets.filter(({name}) => name === set))
    .reduce((sum, {doubtful}) => sum + doubtful, 0);
}

/** The mean over sets, seed by seed. */
function averageOverSets(folds: readonly FoldTrials[], sets: readonly string[], network: string, figure: Figure) {
  const values = sets.map(set => listValues(folds, network, set, figure));
  return values[0]!.map((_, seed) => average(values.map(list => list[seed]!)));
}

function compareNeighbours(
  folds: readonly FoldTrials[],
  sets: readonly string[],
  names: readonly string[],
): StepLine[] {
  return names.slice(1).flatMap((to, index) =>
    (['auc', 'recall'] as const).map(figure => {
      const from = names[index]!;
      const mean = (network: string, set: string) => average(listValues(folds, network, set, figure));
      const differences = sets.map(set => mean(to, set) - mean(from, set));
      const {mean: middle, low, high} = estimateMean(differences);
      // No difference of shares is beyond 1, whatever a few sets cannot rule out.
      const bounded = (value: number) => round(Math.min(1, Math.max(-1, value)));
      return {
        from,
        to,
        figure,
        difference: {mean: round(middle), low: bounded(low), high: bounded(high)},
        setsBetter: differences.filter(difference => difference > 0).length,
        sets: sets.length,
      };
    }),
  );
}

/** Sums up the trials of all folds. @throws RangeError when they left out no set */
export function summarizeFolds(folds: readonly FoldTrials[], config: StudyConfig): ComparisonSummary {
  const names = [FLOOR, ...CONTENDERS.map(({name}) => name)];
  const measured = [...new Set(folds.flatMap(({trials}) => trials[0]!.sets.map(({name}) => name)))];
  const sets = measured.filter(name => name !== OUTLETS).sort();
  const toLine = (set: string): SetLine => ({
    name: set,
    doubtful: countDoubtful(folds, set),
    auc: names.map(name => estimate(listValues(folds, name, set, 'auc'))),
    recall: names.map(name => estimate(listValues(folds, name, set, 'recall'))),
  });
  const epochs = (network: string) =>
    folds.flatMap(({trials}) => trials.filter(({name}) => name === network).map(({bestEpoch}) => bestEpoch));
  return {
    networks: [
      {name: FLOOR, units: null, parameters: null, bestEpoch: null},
      ...CONTENDERS.map(contender => ({
        ...sizeContender(contender, config),
        bestEpoch: round(average(epochs(contender.name))),
      })),
    ],
    seeds: config.seeds,
    folds: folds.length,
    train: Math.round(average(folds.map(({train}) => train))),
    validation: Math.round(average(folds.map(({validation}) => validation))),
    texts: config.texts,
    minutes: Math.round(folds.flatMap(({trials}) => trials).reduce((sum, {seconds}) => sum + seconds, 0) / 6) / 10,
    lines: [...sets, ...measured.filter(name => name === OUTLETS)].map(toLine),
    means: {
      name: `mean of ${sets.length} sets`,
      doubtful: sets.reduce((sum, set) => sum + countDoubtful(folds, set), 0),
      auc: names.map(name => estimate(averageOverSets(folds, sets, name, 'auc'))),
      recall: names.map(name => estimate(averageOverSets(folds, sets, name, 'recall'))),
    },
    steps: compareNeighbours(folds, sets, names),
    lengths: summarizeLengths(
      folds.flatMap(({trials}) => trials),
      names,
    ),
  };
}
