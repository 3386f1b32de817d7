/**
 * Pre-trains both directions as language models: left to right each hidden state predicts the next word, right to left
 * the one before. The softmax is tied to the embedding and runs over the words of the batch and some drawn ones
 * (sampled softmax, Jean et al. 2015), each corrected by its chance of being there.
 */
import {createRandom, type Random, shuffle} from '../core/random.ts';
import {PAD, UNK} from '../core/vocabulary.ts';
import type {Shape} from '../model/card.ts';
import {applyAdam, createAdamState, RowGradients} from './adam.ts';
import {type Candidates, createLanguageEngine} from './language-gradients.ts';
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
