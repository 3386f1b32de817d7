/**
 * Words of the invented headlines of the memory task: "Comedian answers minister over school meals … : triumph".
 *
 * Who is named first speaks. An earnest speaker means the last word; a joker means its opposite. Whoever is named second
 * only hears it, so the words alone, without their order, tell nothing.
 */
import type {Random} from '../../../core/random.ts';

export const SPEAKERS = {
  earnest: ['minister', 'mayor'],
  joker: ['comedian', 'clown'],
} as const;

export const VERDICT_WORDS = {
  praise: ['triumph', 'success'],
  blame: ['disaster', 'failure'],
} as const;

export const VERBS = ['answers', 'reminds'] as const;

/** Places in a piece that any person, or any last word, may take. */
const SLOTS = {PERSON: Object.values(SPEAKERS).flat(), VERDICT: Object.values(VERDICT_WORDS).flat()} as const;

/**
 * What may stand between, in any order: pieces of one to five words, as headlines string them together. Some name
 * people and last words too: to remember the first speaker, a network must not let these in.
 */
export const PIECES: readonly (readonly string[])[] = [
  'again',
  'today',
  'at last',
  'beside PERSON',
  'after VERDICT',
  'on live radio',
  'as PERSON nods',
  'without VERDICT yet',
  'in a letter',
  'over school meals',
  'while PERSON looks on',
  'about VERDICT in sports',
  'about the harbour bridge',
  'as winter storms near',
  'with PERSON and PERSON absent',
  'before the spring vote',
  'on the new tram line',
  'despite VERDICT at the fair',
  'as rents rise once more',
  'near PERSON and a crowd',
  'after a week of rain',
  'as ferries return to port',
  'ahead of market day',
  'over a library roof',
].map(piece => piece.split(' '));

/** One of some items, each as likely. */
export const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)]!;

const fillSlot = (word: string, random: Random) =>
  word === 'PERSON' || word === 'VERDICT' ? pick(SLOTS[word], random) : word;

/** Draws pieces that are `count` words in all. Example: drawFiller(2, random) -> ['at', 'last'] */
export function drawFiller(count: number, random: Random): string[] {
  const words: string[] = [];
  while (words.length < count) {
    const fitting = PIECES.filter(({length}) => length <= count - words.length);
    words.push(...pick(fitting, random).map(word => fillSlot(word, random)));
  }
  return words;
}

/** All words of the task, each once. */
export function listTaskWords(): string[] {
  const plain = PIECES.flat().filter(word => !(word in SLOTS));
  return [...new Set([...SLOTS.PERSON, ...SLOTS.VERDICT, ...VERBS, ...plain])];
}
