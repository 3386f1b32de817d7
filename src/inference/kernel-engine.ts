/** The engine that ships: our own kernels in WebAssembly (`kernel/`). TensorFlow.js is its oracle in a test. */
import type {Probabilities} from '../core/score.ts';
import type {EncodedHeadline} from '../core/vocabulary.ts';
import {readProbabilities} from '../model/calibration.ts';
import {HEADS, type Shape} from '../model/card.ts';
import type {Model} from '../model/load.ts';
import type {Engine} from './engine.ts';
import {type KernelMemory, type Kernels, startKernels} from './kernel-memory.ts';
import {type KernelWeights, placeWeights} from './kernel-weights.ts';
import {createSorter, cutBatch, type SortedGroup} from './sort-group.ts';

/** Words that with one panel of weights stay in the first-level cache: 32 x 256 bytes and 4 kB. */
const PROJECTED_AT_ONCE = 32;

/** Runs the kernels on one group; logits [rows, heads], in the order of its rows. */
function runGroup(
  group: SortedGroup,
  {embeddingSize, units, pairBuckets}: Shape,
  weights: KernelWeights,
  memory: KernelMemory,
  kernels: Kernels,
): Float32Array {
  const rows = group.order.length;
  const count = group.distinct.length;
  const {mark} = memory;
  const [ids, lengths, slots] = [group.distinct, group.lengths, group.slots].map(list => memory.take(list.byteLength));
  const words = memory.take(count * embeddingSize * 4);
  const projected = memory.take(count * 8 * units * 4);
  const features = memory.take((rows + 1) * 4 * units * 4);
  const state = memory.take((rows + 1) * (3 * units + 1) * 4);
  const logits = memory.take(rows * HEADS.length * 4);
  const put = (list: Int32Array, at: number) => new Int32Array(memory.memory.buffer, at, list.length).set(list);
  put(group.distinct, ids!);
  put(group.lengths, lengths!);
  put(group.slots, slots!);

  const {levels, scales, minimums} = weights.embedding;
  kernels.embedWords(levels, scales, minimums, ids!, count, embeddingSize, words);
  // In parts, so that code which the browser compiles well in the meantime takes over in the middle of the first page.
  for (let first = 0; first < count; first += PROJECTED_AT_ONCE) {
    kernels.projectWords(
      words + first * embeddingSize * 4,
      Math.min(PROJECTED_AT_ONCE, count - first),
      embeddingSize,
      weights.kernel,
      weights.bias,
      8 * units,
      projected + first * 8 * units * 4,
    );
  }
  for (const direction of [0, 1] as const) {
    kernels.runDirection(
      weights.recurrent[direction],
      projected + direction * 4 * units * 4,
      8 * units * 4,
      slots!,
      lengths!,
      rows,
      group.longest,
      units,
      direction === 1,
      state,
      features + direction * units * 4,
    );
  }
  kernels.scoreHeads(features, lengths!, rows, units, weights.dense, weights.denseBias, HEADS.length, logits);
  const {pairs, words: single} = weights;
  const place = [HEADS.length, ids!, slots!, lengths!, rows, group.longest, logits] as const;
  kernels.addPairs(pairs.levels, pairs.scales, pairs.minimums, pairBuckets, ...place);
  kernels.addWords(single.levels, single.scales, single.minimums, ...place);
  memory.release(mark);
  return new Float32Array(memory.memory.buffer, logits, rows * HEADS.length);
}

/** Scores one group of headlines. */
type Runner = (group: readonly EncodedHeadline[]) => Probabilities[];

function createRunner(model: Model, module: WebAssembly.Module): Runner {
  const {kernels, memory} = startKernels(module);
  const weights = placeWeights(model, memory, kernels);
  const sort = createSorter(model.card.shape.vocabularySize);
  return group => {
    const sorted = sort(group);
    const logits = runGroup(sorted, model.card.shape, weights, memory, kernels);
    const results = new Array<Probabilities>(group.length);
    for (const [row, index] of sorted.order.entries()) results[index] = readProbabilities(logits, row, model.card);
    return results;
  };
}

/**
 * Makes an engine from the compiled kernels.
 * @param module  `kernel/index.ts`, compiled
 * @throws RangeError when a size of the network is not a multiple of 4
 */
export function createKernelEngine(model: Model, module: WebAssembly.Module): Engine {
  const {embeddingSize, units, maxLength} = model.card.shape;
  if (embeddingSize % 4 !== 0 || units % 4 !== 0) {
    throw new RangeError(
      `expected embedding size and units to be multiples of 4, received ${embeddingSize} and ${units}`,
    );
  }
  // All memory hangs on this one function: forgetting it frees everything.
  let run: Runner | undefined = createRunner(model, module);
  return {
    async score(batch) {
      const score = run;
      if (!score) throw new Error('expected an engine in use, received one that was disposed of');
      return [...cutBatch(batch, maxLength)].flatMap(group => score(group));
    },
    dispose() {
      run = undefined;
    },
  };
}
