/** The vocabulary as the kernels look it up: in the bytes of its file, without a text for each token. */
import {UNK, type Vocabulary} from '../core/vocabulary.ts';
import {parseVocabulary} from '../model/load.ts';
import {startKernels} from './kernel-memory.ts';

const NEWLINE = 10;
/** Bytes of a place in the index. */
const PLACE_BYTES = 8;
/** A token of more bytes is none that a vocabulary has. */
const MAX_TOKEN_BYTES = 512;

function findEnd(lines: Uint8Array): number {
  let end = lines.length;
  while (end > 0 && lines[end - 1] === NEWLINE) end--;
  return end;
}

/**
 * Indexes `vocabulary.txt`, one token a line, as `createVocabulary` does with the list of them.
 * @param module  the compiled kernels
 * @param most  tokens that there is room for
 * @throws RangeError when there are fewer than 2 tokens or more than `most`, or one repeats another
 */
export function createKernelVocabulary(module: WebAssembly.Module, bytes: Uint8Array, most: number): Vocabulary {
  const {kernels, memory} = startKernels(module);
  const places = 2 ** Math.ceil(Math.log2(2 * (most + 1)));
  const end = findEnd(bytes);
  const lines = memory.take(end + 1);
  const index = memory.take(places * PLACE_BYTES);
  const word = memory.take(MAX_TOKEN_BYTES);
  const view = new Uint8Array(memory.memory.buffer);
  view.set(bytes.subarray(0, end), lines);
  view[lines + end] = NEWLINE;
  const size = kernels.indexTokens(lines, lines + end, index, places - 1);
  if (size < 2 || size > most) {
    throw new RangeError(`expected 2 to ${most} distinct tokens, received ${size < 0 ? 'a repeated one' : size}`);
  }
  const target = view.subarray(word, word + MAX_TOKEN_BYTES);
  const encoder = new TextEncoder();
  /** Tokens met before: headlines share most of their words. Bounded by the vocabulary. */
  const met = new Map<string, number>();
  return {
    size,
    get tokens() {
      return parseVocabulary(bytes);
    },
    idOf(token) {
      const known = met.get(token);
      if (known !== undefined) return known;
      const {read, written} = encoder.encodeInto(token, target);
      const id = read < token.length ? UNK : kernels.findToken(word, written, index, places - 1);
      if (id !== UNK) met.set(token, id);
      return id;
    },
  };
}
