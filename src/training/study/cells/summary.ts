/** What the cells do over many headlines: by word, by place, by unit. */
import type {EncodedHeadline} from '../../../core/vocabulary.ts';
import {measureStep, type StepMeasures} from './measures.ts';
import type {Trace, TracedStep} from './trace.ts';

/** Means over all places of a word but those where it was the first to be read. */
export interface WordMeasures {
  readonly word: string;
  readonly count: number;
  readonly opening: number;
  readonly forgotten: number;
  readonly change: number;
}

/** Means over all words that were read after `read` others. */
export interface PlaceMeasures {
  readonly read: number;
  readonly steps: number;
  readonly opening: number;
  readonly keeping: number;
  readonly forgotten: number;
}

export interface DirectionSummary {
  /** Those that open the input gate widest, and least; that change the state most; that make it forget most. */
  readonly openers: readonly WordMeasures[];
  readonly closers: readonly WordMeasures[];
  readonly changers: readonly WordMeasures[];
  readonly forgetters: readonly WordMeasures[];
  readonly places: readonly PlaceMeasures[];
  /**
   * Words after which half of a unit's state is left, by the mean logarithm of its forget gate; a value a unit, sorted.
   */
  readonly halfLives: readonly number[];
}

export interface SummaryOptions {
  /** A word counted less often says too little. */
  readonly minCount: number;
  /** Words in each list. */
  readonly listed: number;
  /** Places at the beginning that are told of. */
  readonly places: number;
}

interface Sums {
  count: number;
  opening: number;
  keeping: number;
  forgotten: number;
  change: number;
}

function addTo<Key>(map: Map<Key, Sums>, key: Key, measures: StepMeasures): void {
  const sums = map.get(key) ?? {count: 0, opening: 0, keeping: 0, forgotten: 0, change: 0};
  map.set(key, sums);
  sums.count++;
  sums.opening += measures.opening;
  sums.keeping += measures.keeping;
  sums.forgotten += measures.forgotten ?? 0;
  sums.change += measures.change;
}

/** Collects one direction. */
class DirectionSums {
  readonly words = new Map<number, Sums>();
  readonly places = new Map<number, Sums>();
  readonly #logarithms: Float64Array;
  #steps = 0;

  constructor(units: number) {
    this.#logarithms = new Float64Array(units);
  }

  /** @param steps  in the order of reading */
  add(steps: readonly TracedStep[], ids: ArrayLike<number>): void {
    for (const [read, step] of steps.entries()) {
      if (read === 0) continue;
      const measures = measureStep(step);
      addTo(this.words, ids[read]!, measures);
      addTo(this.places, read, measures);
      for (const [unit, forget] of step.forget.entries()) this.#logarithms[unit]! += Math.log(forget);
      this.#steps++;
    }
  }

  listHalfLives(): number[] {
    return Array.from(this.#logarithms, sum => Math.log(0.5) / (sum / this.#steps)).sort((a, b) => a - b);
  }
}

function summarizeDirection(sums: DirectionSums, tokens: readonly string[], options: SummaryOptions): DirectionSummary {
  const {minCount, listed} = options;
  const words: WordMeasures[] = [...sums.words]
    .filter(([, {count}]) => count >= minCount)
    .map(([id, {count, opening, forgotten, change}]) => ({
      word: tokens[id]!,
      count,
      opening: opening / count,
      forgotten: forgotten / count,
      change: change / count,
    }));
  const by = (rank: (word: WordMeasures) => number) => [...words].sort((a, b) => rank(b) - rank(a)).slice(0, listed);
  const places = [...sums.places].sort(([a], [b]) => a - b).slice(0, options.places);
  return {
    openers: by(({opening}) => opening),
    closers: by(({opening}) => -opening),
    changers: by(({change}) => change),
    forgetters: by(({forgotten}) => forgotten),
    places: places.map(([read, {count, opening, keeping, forgotten}]) => ({
      read,
      steps: count,
      opening: opening / count,
      keeping: keeping / count,
      forgotten: forgotten / count,
    })),
    halfLives: sums.listHalfLives(),
  };
}

/** Forward, backward. */
export async function summarizeCells(
  headlines: readonly EncodedHeadline[],
  tokens: readonly string[],
  trace: (ids: EncodedHeadline) => Promise<Trace>,
  options: SummaryOptions,
): Promise<[DirectionSummary, DirectionSummary]> {
  const collected: DirectionSums[] = [];
  for (const ids of headlines) {
    const {directions} = await trace(ids);
    for (const [index, steps] of directions.entries()) {
      collected[index] ??= new DirectionSums(steps[0]!.forget.length);
      if (index === 0) collected[index].add(steps, ids);
      else collected[index].add([...steps].reverse(), Int32Array.from(ids).reverse());
    }
  }
  if (collected.length === 0) throw new RangeError('expected at least 1 headline, received 0');
  const [forward, backward] = collected.map(sums => summarizeDirection(sums, tokens, options));
  return [forward!, backward!];
}
