/** What all trainings of the memory task say together. */
import {measureSpread} from '../../../core/metrics.ts';
import {average} from '../intervals.ts';
import {countParameters} from '../networks/shape.ts';
import {type MemoryNetwork, type MemoryResult, type MemoryRun, type MemorySettings, shapeMemory} from './memory.ts';

export interface MemoryTrial {
  readonly network: MemoryNetwork;
  readonly run: MemoryRun;
  readonly result: MemoryResult;
}

export interface MemoryLine {
  readonly name: string;
  /** The one with the lowest mean loss on validation headlines. */
  readonly rate: number;
  /** Mean and standard deviation over seeds, distance by distance, then beyond. */
  readonly accuracy: readonly {readonly mean: number; readonly spread: number}[];
  /** Seeds that read at least nine of ten headlines rightly at every distance trained on. */
  readonly seedsThatHold: number;
}

/** All networks after one number of headlines. */
export interface Lesson {
  /** Headlines read, repeated ones counted again. */
  readonly headlines: number;
  /** In the order of the networks. */
  readonly lines: readonly MemoryLine[];
}

export interface MemorySummary {
  readonly networks: readonly {readonly name: string; readonly units: number; readonly parameters: number}[];
  readonly seeds: number;
  readonly rates: readonly number[];
  readonly distances: readonly number[];
  readonly beyond: readonly number[];
  /** Headlines of each distance, and seed, that accuracy is of. */
  readonly tested: number;
  readonly lessons: readonly Lesson[];
}

/** Accuracy at which a headline counts as remembered. */
export const HOLDS = 0.9;

const NAMES: Readonly<Record<MemoryNetwork['kind'], string>> = {
  mean: 'mean of words',
  simple: 'simple recurrent network',
  lstm: 'LSTM',
  bidirectional: 'bidirectional LSTM',
};

const round = (value: number) => Math.round(value * 1e4) / 1e4;

function summarizeLine(network: MemoryNetwork, trials: readonly MemoryTrial[], distances: number): MemoryLine {
  const rates = [...new Set(trials.map(({run}) => run.rate))];
  const ofRate = (rate: number) => trials.filter(({run}) => run.rate === rate);
  const lossOf = (rate: number) => average(ofRate(rate).map(({result}) => result.validationLoss));
  const rate = rates.reduce((best, other) => (lossOf(other) < lossOf(best) ? other : best));
  const chosen = ofRate(rate).map(({result}) => result.accuracy);
  return {
    name: NAMES[network.kind],
    rate,
    accuracy: chosen[0]!.map((_, index) => {
      const values = chosen.map(accuracy => accuracy[index]!);
      return {mean: round(average(values)), spread: round(measureSpread(values))};
    }),
    seedsThatHold: chosen.filter(accuracy => accuracy.slice(0, distances).every(value => value >= HOLDS)).length,
  };
}

/** Sums up all trials; each network's rate is chosen for each lesson on validation headlines, over all seeds. */
export function summarizeMemory(
  trials: readonly MemoryTrial[],
  networks: readonly MemoryNetwork[],
  settings: MemorySettings,
): MemorySummary {
  const lengths = [...new Set(trials.map(({run}) => run.epochs))].sort((a, b) => a - b);
  const own = (network: MemoryNetwork, epochs: number) =>
    trials.filter(trial => trial.network.kind === network.kind && trial.run.epochs === epochs);
  return {
    networks: networks.map(network => {
      const shape = shapeMemory(network, settings);
      return {name: NAMES[network.kind], units: shape.units, parameters: countParameters(shape)};
    }),
    seeds: new Set(trials.map(({run}) => run.seed)).size,
    rates: [...new Set(trials.map(({run}) => run.rate))],
    distances: settings.distances,
    beyond: settings.beyond,
    tested: 4 * settings.testQuartets,
    lessons: lengths.map(epochs => ({
      headlines: 4 * settings.trainQuartets * epochs,
      lines: networks.map(network => summarizeLine(network, own(network, epochs), settings.distances.length)),
    })),
  };
}
