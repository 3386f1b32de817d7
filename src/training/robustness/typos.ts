/** Slips of the pen: one word of a headline with one mistake. */
import type {Random} from '../../core/random.ts';

/** Shorter words are mostly function words, and few slips in them go unseen. */
const MIN_LETTERS = 4;

export const SLIPS = ['neighbours swapped', 'letter dropped', 'letter doubled'] as const;
export type Slip = (typeof SLIPS)[number];

/** Spoils a word at a place from 1 on: first letters are hardly ever wrong. Example: spoil('bridge', 2, 'letter dropped') -> 'brdge' */
export function spoil(word: string, place: number, slip: Slip): string {
  const [before, letter, after] = [word.slice(0, place), word.charAt(place), word.slice(place + 1)];
  if (slip === 'letter dropped') return before + after;
  if (slip === 'letter doubled') return before + letter + letter + after;
  return before.slice(0, -1) + letter + before.slice(-1) + after;
}

/**
 * Puts one typo into one word of four letters or more; a headline without such a word comes back as it is.
 * Example: addTypo('Mayor opens bridge', 'letter doubled', random) -> 'Mayor opens briidge'
 */
export function addTypo(text: string, slip: Slip, random: Random): string {
  const words = [...text.matchAll(/(?<![\p{L}'’])\p{L}+(?![\p{L}'’])/gu)].filter(
    ([word]) => word.length >= MIN_LETTERS,
  );
  const match = words[Math.floor(random() * words.length)];
  if (!match) return text;
  const [word] = match;
  // A swap needs a letter before the place that is not the first; two equal letters swapped are no slip.
  const first = slip === 'neighbours swapped' ? 2 : 1;
  const places = Array.from({length: word.length - first}, (_, i) => i + first).filter(
    place => slip !== 'neighbours swapped' || word[place] !== word[place - 1],
  );
  const place = places[Math.floor(random() * places.length)];
  if (place === undefined) return text;
  return text.slice(0, match.index) + spoil(word, place, slip) + text.slice(match.index + word.length);
}
