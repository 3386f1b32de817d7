import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from '@jest/globals';
import {compileKernel} from '../../../../../src/build/compile-kernel.ts';
import {inRepository} from '../../../../../src/build/paths.ts';
import {measureMemory} from '../../../../../src/training/study/dependency/memory.ts';
import type {NetworkKind} from '../../../../../src/training/study/networks/shape.ts';

const SETTINGS = {
  distances: [0, 2],
  beyond: [4],
  trainQuartets: 400,
  validationQuartets: 25,
  testQuartets: 25,
  batchSize: 32,
  embeddingSize: 8,
  budget: 1500,
};
const RUN = {epochs: 4, rate: 0.02, seed: 1};
const silent = {step: () => undefined, note: () => undefined, done: () => undefined};

let module: WebAssembly.Module;
beforeAll(async () => {
  const source = inRepository('src/training/kernel/gradients.ts');
  module = new WebAssembly.Module(await compileKernel(source, join(tmpdir(), 'grain-kernel-test')));
});

const measure = (kind: NetworkKind) => measureMemory({kind, readOut: 'last'}, RUN, SETTINGS, module, silent);

describe('measureMemory', () => {
  test.each(['simple', 'lstm', 'bidirectional'] as const)('teaches a %s network a short distance', kind => {
    const {accuracy} = measure(kind);
    expect(accuracy).toHaveLength(3);
    expect(Math.min(...accuracy.slice(0, 2))).toBeGreaterThan(0.9);
  });

  test('finds a mean of words guessing, which knows no order', () => {
    // The headlines of a quartet come in pairs that have the same words: one of each is always wrong.
    expect(measure('mean').accuracy).toEqual([0.5, 0.5, 0.5]);
  });

  test('gives the same result again', () => {
    expect(measure('lstm')).toEqual(measure('lstm'));
  });
});
