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

/** A model whose words are known already, while its weights are still being read and hashes computed. */
export interface UncheckedModel {
  readonly card: Card;
  readonly vocabulary: Vocabulary;
  /** The whole model, in the right shape. */
  readonly model: Promise<Model>;
  /** Settles when the hashes are known; rejects with a ModelLoadError for a wrong one. Nothing may be shown before. */
  readonly checked: Promise<void>;
}

/** Until somebody waits for a promise, its failure is not an unhandled one. */
export function keep<T>(promise: Promise<T>): Promise<T> {
  void Promise.allSettled([promise]);
  return promise;
}

/**
 * Reads a model: all three files at once, then each checked against its size in the card. Weights, ten times as many
 * bytes as the rest, and hashes come beside whatever the caller does next.
 * @param read  gives the bytes of a file of the model by name
 * @param index  makes a vocabulary of the bytes of its file and the number of its tokens
 * @throws ModelLoadError when something is missing, damaged or of another version
 */
export async function openModelUnchecked(
  read: (name: string) => Promise<Uint8Array>,
  index: (bytes: Uint8Array, size: number) => Vocabulary = bytes => createVocabulary(parseVocabulary(bytes)),
): Promise<UncheckedModel> {
  // One file that fails ends the wait for the others, whose failures then say nothing new.
  const [reading, readingVocabulary, readingWeights] = [
    keep(read(MODEL_FILES.card)),
    keep(read(MODEL_FILES.vocabulary)),
    keep(read(MODEL_FILES.weights)),
  ];
  const [cardBytes, vocabularyBytes] = await Promise.all([reading, readingVocabulary]);
  const card = parseCard(new TextDecoder().decode(cardBytes));
  checkSize(MODEL_FILES.vocabulary, vocabularyBytes, card.files.vocabulary);
  const vocabularyChecked = keep(checkHash(MODEL_FILES.vocabulary, vocabularyBytes, card.files.vocabulary));
  try {
    const vocabulary = index(vocabularyBytes, card.shape.vocabularySize);
    checkVocabulary(vocabulary, card);
    const weighed = keep(openWeights(readingWeights, card));
    return {
      card,
      vocabulary,
      model: keep(weighed.then(({weights}) => ({card, vocabulary, weights}))),
      checked: keep(Promise.all([vocabularyChecked, weighed.then(({checked}) => checked)]).then(() => undefined)),
    };
  } catch (error) {
    // A list that does not parse is most likely damaged: the hash says so better.
    await vocabularyChecked;
    throw error;
  }
}

async function openWeights(reading: Promise<Uint8Array>, {files, shape}: Card) {
  const bytes = await reading;
  checkSize(MODEL_FILES.weights, bytes, files.weights);
  const checked = keep(checkHash(MODEL_FILES.weights, bytes, files.weights));
  return {weights: unpackWeights(bytes, shape), checked};
}

/**
 * Reads a model and waits until its hashes are checked as well.
 * @param read  gives the bytes of a file of the model by name
 * @throws ModelLoadError when something is missing, damaged or of another version
 */
export async function loadModel(read: (name: string) => Promise<Uint8Array>): Promise<Model> {
  const {model, checked} = await openModelUnchecked(read);
  const [opened] = await Promise.all([model, checked]);
  return opened;
}
