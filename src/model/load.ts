import {createVocabulary, type Vocabulary} from '../core/vocabulary.ts';
import {type Card, type FileSeal, ModelLoadError, parseCard} from './card.ts';
import {unpackWeights, type Weights} from './weights.ts';

/** A model read, checked and ready for an engine. */
export interface Model {
  readonly card: Card;
  readonly vocabulary: Vocabulary;
  readonly weights: Weights;
}

/** Names of the three files of a model. */
export const MODEL_FILES = {card: 'card.json', vocabulary: 'vocabulary.txt', weights: 'weights.bin'} as const;

/** The SHA-256 of some bytes, 64 hexadecimal digits. */
export async function computeSha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}

function checkSize(name: string, bytes: Uint8Array, seal: FileSeal): void {
  if (bytes.byteLength !== seal.bytes) {
    throw new ModelLoadError(`${name}: expected ${seal.bytes} bytes, received ${bytes.byteLength}`);
  }
}

async function checkHash(name: string, bytes: Uint8Array, seal: FileSeal): Promise<void> {
  const sha256 = await computeSha256(bytes);
  if (sha256 !== seal.sha256) throw new ModelLoadError(`${name}: expected SHA-256 ${seal.sha256}, received ${sha256}`);
}

/** The tokens of `vocabulary.txt`, one a line. */
export function parseVocabulary(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).trimEnd().split('\n');
}

function checkVocabulary({size}: Vocabulary, {shape}: Card): void {
  if (size !== shape.vocabularySize) {
    throw new ModelLoadError(`vocabulary: expected ${shape.vocabularySize} tokens, received ${size}`);
  }
}

/** A model in the right shape, whose hashes are still being computed. */
export interface UncheckedModel {
  readonly model: Model;
  /** Settles when the hashes are known; rejects with a ModelLoadError for a wrong one. Nothing may be shown before. */
  readonly checked: Promise<void>;
}

/**
 * Reads a model: all three files at once, then each checked against its size in the card; hashes are computed beside
 * whatever the caller does next.
 * @param read  gives the bytes of a file of the model by name
 * @param index  makes a vocabulary of the bytes of its file and the number of its tokens
 * @throws ModelLoadError when something is missing, damaged or of another version
 */
export async function openModelUnchecked(
  read: (name: string) => Promise<Uint8Array>,
  index: (bytes: Uint8Array, size: number) => Vocabulary = bytes => createVocabulary(parseVocabulary(bytes)),
): Promise<UncheckedModel> {
  const reading = [MODEL_FILES.card, MODEL_FILES.vocabulary, MODEL_FILES.weights].map(name => read(name));
  // One file that fails ends the wait for the others, whose failures then say nothing new.
  void Promise.allSettled(reading);
  const [cardBytes, vocabularyBytes] = await Promise.all(reading.slice(0, 2));
  const card = parseCard(new TextDecoder().decode(cardBytes));
  const {vocabulary: vocabularySeal, weights: weightSeal} = card.files;
  checkSize(MODEL_FILES.vocabulary, vocabularyBytes!, vocabularySeal);
  const vocabularyChecked = checkHash(MODEL_FILES.vocabulary, vocabularyBytes!, vocabularySeal);
  // Until the caller waits for it, a wrong hash is not an unhandled failure.
  void Promise.allSettled([vocabularyChecked]);
  try {
    // The tokens are indexed while the weights, ten times as many bytes, are still being read.
    const vocabulary = index(vocabularyBytes!, card.shape.vocabularySize);
    checkVocabulary(vocabulary, card);
    const weightBytes = await reading[2]!;
    checkSize(MODEL_FILES.weights, weightBytes, weightSeal);
    const hashes = [vocabularyChecked, checkHash(MODEL_FILES.weights, weightBytes, weightSeal)];
    const checked = Promise.all(hashes).then(() => undefined);
    void Promise.allSettled([checked]);
    const model = {card, vocabulary, weights: unpackWeights(weightBytes, card.shape)};
    return {model, checked};
  } catch (error) {
    // A list that does not parse is most likely damaged: the hash says so better.
    await vocabularyChecked;
    throw error;
  }
}

/**
 * Reads a model and waits until its hashes are checked as well.
 * @param read  gives the bytes of a file of the model by name
 * @throws ModelLoadError when something is missing, damaged or of another version
 */
export async function loadModel(read: (name: string) => Promise<Uint8Array>): Promise<Model> {
  const {model, checked} = await openModelUnchecked(read);
  await checked;
  return model;
}
