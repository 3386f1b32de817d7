import {expect, test} from '@jest/globals';
import {measureStep} from '../../../../../src/training/study/cells/measures.ts';

const of = (...values: number[]) => Float64Array.from(values);

test('measureStep tells what was let in, kept, lost and changed', () => {
  const step = {
    input: of(0.2, 0.4),
    forget: of(0.25, 1),
    candidate: of(1, -1),
    output: of(0.5, 0.7),
    before: of(2, -2),
    cell: of(0.5 + 0.2, -2 - 0.4),
  };
  const measures = measureStep(step);
  expect(measures.opening).toBeCloseTo(0.3);
  expect(measures.keeping).toBeCloseTo(0.625);
  expect(measures.output).toBeCloseTo(0.6);
  // Three quarters of the one unit's 2, nothing of the other's: 1.5 of 4.
  expect(measures.forgotten).toBeCloseTo(0.375);
  expect(measures.change).toBeCloseTo((1.3 + 0.4) / 2);
  expect(measures.size).toBeCloseTo((0.7 + 2.4) / 2);
});

test('measureStep has nothing to forget at the first word', () => {
  const zero = of(0, 0);
  const step = {input: zero, forget: zero, candidate: zero, output: zero, before: zero, cell: zero};
  expect(measureStep(step).forgotten).toBeNull();
});
