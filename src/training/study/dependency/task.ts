/** The memory task: headlines whose last word must be read by who was named first, some words before. */
import type {Random} from '../../../core/random.ts';
import {createVocabulary, encode, type Vocabulary} from '../../../core/vocabulary.ts';
import {drawFiller, listTaskWords, pick, SPEAKERS, VERBS, VERDICT_WORDS} from './grammar.ts';

/** Words of the clue: who speaks, a verb, who hears it. */
export const CLUE_WORDS = 3;

export interface TaskExample {
  readonly words: readonly string[];
  /** 1 where the headline means well: praise by the earnest, blame by a joker. */
  readonly label: 0 | 1;
  /** Words between the clue and the last word. */
  readonly distance: number;
}

/**
 * Four headlines of the same clue words and the same filler: both orders of the two people, and both kinds of last word.
 * Two of them mean well, and no single word nor all of them without their order tell which.
 */
export function drawQuartet(distance: number, random: Random): TaskExample[] {
  const earnest = pick(SPEAKERS.earnest, random);
  const joker = pick(SPEAKERS.joker, random);
  const verb = pick(VERBS, random);
  const filler = drawFiller(distance, random);
  const [praise, blame] = [pick(VERDICT_WORDS.praise, random), pick(VERDICT_WORDS.blame, random)];
  return [true, false].flatMap(isEarnest =>
    [true, false].map((isPraise): TaskExample => {
      const people = isEarnest ? [earnest, verb, joker] : [joker, verb, earnest];
      const words = [...people, ...filler, isPraise ? praise : blame];
      return {words, label: isEarnest === isPraise ? 1 : 0, distance};
    }),
  );
}

/** PAD, UNK and the words of the grammar. */
export function createTaskVocabulary(): Vocabulary {
  return createVocabulary(['<pad>', '<unk>', ...listTaskWords()]);
}

/** Word ids of an example. */
export function encodeExample({words}: TaskExample, vocabulary: Vocabulary): Int32Array {
  return encode(words, vocabulary, words.length);
}
