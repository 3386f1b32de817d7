/** One batch of the language model, by the training kernels: both directions, one softmax over shared candidates. */
import type {Shape} from '../model/card.ts';
import {Arena, type Block, type Kernels, type Sizes, type SoftmaxKernels} from './kernel-memory.ts';
import {createPasses, type Direction, joinColumns, measureBatch, sliceDirection} from './kernel-passes.ts';
import type {TrainingState} from './network.ts';

/** The words that a batch chooses among. */
export interface Candidates {
  readonly ids: Int32Array;
  readonly places: ReadonlyMap<number, number>;
  /** Minus the logarithm of each word's chance of being among them. */
  readonly corrections: Float32Array;
}

/** Loss and gradients of one batch; views of the kernels' memory, good until the next batch. */
export interface LanguageGradients {
  /** Cross-entropy per predicted word. */
  readonly loss: number;
  readonly dense: Record<'kernel' | 'recurrentForward' | 'recurrentBackward' | 'bias', Float32Array>;
  /** [steps * rows, embedding] */
  readonly words: Float32Array;
  /** [candidates, embedding] and [candidates]. */
  readonly output: Float32Array;
  readonly outputBias: Float32Array;
}

/** Makes the function from a batch to its gradients. */
export function createLanguageEngine(module: WebAssembly.Module, {embeddingSize, units}: Shape) {
  if (embeddingSize !== units) {
    throw new RangeError(`expected tied sizes, received an embedding of ${embeddingSize} and ${units} units`);
  }
  const arena = new Arena();
  const instance = new WebAssembly.Instance(module, {env: {memory: arena.memory}});
  const kernels = instance.exports as unknown as Kernels & SoftmaxKernels;
  const {runForward, runBackward, gatherGradients, multiplyBy} = createPasses(kernels, arena);

  /** Targets of the hidden states that predict: for each, the place of the word beside it, or -1. */
  function listTargets(batch: readonly Int32Array[], {places}: Candidates, isBackward: boolean): Block {
    const steps = batch[0]!.length;
    const targets = arena.take((steps - 1) * batch.length);
    const ids = new Int32Array(targets.values.buffer, targets.at, targets.values.length);
    for (let step = 0; step < steps - 1; step++) {
      for (const [row, headline] of batch.entries()) {
        ids[step * batch.length + row] = places.get(headline[isBackward ? step : step + 1]!) ?? -1;
      }
    }
    return targets;
  }

  /** Scores every candidate at every predicting state of a direction. @returns the loss and what it says of the states */
  function predict(
    direction: Direction,
    batch: readonly Int32Array[],
    candidates: Candidates,
    shared: Shared,
    sizes: Sizes,
  ) {
    const rows = (sizes.steps - 1) * sizes.rows;
    const count = candidates.ids.length;
    const offset = direction.isBackward ? sizes.rows * units : 0;
    const states = {at: direction.hidden.at + 4 * offset, values: direction.hidden.values.subarray(offset)} as Block;
    const scores = arena.zeros(rows * count);
    multiplyBy(states, shared.turned, scores, [rows, units, count]);
    kernels.addToRows(shared.biases.at, scores.at, rows, count);
    const targets = listTargets(batch, candidates, direction.isBackward);
    const loss = kernels.softmaxRows(scores.at, targets.at, rows, count, 1 / (2 * rows));
    const dStates = arena.zeros(rows * units);
    multiplyBy(scores, shared.vectors, dStates, [rows, count, units]);
    kernels.multiplyTransposed(scores.at, states.at, shared.dVectors.at, rows, count, units);
    kernels.addRows(scores.at, shared.dBiases.at, rows, count);
    return {loss: loss / rows, dStates};
  }

  /** What both directions share: the candidates' vectors and biases, and their gradients. */
  function shareCandidates({ids, corrections}: Candidates, embedding: Float32Array, outputBias: Float32Array) {
    const count = ids.length;
    const vectors = arena.take(count * units);
    for (const [place, id] of ids.entries())
      vectors.values.set(embedding.subarray(id * units, (id + 1) * units), place * units);
    const turned = arena.take(count * units);
    kernels.transpose(vectors.at, turned.at, count, units);
    const biases = arena.copy(corrections.map((correction, place) => correction + outputBias[ids[place]!]!));
    return {vectors, turned, biases, dVectors: arena.zeros(count * units), dBiases: arena.zeros(count)};
  }
  type Shared = ReturnType<typeof shareCandidates>;

  return (
    batch: readonly Int32Array[],
    candidates: Candidates,
    {weights}: TrainingState,
    outputBias: Float32Array,
  ): LanguageGradients => {
    const sizes = {embedding: embeddingSize, units, steps: batch[0]!.length, rows: batch.length};
    const predictions = (sizes.steps - 1) * sizes.rows * candidates.ids.length;
    arena.reset();
    arena.reserve(measureBatch(sizes) + 4 * (2 * predictions + 16 * candidates.ids.length * units) + 65536);
    const words = arena.take(sizes.steps * sizes.rows * embeddingSize);
    for (const [row, ids] of batch.entries()) {
      for (const [step, id] of ids.entries()) {
        const vector = weights.embedding.subarray(id * embeddingSize, (id + 1) * embeddingSize);
        words.values.set(vector, (step * sizes.rows + row) * embeddingSize);
      }
    }
    const shared = shareCandidates(candidates, weights.embedding, outputBias);
    const dWords = arena.zeros(words.values.length);
    const [left, right] = [false, true].map(isBackward => {
      const direction = runForward(isBackward, words, sliceDirection(weights, isBackward, units), sizes);
      const {loss, dStates} = predict(direction, batch, candidates, shared, sizes);
      const part = sizes.rows * units;
      const fill = (step: number, address: number) => {
        const target = new Float32Array(arena.memory.buffer, address, part);
        const index = isBackward ? step - 1 : step;
        if (index < 0 || index >= sizes.steps - 1) target.fill(0);
        else target.set(dStates.values.subarray(index * part, (index + 1) * part));
      };
      runBackward(direction, fill, sizes);
      return {loss, ...gatherGradients(direction, words, dWords, sizes)};
    });
    return {
      loss: (left!.loss + right!.loss) / 2,
      words: dWords.values,
      output: shared.dVectors.values,
      outputBias: shared.dBiases.values,
      dense: {
        kernel: joinColumns(left!.kernel.values, right!.kernel.values, 4 * units),
        bias: joinColumns(left!.bias.values, right!.bias.values, 4 * units),
        recurrentForward: left!.recurrent.values,
        recurrentBackward: right!.recurrent.values,
      },
    };
  };
}
