import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, jest, test} from '@jest/globals';
import {compileKernel} from '../../../../../src/build/compile-kernel.ts';
import {computeAuc} from '../../../../../src/core/metrics.ts';
import {createRandom} from '../../../../../src/core/random.ts';
import {CAPS} from '../../../../../src/core/text.ts';
import {createVocabulary} from '../../../../../src/core/vocabulary.ts';
import type {TrainingRow} from '../../../../../src/training/batches.ts';
import {createNetworkEngine} from '../../../../../src/training/study/networks/engine.ts';
import {type FitOptions, fitNetwork} from '../../../../../src/training/study/networks/fit.ts';
import {scoreHeadlines} from '../../../../../src/training/study/networks/score.ts';
import {NETWORK_KINDS, type NetworkShape} from '../../../../../src/training/study/networks/shape.ts';
import {drawWeights, listArrays} from '../../../../../src/training/study/networks/weights.ts';

// Seconds of work on an idle core; a busy machine may take many times as long.
jest.setTimeout(180_000);

const vocabulary = createVocabulary(['<pad>', '<unk>', CAPS, ...Array.from({length: 17}, (_, i) => `word${i}`)]);
const progress = {step: () => {}, note: () => {}, done: () => {}};
const options: FitOptions = {
  epochs: 8,
  patience: 3,
  batchSize: 16,
  learningRate: 0.02,
  featureDropout: 0.1,
  pairDropout: 0.1,
  noise: {wordDropout: 0, capsDropout: 0, nameSwap: 0},
  clipNorm: 1,
  maxLength: 12,
  seed: 1,
};

let module: WebAssembly.Module;
beforeAll(async () => {
  const source = join(__dirname, '../../../../../src/training/kernel/gradients.ts');
  module = new WebAssembly.Module(await compileKernel(source, join(tmpdir(), 'grain-kernel-test')));
});

/** Headlines of which those that hold the word 5 are credible; with `ordered`, those in which it stands before the 6. */
function inventRows(count: number, seed: number, ordered: boolean): TrainingRow[] {
  const random = createRandom(seed);
  return Array.from({length: count}, (_, index) => {
    const label = index % 2;
    const ids = Int32Array.from({length: 4 + (index % 3)}, () => 7 + Math.floor(random() * 13));
    if (ordered) [ids[1], ids[2]] = label === 1 ? [5, 6] : [6, 5];
    else ids[Math.floor(random() * ids.length)] = label === 1 ? 5 : 6;
    return {ids, renamed: [], labels: [label], weights: [1]};
  });
}

function teach(part: Partial<NetworkShape>, ordered: boolean) {
  const shape: NetworkShape = {
    kind: 'simple',
    readOut: 'last',
    vocabularySize: 20,
    embeddingSize: 8,
    units: 8,
    pairBuckets: 0,
    ...part,
  };
  const random = createRandom(2);
  const start = drawWeights(
    shape,
    Float32Array.from({length: 160}, () => random() - 0.5),
    random,
  );
  const engine = createNetworkEngine(module, shape);
  const rows = {train: inventRows(300, 1, ordered), validation: inventRows(60, 2, ordered)};
  const fitted = fitNetwork({shape, engine, start, ...rows, vocabulary, options, progress});
  const score = (label: number) =>
    scoreHeadlines(
      engine,
      fitted.weights,
      inventRows(100, 3, ordered).flatMap(row => (row.labels[0] === label ? [row.ids] : [])),
      8,
    );
  return {fitted, start, auc: computeAuc(score(1), score(0))};
}

describe('fitNetwork', () => {
  test.each(NETWORK_KINDS)('teaches a network of kind %s which word tells', kind => {
    expect(teach({kind}, false).auc).toBeGreaterThan(0.95);
  });

  test('teaches order to those that read, and not to a mean of words', () => {
    expect(teach({kind: 'mean'}, true).auc).toBeLessThan(0.7);
    expect(teach({kind: 'lstm'}, true).auc).toBeGreaterThan(0.95);
  });

  test('teaches order to a mean of words that sees pairs beside it', () => {
    expect(teach({kind: 'mean', pairBuckets: 64}, true).auc).toBeGreaterThan(0.95);
  });

  test('keeps the epoch that served the validation rows best, and stops when patience ends', () => {
    const {losses, bestEpoch} = teach({kind: 'mean'}, true).fitted;
    expect(losses[bestEpoch - 1]).toBe(Math.min(...losses));
    expect(losses.length).toBe(Math.min(options.epochs, bestEpoch + options.patience));
  });

  test('gives the same weights for the same seed, and leaves the start as it was', () => {
    const [first, second] = [teach({kind: 'bidirectional'}, false), teach({kind: 'bidirectional'}, false)];
    expect(listArrays(first.fitted.weights)).toEqual(listArrays(second.fitted.weights));
    expect(listArrays(first.start)).toEqual(listArrays(second.start));
    expect(listArrays(first.start)).not.toEqual(listArrays(first.fitted.weights));
  });
});
