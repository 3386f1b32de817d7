/** A headline as a heat map needs it: rounded numbers, word by word. */
import {prepareHeadline} from '../../../core/assess.ts';
import {HEADS} from '../../../model/card.ts';
import type {Model} from '../../../model/load.ts';
import {MEASURES, type Measure, measureStep} from './measures.ts';
import type {Trace, TracedStep} from './trace.ts';

/** Forward, backward; a value a word each. */
type BothWays<T> = readonly [T, T];

export interface WatchedHeadline {
  readonly text: string;
  readonly tokens: readonly string[];
  readonly credibility: number;
  readonly measures: BothWays<Readonly<Record<Measure, readonly (number | null)[]>>>;
}

/** Of a few units, what the plot of single units shows. */
export interface WatchedUnit {
  readonly unit: number;
  /** What one more of the unit's highest and of its mean state adds to the logit of credibility, added up. */
  readonly weight: number;
  readonly input: readonly number[];
  readonly forget: readonly number[];
  readonly output: readonly number[];
  readonly cell: readonly number[];
}

export interface WatchedUnits {
  readonly text: string;
  readonly tokens: readonly string[];
  /** Those that speak most for credibility first, most against it last. */
  readonly directions: BothWays<readonly WatchedUnit[]>;
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Calls a function for both directions. */
function both<T>(make: (direction: 0 | 1) => T): [T, T] {
  return [make(0), make(1)];
}

function listMeasures(steps: readonly TracedStep[]): Record<Measure, (number | null)[]> {
  const measured = steps.map(measureStep);
  const entries = MEASURES.map(name => {
    const values = measured.map(step => step[name]);
    return [name, values.map(value => (value === null ? null : round(value)))];
  });
  return Object.fromEntries(entries) as Record<Measure, (number | null)[]>;
}

async function traceText(model: Model, trace: (ids: Int32Array) => Promise<Trace>, text: string) {
  const prepared = prepareHeadline(text, model.vocabulary, model.card.shape.maxLength);
  if (!('ids' in prepared))
    throw new RangeError(`expected a headline to assess, received "${text}": ${prepared.reason}`);
  const tokens = Array.from(prepared.ids, id => model.vocabulary.tokens[id]!);
  return {tokens, traced: await trace(prepared.ids)};
}

/** What both directions do along a headline. @throws RangeError for one that the extension would not assess */
export async function watchHeadline(
  model: Model,
  trace: (ids: Int32Array) => Promise<Trace>,
  text: string,
): Promise<WatchedHeadline> {
  const {tokens, traced} = await traceText(model, trace, text);
  const measures = both(direction => listMeasures(traced.directions[direction]));
  return {text, tokens, credibility: round(traced.credibility), measures};
}

/** Units of a direction with their weight for credibility. */
function weighUnits({weights, card}: Model, direction: 0 | 1): {unit: number; weight: number}[] {
  const {units} = card.shape;
  const read = (part: number, unit: number) =>
    weights.dense[(part * units + unit) * HEADS.length + HEADS.indexOf('credibility')]!;
  return Array.from({length: units}, (_, unit) => ({
    unit,
    weight: round(read(direction, unit) + read(2 + direction, unit)),
  })).sort((a, b) => b.weight - a.weight);
}

/**
 * The units that weigh most for credibility and against it, along a headline.
 * @param count  units of each direction, an even number
 */
export async function watchUnits(
  model: Model,
  trace: (ids: Int32Array) => Promise<Trace>,
  text: string,
  count: number,
): Promise<WatchedUnits> {
  const {tokens, traced} = await traceText(model, trace, text);
  const directions = both(direction => {
    const ranked = weighUnits(model, direction);
    const steps = traced.directions[direction];
    return [...ranked.slice(0, count / 2), ...ranked.slice(-count / 2)].map(({unit, weight}) => {
      const along = (gate: 'input' | 'forget' | 'output' | 'cell') => steps.map(step => round(step[gate][unit]!));
      return {
        unit,
        weight,
        input: along('input'),
        forget: along('forget'),
        output: along('output'),
        cell: along('cell'),
      };
    });
  });
  return {text, tokens, directions};
}
