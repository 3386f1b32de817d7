import {describe, expect, test} from '@jest/globals';
import {summarizeCells} from '../../../../../src/training/study/cells/summary.ts';
import type {Trace, TracedStep} from '../../../../../src/training/study/cells/trace.ts';

/** A cell of one unit whose gates depend on the word alone: words 2 and 3 open and keep differently. */
const GATES: Record<number, {input: number; forget: number}> = {
  2: {input: 0.1, forget: 0.9},
  3: {input: 0.8, forget: 0.5},
  4: {input: 0.3, forget: 0.7},
};

function readOneWay(ids: readonly number[]): TracedStep[] {
  let cell = 0;
  return ids.map(id => {
    const {input, forget} = GATES[id]!;
    const before = cell;
    cell = forget * before + input;
    const of = (value: number) => Float64Array.of(value);
    return {input: of(input), forget: of(forget), candidate: of(1), output: of(1), before: of(before), cell: of(cell)};
  });
}

const trace = async (ids: Int32Array): Promise<Trace> => ({
  credibility: 0.5,
  directions: [readOneWay([...ids]), readOneWay([...ids].reverse()).reverse()],
});

const tokens = ['<pad>', '<unk>', 'the', 'claims', 'mayor'];
const headlines = [Int32Array.of(2, 3, 4), Int32Array.of(3, 2, 4), Int32Array.of(4, 3, 2)];
const options = {minCount: 2, listed: 2, places: 2};

describe('summarizeCells', () => {
  test('ranks words by what they do where they are not read first', async () => {
    const [forward, backward] = await summarizeCells(headlines, tokens, trace, options);
    expect(forward.openers.map(({word, count}) => [word, count])).toEqual([
      ['claims', 2],
      ['mayor', 2],
    ]);
    expect(forward.openers[0]!.opening).toBeCloseTo(0.8);
    expect(forward.closers[0]!.word).toBe('the');
    expect(forward.forgetters[0]!.forgotten).toBeCloseTo(0.5);
    // Read from the end, "mayor" comes first in two of three headlines: too seldom after others.
    expect(backward.openers.map(({word}) => word)).toEqual(['claims', 'the']);
  });

  test('tells of the first places, in the order of reading', async () => {
    const [forward, backward] = await summarizeCells(headlines, tokens, trace, options);
    expect(forward.places.map(({read, steps}) => [read, steps])).toEqual([
      [1, 3],
      [2, 3],
    ]);
    expect(forward.places[0]!.keeping).toBeCloseTo((0.5 + 0.9 + 0.5) / 3);
    expect(backward.places[1]!.keeping).toBeCloseTo((0.9 + 0.5 + 0.7) / 3);
  });

  test('says after how many words half of a state is left', async () => {
    const [forward] = await summarizeCells([Int32Array.of(2, 3, 3)], tokens, trace, options);
    expect(forward.halfLives[0]).toBeCloseTo(1);
  });

  test('refuses to sum up nothing', async () => {
    await expect(summarizeCells([], tokens, trace, options)).rejects.toThrow('expected at least 1 headline');
  });
});
