import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import {cutModule, FALLBACK_KERNELS, FALLBACK_MODULE, registerFewer} from '../../../src/build/fallback-engine.ts';
import {inRepository} from '../../../src/build/paths.ts';
import type {Engine} from '../../../src/inference/engine.ts';
import {createPlainEngine} from '../../../src/inference/plain-engine.ts';
import {createTfjsEngine} from '../../../src/inference/tfjs-engine.ts';
import {createRandomModel, drawHeadlines} from '../../support/random-model.ts';

const published = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';

describe('the engine of TensorFlow.js that ships', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grain-of-salt-cut-'));
  let engine: Engine;
  let model: Awaited<ReturnType<typeof createRandomModel>>;
  beforeAll(async () => {
    writeFileSync(join(folder, FALLBACK_MODULE), await cutModule());
    tf.env().set('WASM_HAS_SIMD_SUPPORT', false);
    model = await createRandomModel();
    engine = await createTfjsEngine(model, `${folder}/`);
  });
  afterAll(() => {
    engine.dispose();
    rmSync(folder, {recursive: true, force: true});
  });

  test('scores as plain arithmetic does, headlines of one word and of many', async () => {
    const headlines = [...drawHeadlines(40), Int32Array.of(5), Int32Array.of(7, 8)];
    const expected = await createPlainEngine(model).score(headlines);
    const found = await engine.score(headlines);
    for (const [at, {credibility, satire}] of expected.entries()) {
      expect(found[at]!.credibility).toBeCloseTo(credibility, 6);
      expect(found[at]!.satire).toBeCloseTo(satire, 6);
    }
  });

  test('calls just the operations that it has', async () => {
    const headlines = [...drawHeadlines(40), Int32Array.of(5)];
    const {kernelNames} = await tf.profile(async () => {
      await engine.score(headlines);
      return tf.scalar(0);
    });
    expect(new Set(kernelNames)).toEqual(FALLBACK_KERNELS);
  });

  test('is little more than half of what is published', async () => {
    const whole = readFileSync(inRepository(`${published}/${FALLBACK_MODULE}`)).byteLength;
    expect((await cutModule()).byteLength).toBeLessThan(0.6 * whole);
  });
});

describe('registerFewer', () => {
  const script = readFileSync(inRepository(`${published}/register_all_kernels.js`), 'utf8');

  test('registers the operations named, of those that are published', () => {
    expect(registerFewer(script, new Set(['Add', 'Tanh'])).split('\n')).toEqual([
      "import { addConfig } from './kernels/Add';",
      "import { tanhConfig } from './kernels/Tanh';",
      "import { registerKernel } from '@tensorflow/tfjs-core';",
      'for (const config of [addConfig, tanhConfig]) registerKernel(config);',
    ]);
  });

  test('refuses a version that lacks one', () => {
    expect(() => registerFewer(script, new Set(['Add', 'Levitate']))).toThrow(
      'expected Add, Levitate in TensorFlow.js, received 1 of them',
    );
  });
});
