/**
 * Pre-trains both directions as language models: left to right each hidden state predicts the next word, right to left
 * the one before. The softmax is tied to the embedding and runs over the words of the batch and some drawn ones
 * (sampled softmax, Jean et al. 2015), each corrected by its chance of being there.
 */
import {createRandom, type Random, shuffle} from '../core/random.ts';
import {PAD, UNK} from '../core/vocabulary.ts';
import type {Shape} from '../model/card.ts';
import {applyAdam, createAdamState, RowGradients} from './adam.ts';
import {Arena, type Block, type Kernels, type Sizes, type SoftmaxKernels} from './kernel-memory.ts';
import {createPasses, type Direction, joinColumns, measureBatch} from './kernel-passes.ts';
import {applyGradients, type TrainingState} from './network.ts';
import type {Progress} from './progress.ts';

export interface LanguageOptions {
  readonly epochs: number;
  readonly batchSize: number;
  /** Falls linearly to a tenth. */
  readonly learningRate: number;
  readonly seed: number;
}

/** A score whose power is 0 in float32. */
const IMPOSSIBLE = -1000;

/** Words drawn beside those of the batch. */
const DRAWN = 256;

/** The words that a batch chooses among. */
interface Candidates {
  readonly ids: Int32Array;
  readonly places: ReadonlyMap<number, number>;
  /** Minus the logarithm of each word's chance of being among them. */
  readonly corrections: Float32Array;
}

/** Shares of the words in all headlines; UNK and PAD have none. */
function countShares(headlines: readonly Int32Array[], size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const ids of headlines) for (const id of ids) if (id > UNK) counts[id]!++;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map(count => count / total);
}

function chooseCandidates(batch: readonly Int32Array[], shares: Float64Array, random: Random): Candidates {
  const tokens = batch.length * batch[0]!.length;
  const places = new Map<number, number>();
  const add = (id: number) => {
    if (id > UNK && !places.has(id)) places.set(id, places.size);
  };
  for (const ids of batch) for (const id of ids) add(id);
  // Uniform over the vocabulary, which lists words by frequency: the rare ones that the batch lacks.
  for (let i = 0; i < DRAWN; i++) add(Math.floor(random() * shares.length));
  // Vectors come in eights: the rest are PAD, whose correction makes them impossible answers.
  const ids = new Int32Array(Math.ceil(places.size / 8) * 8).fill(PAD);
  ids.set([...places.keys()]);
  const drawn = DRAWN / shares.length;
  const chance = (id: number) => Math.min(1, 1 - (1 - shares[id]!) ** tokens + drawn);
  const corrections = Float32Array.from(ids, id => (id === PAD ? IMPOSSIBLE : -Math.log(chance(id))));
  return {ids, places, corrections};
}

/** Batches of one length, in random order. */
function* cutByLength(headlines: readonly Int32Array[], size: number, random: Random): Generator<Int32Array[]> {
  const groups = new Map<number, Int32Array[]>();
  for (const index of shuffle(Uint32Array.from(headlines.keys()), random)) {
    const ids = headlines[index]!;
    const group = groups.get(ids.length);
    if (group) group.push(ids);
    else groups.set(ids.length, [ids]);
  }
  const batches = [...groups.values()].flatMap(group =>
    Array.from({length: Math.ceil(group.length / size)}, (_, i) => group.slice(i * size, (i + 1) * size)),
  );
  yield* shuffle(batches, random);
}

interface LanguageGradients {
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
function createLanguageEngine(module: WebAssembly.Module, {embeddingSize, units}: Shape) {
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
      const direction = runForward(isBackward, words, weights, sizes);
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

/**
 * Trains embedding and both directions of `state` in place; its moments stay as they are for what comes after.
 * @param headlines  encoded, each of 2 words or more
 * @returns the mean cross-entropy per word of the last epoch
 */
export async function pretrainLanguage(
  state: TrainingState,
  headlines: readonly Int32Array[],
  shape: Shape,
  module: WebAssembly.Module,
  options: LanguageOptions,
  progress: Progress,
): Promise<number> {
  const run = createLanguageEngine(module, shape);
  const shares = countShares(headlines, shape.vocabularySize);
  const random = createRandom(options.seed);
  const sparse = {embedding: new RowGradients(shape.embeddingSize), pairs: new RowGradients(1)};
  const outputBias = new Float32Array(shape.vocabularySize);
  const outputMoments = createAdamState(outputBias.length);
  const none = {
    dense: new Float32Array(state.weights.dense.length),
    denseBias: new Float32Array(state.weights.denseBias.length),
  };
  const total = options.epochs * headlines.length;
  let done = 0;
  let mean = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    let loss = 0;
    for (const batch of cutByLength(headlines, options.batchSize, random)) {
      const candidates = chooseCandidates(batch, shares, random);
      const gradients = run(batch, candidates, state, outputBias);
      for (const [row, ids] of batch.entries()) {
        for (const [step, id] of ids.entries()) {
          sparse.embedding.add(id, gradients.words, (step * batch.length + row) * shape.embeddingSize);
        }
      }
      state.step++;
      const rate = options.learningRate * (1 - (0.9 * done) / total);
      for (const [place, id] of candidates.ids.entries()) {
        sparse.embedding.add(id, gradients.output, place * shape.embeddingSize);
        applyAdam(
          outputBias,
          outputMoments,
          gradients.outputBias,
          {at: id, from: place, count: 1},
          {rate, step: state.step, scale: 1},
        );
      }
      applyGradients(state, {...gradients.dense, ...none}, sparse, rate, 1);
      done += batch.length;
      loss += gradients.loss * batch.length;
      mean = loss / (done - epoch * headlines.length);
      progress.step(`Language model: epoch ${epoch + 1} of ${options.epochs}, loss ${mean.toFixed(3)}`, done / total);
      if (state.step % 16 === 0) await new Promise(resolve => setImmediate(resolve));
    }
    progress.done(`Language model, epoch ${epoch + 1} of ${options.epochs}: mean loss ${mean.toFixed(3)} per word`);
  }
  return mean;
}
