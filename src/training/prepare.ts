/** From a folder of data sets to what training reads: examples, vocabulary, encoded headlines, weights. */
import {join} from 'node:path';
import {CAPS} from '../core/text.ts';
import {createVocabulary, type Vocabulary} from '../core/vocabulary.ts';
import {HEADS, type Head} from '../model/card.ts';
import {policyOf} from './data-sets.ts';
import {createCollector, type Example, orderDataSets, type SplitOptions} from './examples.ts';
import {type Leaning, readOutlets} from './outlets.ts';
import type {Progress} from './progress.ts';
import {type BadLineError, listDataSets, readDataSet} from './sources.ts';

export interface DataOptions extends SplitOptions {
  /** Folder of `*.jsonl.gz`. */
  readonly data: string;
  /** Table of ratings of outlets. */
  readonly outlets: string;
  readonly skipBadLines: boolean;
}

export interface Corpus {
  readonly examples: readonly Example[];
  readonly rows: number;
  readonly duplicates: number;
  readonly badLines: number;
}

/** The usual place of the table of ratings: beside the headlines. */
export function defaultOutlets(data: string): string {
  return join(data, '..', 'domains', 'merged_domains.csv');
}

/** Reads all data sets. @throws BadLineError at the first malformed line, unless they are to be skipped */
export async function readCorpus(options: DataOptions, progress: Progress): Promise<Corpus> {
  const collector = createCollector(await readOutlets(options.outlets), options);
  const sets = orderDataSets(await listDataSets(options.data), options.leaveOut);
  let rows = 0;
  let badLines = 0;
  const onBadLine = (error: BadLineError) => {
    if (!options.skipBadLines) throw error;
    badLines++;
    progress.note(`skipped: ${error.message}`);
  };
  for (const [index, set] of sets.entries()) {
    progress.step(`Reading ${set.name}`, index / sets.length);
    for await (const row of readDataSet(set, onBadLine)) {
      rows++;
      collector.add(row);
    }
  }
  progress.done(`Read ${rows} rows of ${sets.length} data sets`);
  return {...collector.finish(), rows, badLines};
}

/**
 * The most frequent tokens of headlines, most frequent first, after PAD, UNK and CAPS.
 * @param size  entries at most; a token seen fewer than `minCount` times is left out
 */
export function buildVocabulary(headlines: readonly (readonly string[])[], size: number, minCount = 3): Vocabulary {
  const counts = new Map<string, number>();
  for (const tokens of headlines) for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  counts.delete(CAPS);
  const frequent = [...counts]
    .filter(([, count]) => count >= minCount)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return createVocabulary(['<pad>', '<unk>', CAPS, ...frequent.slice(0, size - 3).map(([token]) => token)]);
}

/** Rows at which a set weighs one each; larger sets weigh less, smaller more (MODEL.md). */
const BALANCED_ROWS = 2000;
const MAX_WEIGHT = 4;

/** Of a graded headline: that of a set of 4,000 rows, for the grades of a set spread over both sides. */
const GRADED_WEIGHT = Math.sqrt(BALANCED_ROWS / 4000);

/** What labels count for. */
export interface LabelOptions {
  /** Whether headlines of mid-tier outlets teach credibility by the quality of their outlet. */
  readonly graded: boolean;
  /**
   * Whether credible headlines of outlets leaning left, centre and right weigh alike in all: low-quality outlets lean
   * mostly one way, and a network must not take a side for a lack of quality.
   */
  readonly leaningBalanced: boolean;
  /** Whether the emphasis of data sets counts (`data-sets.ts`). */
  readonly emphasized: boolean;
  /** Labels of credibility are this far from 0 and 1: an outlet's tier says little of one headline. */
  readonly smoothing: number;
  /** How much the loss of each head weighs. */
  readonly heads: Readonly<Record<Head, number>>;
}

const PLAIN_LABELS: LabelOptions = {
  graded: true,
  leaningBalanced: true,
  emphasized: true,
  smoothing: 0,
  heads: {credibility: 1, satire: 1, clickbait: 1},
};

/**
 * Weights per head, in the order of the examples: data sets balanced by the square root of their size, then both
 * labels of a head given the same total, so that a head without calibration says "even odds" for a typical headline.
 */
export function weighExamples(
  examples: readonly Example[],
  options: LabelOptions = PLAIN_LABELS,
): Record<Head, Float32Array> {
  const entries = HEADS.map(head => [head, weighHead(examples, head, options)] as const);
  return Object.fromEntries(entries) as Record<Head, Float32Array>;
}

/** Weights that give credible headlines of each leaning the same total; others keep theirs. */
function balanceLeanings(examples: readonly Example[], raw: (example: Example) => number) {
  const totals = new Map<Leaning, number>();
  const leaningOf = ({labels, outlet}: Example) =>
    labels.credibility === 1 && outlet?.tier === 'high' ? outlet.leaning : null;
  for (const example of examples) {
    const leaning = leaningOf(example);
    if (leaning) totals.set(leaning, (totals.get(leaning) ?? 0) + raw(example));
  }
  const mean = [...totals.values()].reduce((sum, total) => sum + total, 0) / totals.size;
  return (example: Example) => {
    const leaning = leaningOf(example);
    return leaning ? (raw(example) * mean) / totals.get(leaning)! : raw(example);
  };
}

function weighHead(examples: readonly Example[], head: Head, options: LabelOptions): Float32Array {
  const {graded, emphasized, heads} = options;
  const cell = (example: Example) => `${example.dataset} ${example.labels[head]}`;
  const labelled = examples.filter(example => example.labels[head] !== undefined);
  const sizes = new Map<string, number>();
  for (const example of labelled) sizes.set(cell(example), (sizes.get(cell(example)) ?? 0) + 1);
  const raw = (example: Example) => {
    const emphasis = (emphasized && policyOf(example.dataset).emphasis[`${head} ${example.labels[head]!}`]) || 1;
    return emphasis * Math.min(MAX_WEIGHT, Math.sqrt(BALANCED_ROWS / sizes.get(cell(example))!));
  };
  const balance =
    head === 'credibility' && options.leaningBalanced
      ? balanceLeanings(labelled, raw)
      : (example: Example) => raw(example);
  const totals = [0, 0];
  for (const example of labelled) totals[example.labels[head]!]! += balance(example);
  return Float32Array.from(examples, example => {
    const label = example.labels[head];
    if (label === undefined && head === 'credibility' && example.grade !== null) return graded ? GRADED_WEIGHT : 0;
    return label === undefined ? 0 : (heads[head] * balance(example) * labelled.length) / (2 * totals[label]!);
  });
}
