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

function parseModel(card: Card, vocabularyBytes: Uint8Array, weightBytes: Uint8Array): Model {
  const vocabulary = createVocabulary(parseVocabulary(vocabularyBytes));
  if (vocabulary.size !== card.shape.vocabularySize) {
    throw new ModelLoadError(`vocabulary: expected ${card.shape.vocabularySize} tokens, received ${vocabulary.size}`);
  }
  return {card, vocabulary, weights: unpackWeights(weightBytes, card.shape)};
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
 * @throws ModelLoadError when something is missing, damaged or of another version
 */
export async function openModelUnchecked(read: (name: string) => Promise<Uint8Array>): Promise<UncheckedModel> {
  const [cardBytes, vocabularyBytes, weightBytes] = await Promise.all([
    read(MODEL_FILES.card),
    read(MODEL_FILES.vocabulary),
    read(MODEL_FILES.weights),
  ]);
  const card = parseCard(new TextDecoder().decode(cardBytes));
  const {vocabulary, weights} = card.files;
  checkSize(MODEL_FILES.vocabulary, vocabularyBytes, vocabulary);
  checkSize(MODEL_FILES.weights, weightBytes, weights);
  const checked = Promise.all([
    checkHash(MODEL_FILES.vocabulary, vocabularyBytes, vocabulary),
    checkHash(MODEL_FILES.weights, weightBytes, weights),
  ]).then(() => undefined);
  // Until the caller waits for it, a wrong hash is not an unhandled failure.
  void Promise.allSettled([checked]);
  try {
    return {model: parseModel(card, vocabularyBytes, weightBytes), checked};
  } catch (error) {
    // What does not parse is most likely damaged: the hash says so better.
    await checked;
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
