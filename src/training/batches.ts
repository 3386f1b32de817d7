/** Cuts an epoch into batches of headlines of one length: nothing is padded, nothing masked. */
import {type Random, shuffle} from '../core/random.ts';
import {CAPS} from '../core/text.ts';
import {encode, UNK, type Vocabulary} from '../core/vocabulary.ts';
import {HEADS, type Head} from '../model/card.ts';
import type {Example} from './examples.ts';
import {swapNames} from './robustness/names.ts';

export interface Noise {
  /** Share of words replaced by UNK: the network must not lean on one word. */
  readonly wordDropout: number;
  /** Share of headlines whose CAPS marks are removed: shouting may be a hint, not a proof. */
  readonly capsDropout: number;
  /** Share of headlines with names that are read with other names of the same kind: it is the wording that counts. */
  readonly nameSwap: number;
}

/** What training needs of an example, compact. */
export interface TrainingRow {
  readonly ids: Int32Array;
  /** The same headline with other names; empty where it names nobody that the lexicon knows. */
  readonly renamed: readonly Int32Array[];
  /** In the order of HEADS. */
  readonly labels: readonly number[];
  readonly weights: readonly number[];
}

/** Other names for each headline; drawn once, since looking for names costs more than a step of training. */
const RENAMINGS = 2;

function rename(tokens: readonly string[], random: Random): string[][] {
  const renamed = Array.from({length: RENAMINGS}, () => swapNames(tokens, random));
  return renamed.filter(other => other.some((token, index) => token !== tokens[index]));
}

/**
 * The examples that teach at least one head, encoded.
 * @param weights  in the order of the examples
 * @param smoothing  how far labels of credibility are from 0 and 1
 * @param random  draws the names that stand in for those of a headline
 */
export function encodeExamples(
  examples: readonly Example[],
  weights: Readonly<Record<Head, Float32Array>>,
  vocabulary: Vocabulary,
  maxLength: number,
  smoothing: number,
  random: Random,
): TrainingRow[] {
  const smooth = (label: number) => label * (1 - 2 * smoothing) + smoothing;
  const readLabel = ({labels, grade}: Example, head: Head) =>
    head === 'credibility' ? smooth(labels[head] ?? grade ?? 0) : (labels[head] ?? 0);
  // One token more for each CAPS mark that noise may remove.
  const toIds = (tokens: readonly string[]) => encode(tokens, vocabulary, maxLength + 4);
  return examples.flatMap((example, index) => {
    const rowWeights = HEADS.map(head => weights[head][index]!);
    if (rowWeights.every(weight => weight === 0)) return [];
    return [
      {
        ids: toIds(example.tokens),
        renamed: rename(example.tokens, random).map(toIds),
        labels: HEADS.map(head => readLabel(example, head)),
        weights: rowWeights,
      },
    ];
  });
}

function disturb(ids: Int32Array, capsId: number, maxLength: number, noise: Noise, random: Random): Int32Array {
  const dropsCaps = noise.capsDropout > 0 && random() < noise.capsDropout;
  const kept = dropsCaps && ids.includes(capsId) ? ids.filter(id => id !== capsId) : ids;
  const cut = kept.slice(0, maxLength);
  if (noise.wordDropout > 0) for (let i = 0; i < cut.length; i++) if (random() < noise.wordDropout) cut[i] = UNK;
  return cut;
}

function chooseNames({ids, renamed}: TrainingRow, {nameSwap}: Noise, random: Random): Int32Array {
  if (renamed.length === 0 || random() >= nameSwap) return ids;
  return renamed[Math.floor(random() * renamed.length)]!;
}

/** Rows of one batch with the ids that noise left them. */
export interface Batch {
  readonly rows: readonly TrainingRow[];
  readonly ids: readonly Int32Array[];
}

/** The batches of one epoch, in random order; each at most `size` headlines, all of one length. */
export function* cutBatches(
  rows: readonly TrainingRow[],
  vocabulary: Vocabulary,
  options: {size: number; maxLength: number; noise: Noise},
  random: Random,
): Generator<Batch> {
  const capsId = vocabulary.idOf(CAPS);
  const byLength = new Map<number, {row: TrainingRow; ids: Int32Array}[]>();
  for (const index of shuffle(Uint32Array.from(rows.keys()), random)) {
    const row = rows[index]!;
    const ids = disturb(chooseNames(row, options.noise, random), capsId, options.maxLength, options.noise, random);
    const group = byLength.get(ids.length);
    if (group) group.push({row, ids});
    else byLength.set(ids.length, [{row, ids}]);
  }
  const batches = [...byLength.values()].flatMap(group =>
    Array.from({length: Math.ceil(group.length / options.size)}, (_, i) =>
      group.slice(i * options.size, (i + 1) * options.size),
    ),
  );
  for (const batch of shuffle(batches, random)) yield {rows: batch.map(({row}) => row), ids: batch.map(({ids}) => ids)};
}
