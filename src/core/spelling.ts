/** Reads a word past a slip of the pen: one typo must not make a known word unknown. */
import {UNK, type Vocabulary} from './vocabulary.ts';

/** Shorter words have too many neighbours: one letter more or less, or two in another order, is another word. */
const MIN_LETTERS = 5;
const LETTERS = /^[a-z]+$/;

/**
 * The words that a word may be a slip of: two neighbours swapped, a letter doubled, a double letter written once. First
 * letters are hardly ever wrong. Other slips have too many other words for neighbours: of the unknown words of real
 * headlines these three change 1 in 100, mostly to a sister spelling (*travelling*, *theatres*) or the word meant; a
 * letter left out or exchanged would change 30 in 100, mostly to another word.
 */
function* listSources(word: string): Generator<string> {
  for (let at = 1; at < word.length; at++) {
    const [before, letter, next] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)];
    const after = word.slice(at + 1);
    if (letter === word.charAt(at - 1)) yield before + after;
    else yield before + letter + letter + after;
    if (next !== '' && next !== letter) yield before + next + letter + word.slice(at + 2);
  }
}

/**
 * A vocabulary that takes a word it lacks for the most frequent one that it may be a slip of.
 * Example: of one that has *attack* and not *atack*, readPastSlips(vocabulary).idOf('atack') is the id of *attack*.
 */
export function readPastSlips(vocabulary: Vocabulary): Pick<Vocabulary, 'idOf'> {
  return {
    idOf(token) {
      const id = vocabulary.idOf(token);
      if (id !== UNK || token.length < MIN_LETTERS || !LETTERS.test(token)) return id;
      const found = Array.from(listSources(token), source => vocabulary.idOf(source)).filter(known => known !== UNK);
      return found.length > 0 ? Math.min(...found) : UNK;
    },
  };
}
