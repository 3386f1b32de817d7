/** What the cells of the shipped network do along a headline. */
import type {EncodedHeadline} from '../../../core/vocabulary.ts';
import {createPlainEngine} from '../../../inference/plain-engine.ts';
import type {Model} from '../../../model/load.ts';

/** One direction at one word; arrays of one value a unit. */
export interface TracedStep {
  readonly input: Float64Array;
  readonly forget: Float64Array;
  readonly candidate: Float64Array;
  readonly output: Float64Array;
  /** The state before and after the word. */
  readonly before: Float64Array;
  readonly cell: Float64Array;
}

export interface Trace {
  readonly credibility: number;
  /** Forward, backward; steps in the order of the words, whichever way they were read. */
  readonly directions: readonly [readonly TracedStep[], readonly TracedStep[]];
}

/** Makes the function from a headline to its trace. */
export function createTracer(model: Model): (ids: EncodedHeadline) => Promise<Trace> {
  const {units} = model.card.shape;
  let directions: [TracedStep[], TracedStep[]] = [[], []];
  const engine = createPlainEngine(model, ({direction, gates, cell}) => {
    const steps = directions[direction];
    const part = (index: number) => gates.slice(index * units, (index + 1) * units);
    const before = steps.at(-1)?.cell ?? new Float64Array(units);
    steps.push({input: part(0), forget: part(1), candidate: part(2), output: part(3), before, cell: cell.slice()});
  });
  return async ids => {
    directions = [[], []];
    const [scored] = await engine.score([ids]);
    const [forward, backward] = directions;
    return {credibility: scored!.credibility, directions: [forward, backward.reverse()]};
  };
}
