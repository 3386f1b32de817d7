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

async function checkSeal(name: string, bytes: Uint8Array, seal: FileSeal): Promise<void> {
  if (bytes.byteLength !== seal.bytes) {
    throw new ModelLoadError(`${name}: expected ${seal.bytes} bytes, received ${bytes.byteLength}`);
  }
  const sha256 = await computeSha256(bytes);
  if (sha256 !== seal.sha256) throw new ModelLoadError(`${name}: expected SHA-256 ${seal.sha256}, received ${sha256}`);
}

/** The tokens of `vocabulary.txt`, one a line. */
export function parseVocabulary(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).trimEnd().split('\n');
}

/**
 * Reads a model: all three files at once, then each checked against size and hash in the card.
 * @param read  gives the bytes of a file of the model by name
 * @throws ModelLoadError when something is missing, damaged or of another version
 */
export async function loadModel(read: (name: string) => Promise<Uint8Array>): Promise<Model> {
  const [cardBytes, vocabularyBytes, weightBytes] = await Promise.all([
    read(MODEL_FILES.card),
    read(MODEL_FILES.vocabulary),
    read(MODEL_FILES.weights),
  ]);
  const card = parseCard(new TextDecoder().decode(cardBytes));
  await Promise.all([
    checkSeal(MODEL_FILES.vocabulary, vocabularyBytes, card.files.vocabulary),
    checkSeal(MODEL_FILES.weights, weightBytes, card.files.weights),
  ]);
  const vocabulary = createVocabulary(parseVocabulary(vocabularyBytes));
  if (vocabulary.size !== card.shape.vocabularySize) {
    throw new ModelLoadError(`vocabulary: expected ${card.shape.vocabularySize} tokens, received ${vocabulary.size}`);
  }
  return {card, vocabulary, weights: unpackWeights(weightBytes, card.shape)};
}
