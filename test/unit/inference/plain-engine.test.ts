import {beforeAll, describe, expect, test} from '@jest/globals';
import {compileEngineKernel} from '../../../src/build/compile-kernel.ts';
import {inRepository} from '../../../src/build/paths.ts';
import {createKernelEngine} from '../../../src/inference/kernel-engine.ts';
import {type CellStep, createPlainEngine} from '../../../src/inference/plain-engine.ts';
import type {Model} from '../../../src/model/load.ts';
import {openModel} from '../../../src/training/export.ts';
import {createRandomModel, drawHeadlines} from '../../support/random-model.ts';

describe('the plain engine', () => {
  let model: Model;
  let module: WebAssembly.Module;
  beforeAll(async () => {
    model = await openModel(inRepository('models'));
    module = new WebAssembly.Module(await compileEngineKernel());
  });

  test('gives what the kernels give, on the model that ships', async () => {
    const headlines = drawHeadlines(40, model.card.shape);
    const plain = await createPlainEngine(model).score(headlines);
    const kernel = await createKernelEngine(model, module).score(headlines);
    for (const [index, {credibility, satire, clickbait}] of kernel.entries()) {
      expect(Math.abs(plain[index]!.credibility - credibility)).toBeLessThan(1e-5);
      expect(Math.abs(plain[index]!.satire - satire)).toBeLessThan(1e-5);
      expect(Math.abs(plain[index]!.clickbait - clickbait)).toBeLessThan(1e-5);
    }
    // Lest all headlines had one score.
    expect(new Set(kernel.map(({credibility}) => credibility.toFixed(3))).size).toBeGreaterThan(10);
  });

  test('shows gates and states that obey the equations of the cell', async () => {
    const random = await createRandomModel();
    const {units} = random.card.shape;
    const steps: CellStep[] = [];
    const engine = createPlainEngine(random, step =>
      steps.push({...step, gates: step.gates.slice(), cell: step.cell.slice()}),
    );
    await engine.score([Int32Array.of(3, 9, 5)]);
    expect(steps.map(({direction, read}) => [direction, read])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    for (const [index, {read, gates, cell}] of steps.entries()) {
      for (let unit = 0; unit < units; unit++) {
        const [input, forget, candidate] = [0, 1, 2].map(gate => gates[gate * units + unit]!);
        const before = read === 0 ? 0 : steps[index - 1]!.cell[unit]!;
        expect(cell[unit]).toBeCloseTo(forget! * before + input! * candidate!, 12);
      }
    }
  });
});
