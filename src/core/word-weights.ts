/** What one word adds to the credibility of its headline. */
export interface WordWeight {
  /** Where the word stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Credibility with the word minus credibility without it, -1 to 1. */
  readonly weight: number;
}

/** A part in a credibility below which a word is not worth pointing at. */
export const MIN_WEIGHT = 0.03;

/** Quotation marks, each one UTF-16 unit, as the normal form of a headline writes them. */
const straighten = (text: string): string => text.replace(/[‘’ʼ‛]/g, "'").replace(/[“”„]/g, '"');

/**
 * Finds the words of a headline's normal form in the text as it was written; a word that looks another way there is
 * left out.
 * Example: alignWords('[LIVE]  It’s over', "It's over", [{start: 0, end: 4, weight: 0.1}]) -> [{start: 8, end: 12, …}]
 */
export function alignWords(written: string, normal: string, words: readonly WordWeight[]): WordWeight[] {
  const straight = straighten(written);
  let from = 0;
  return words.flatMap(({start, end, weight}) => {
    const word = normal.slice(start, end);
    const at = straight.indexOf(word, from);
    if (at < 0) return [];
    from = at + word.length;
    return [{start: at, end: from, weight}];
  });
}

/** The words that count, those that count most first: which raise the credibility, and which lower it. */
export function pickWords(words: readonly WordWeight[]): {raising: WordWeight[]; lowering: WordWeight[]} {
  const counting = words
    .filter(({weight}) => Math.abs(weight) >= MIN_WEIGHT)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return {
    raising: counting.filter(({weight}) => weight > 0),
    lowering: counting.filter(({weight}) => weight < 0),
  };
}
