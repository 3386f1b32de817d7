/** What quantization costs: verdicts and ranking on quantized weights beside those on the weights as trained. */
import {computeAuc} from '../../core/metrics.ts';
import {dequantizeRows} from '../../core/quantize.ts';
import type {Probabilities} from '../../core/score.ts';
import {encode, type Vocabulary} from '../../core/vocabulary.ts';
import type {Card} from '../../model/card.ts';
import {listTensors, type ModelWeights, packWeights, quantizeWeights} from '../../model/weights.ts';
import {formatTable} from '../evaluation-tables.ts';
import type {Example} from '../examples.ts';
import {measureShift, type ScorePair} from '../robustness/shift.ts';
import {createFloatEngine} from './float-engine.ts';
import {type FourBitOptions, roundToFourBits} from './four-bits.ts';

/** One way to store the weights. */
export interface StoredWeights {
  readonly name: string;
  /** What a reader of the stored form gets back. */
  readonly weights: ModelWeights;
  /** Size of the stored form. */
  readonly bytes: number;
}

export interface QuantizationResult {
  readonly name: string;
  readonly bytes: number;
  /** Shares of headlines, 0 to 1, whose verdict, or whose flag, is not that of float32. */
  readonly verdictsChanged: number;
  readonly flagsChanged: number;
  /** Of the absolute change of credibility. */
  readonly median: number | null;
  readonly percentile99: number | null;
  /** Of credibility on the labelled headlines, and what is lost of it; null without both labels. */
  readonly auc: number | null;
  readonly aucLoss: number | null;
}

export interface QuantizationReport {
  readonly headlines: number;
  readonly threshold: number;
  /** The first is float32. */
  readonly results: readonly QuantizationResult[];
}

/** Bytes of a row of `columns` values in 8 bits, with scale and minimum. */
const rowBytes = (columns: number) => columns + 8;

/** Weights as shipped: 8 bits with scale and minimum for each row. */
function storeEightBits(weights: ModelWeights, card: Card): StoredWeights {
  const quantized = quantizeWeights(weights, card.shape);
  const entries = listTensors(card.shape).map(({name}) => {
    const tensor = quantized[name];
    return [name, tensor instanceof Float32Array ? tensor : dequantizeRows(tensor)] as const;
  });
  return {
    name: '8 bits, a scale a row (shipped)',
    weights: Object.fromEntries(entries) as unknown as ModelWeights,
    bytes: packWeights(quantized, card.shape).byteLength,
  };
}

/**
 * As shipped, but with four bits for the embeddings of all but the most frequent words.
 * @param kept  words that stay in 8 bits, most frequent first
 */
function storeFourBits(eight: StoredWeights, weights: ModelWeights, card: Card, kept: number, options: FourBitOptions) {
  const {embeddingSize, vocabularySize} = card.shape;
  const start = Math.min(kept, vocabularySize) * embeddingSize;
  const {values, bytes} = roundToFourBits(weights.embedding.subarray(start), embeddingSize, options);
  const embedding = Float32Array.from(eight.weights.embedding);
  embedding.set(values, start);
  const saved = ((embedding.length - start) / embeddingSize) * rowBytes(embeddingSize) - bytes;
  return {weights: {...eight.weights, embedding}, bytes: eight.bytes - saved};
}

const GROUP_SIZE = 16;

/** The ways to store weights that the report compares, float32 first. */
export function listStoredWeights(weights: ModelWeights, card: Card): StoredWeights[] {
  const {embeddingSize, vocabularySize} = card.shape;
  const floats = listTensors(card.shape).reduce((sum, {rows, columns}) => sum + rows * columns, 0);
  const eight = storeEightBits(weights, card);
  const row = {groupSize: embeddingSize, hasMinimum: true};
  const group = {groupSize: Math.min(GROUP_SIZE, embeddingSize), hasMinimum: false};
  const fourBits: [string, number, FourBitOptions][] = [
    ['embeddings in 4 bits, a scale a row', 0, row],
    [`embeddings in 4 bits, a scale for each ${group.groupSize} values`, 0, group],
    ...[6, 3, 2].map((part): [string, number, FourBitOptions] => {
      const kept = Math.round(vocabularySize / part);
      return [`the same, the ${kept} most frequent words in 8 bits`, kept, group];
    }),
  ];
  return [
    {name: 'float32', weights, bytes: 4 * floats},
    eight,
    ...fourBits.map(([name, kept, options]) => ({name, ...storeFourBits(eight, weights, card, kept, options)})),
  ];
}

export interface QuantizationOptions {
  /** As trained. */
  readonly weights: ModelWeights;
  /** Shape, calibration and threshold. */
  readonly card: Card;
  readonly vocabulary: Vocabulary;
  /** Those with a credibility label also count for the AUC. */
  readonly examples: readonly Example[];
}

const BATCH = 512;

async function scoreWith(
  weights: ModelWeights,
  {card, vocabulary, examples}: QuantizationOptions,
): Promise<Probabilities[]> {
  const engine = await createFloatEngine(card, weights);
  const scores: Probabilities[] = [];
  for (let start = 0; start < examples.length; start += BATCH) {
    const part = examples.slice(start, start + BATCH);
    scores.push(...(await engine.score(part.map(({tokens}) => encode(tokens, vocabulary, card.shape.maxLength)))));
  }
  engine.dispose();
  return scores;
}

function rankCredible(scores: readonly Probabilities[], examples: readonly Example[]): number | null {
  const side = (label: 0 | 1) =>
    scores.filter((_, index) => examples[index]!.labels.credibility === label).map(({credibility}) => credibility);
  return computeAuc(side(1), side(0));
}

/** Scores the examples with every way to store the weights; all run through TensorFlow.js in float32. */
export async function measureQuantization(options: QuantizationOptions): Promise<QuantizationReport> {
  const {weights, card, examples} = options;
  const threshold = card.defaultThreshold;
  const exact = await scoreWith(weights, options);
  const best = rankCredible(exact, examples);
  const results: QuantizationResult[] = [];
  for (const stored of listStoredWeights(weights, card)) {
    const scores = stored.weights === weights ? exact : await scoreWith(stored.weights, options);
    const pairs = scores.map((score, index): ScorePair => [exact[index]!, score]);
    const {pairs: _, ...shift} = measureShift(stored.name, pairs, threshold);
    const auc = rankCredible(scores, examples);
    results.push({...shift, bytes: stored.bytes, auc, aucLoss: auc === null || best === null ? null : best - auc});
  }
  return {headlines: examples.length, threshold, results};
}

const show = (value: number | null, digits = 4) => (value === null ? '–' : value.toFixed(digits));

/** One table in Markdown. */
export function formatQuantization({results}: QuantizationReport): string {
  const percent = (share: number) => (100 * share).toFixed(2);
  return formatTable(
    [
      'weights',
      'bytes',
      'verdicts changed, %',
      'flags changed, %',
      'median change',
      '99th percentile',
      'AUC',
      'AUC loss',
    ],
    results.map(({name, bytes, verdictsChanged, flagsChanged, median, percentile99, auc, aucLoss}) => [
      name,
      bytes.toLocaleString('en'),
      percent(verdictsChanged),
      percent(flagsChanged),
      show(median),
      show(percentile99),
      show(auc),
      show(aucLoss, 5),
    ]),
  );
}
