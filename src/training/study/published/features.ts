/** Hashed n-grams of a title as it was published, case and punctuation kept, as TF-IDF vectors. */
import type {SparseRow} from '../../logistic.ts';

/** Columns; two n-grams may share one. */
export const COLUMNS = 1 << 18;
const LONGEST_PIECE = 5;
const [FNV_START, FNV_PRIME] = [0x811c9dc5, 0x01000193];

const WORDS = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*|[^\s\p{L}\p{N}]/gu;

/** Words and marks in the order of the text. Example: splitTitle("Who's NEXT?") -> ["Who's", 'NEXT', '?'] */
export function splitTitle(text: string): string[] {
  return text.match(WORDS) ?? [];
}

function hash(text: string, start: number): number {
  let value = start;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME);
  return value;
}

/** Words, pairs of words, and words with their case. */
function* hashWords(text: string): Generator<number> {
  const words = splitTitle(text);
  let last = '^';
  for (const word of words) {
    const lower = word.toLowerCase();
    yield hash(lower, FNV_START);
    yield hash(`${last} ${lower}`, FNV_START);
    if (lower !== word) yield hash(word, FNV_START + 1);
    last = lower;
  }
}

/** Pieces of 2 to 5 characters. */
function* hashPieces(text: string): Generator<number> {
  const padded = ` ${text} `;
  for (let from = 0; from < padded.length; from++) {
    let value = FNV_START + 2;
    for (let length = 1; length <= LONGEST_PIECE && from + length <= padded.length; length++) {
      value = Math.imul(value ^ padded.charCodeAt(from + length - 1), FNV_PRIME);
      if (length > 1) yield value;
    }
  }
}

/** How often each column stands in a title, in groups that weigh alike. */
type Count = (title: string) => readonly ReadonlyMap<number, number>[];

function countColumns(values: Iterable<number>, from: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) {
    // The low bits of this hash are its weakest.
    const column = from + ((value ^ (value >>> 15)) & (COLUMNS / 2 - 1));
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return counts;
}

/** Words and pairs alone, in the lower half of the columns. */
export const countWords: Count = text => [countColumns(hashWords(text), 0)];

/** Columns of the n-grams with how often each stands there: words in the lower half, pieces in the upper. */
export function countGrams(text: string): [Map<number, number>, Map<number, number>] {
  return [countColumns(hashWords(text), 0), countColumns(hashPieces(text), COLUMNS / 2)];
}

/** Makes the function from a title to its vector; each group of columns has length 1. @param titles  to count on */
export function createVectorizer(titles: readonly string[], count: Count = countGrams): (title: string) => SparseRow {
  const frequencies = new Float64Array(COLUMNS);
  for (const title of titles)
    for (const counts of count(title)) for (const column of counts.keys()) frequencies[column]!++;
  const idf = frequencies.map(frequency => Math.log((1 + titles.length) / (1 + frequency)) + 1);
  return title => {
    const groups = count(title).map(counts => {
      const ids = [...counts.keys()];
      const values = ids.map(id => (1 + Math.log(counts.get(id)!)) * idf[id]!);
      const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
      return {ids, values: values.map(value => value / norm)};
    });
    return {
      ids: Int32Array.from(groups.flatMap(({ids}) => ids)),
      values: Float64Array.from(groups.flatMap(({values}) => values)),
    };
  };
}
