import {beforeAll, describe, expect, test} from '@jest/globals';
import {createTfjsEngine} from '../../../../src/inference/tfjs-engine.ts';
import type {Model} from '../../../../src/model/load.ts';
import {listTensors} from '../../../../src/model/weights.ts';
import type {Example} from '../../../../src/training/examples.ts';
import {openPacked, packModel} from '../../../../src/training/export.ts';
import {createFloatEngine} from '../../../../src/training/quantization/float-engine.ts';
import {
  formatQuantization,
  listStoredWeights,
  measureQuantization,
  type QuantizationReport,
} from '../../../../src/training/quantization/quantization.ts';
import {WASM_DIRECTORY} from '../../../../src/training/wasm-directory.ts';
import {drawHeadlines, drawWeights, inventVocabulary, SMALL_SHAPE} from '../../../support/random-model.ts';

const shape = {...SMALL_SHAPE, vocabularySize: 60, embeddingSize: 16};
const weights = drawWeights(shape, 3);
const vocabulary = inventVocabulary(shape.vocabularySize);
const ids = drawHeadlines(300, shape);
let model: Model;
beforeAll(async () => {
  const {card, ...rest} = await openPacked(await packModel(weights, vocabulary, shape));
  model = {...rest, card: {...card, defaultThreshold: 0.4}};
});

const examples = ids.map(
  (headline, index): Example => ({
    text: '',
    tokens: Array.from(headline, id => vocabulary.tokens[id]!),
    dataset: 'invented',
    outlet: null,
    year: 2026,
    labels: {credibility: index % 2 === 0 ? 1 : 0},
    part: 'test',
    grade: null,
    claim: null,
  }),
);

describe('createFloatEngine', () => {
  test('scores quantized weights as the engine that ships does, once they are read back', async () => {
    const [, eight] = listStoredWeights(weights, model.card);
    const floats = await createFloatEngine(model.card, eight!.weights);
    const shipped = await createTfjsEngine(model, WASM_DIRECTORY);
    const [a, b] = [await floats.score(ids), await shipped.score(ids)];
    for (const [index, score] of a.entries()) expect(score.credibility).toBeCloseTo(b[index]!.credibility, 5);
    floats.dispose();
    shipped.dispose();
  });
});

describe('listStoredWeights', () => {
  test('knows the size of each form', () => {
    const [float, eight, row, group, ...mixed] = listStoredWeights(weights, model.card);
    expect(float!.bytes).toBe(4 * listTensors(shape).reduce((sum, {rows, columns}) => sum + rows * columns, 0));
    expect(eight!.bytes).toBe(model.card.files.weights.bytes);
    expect(row!.bytes).toBe(eight!.bytes - 60 * (16 + 8) + 60 * (8 + 4));
    expect(group!.bytes).toBe(eight!.bytes - 60 * (16 + 8) + 60 * (8 + 2));
    expect(mixed.map(({bytes}) => eight!.bytes - bytes)).toEqual([50 * 14, 40 * 14, 30 * 14]);
  });

  test('keeps frequent words in eight bits where it says so', () => {
    const [, eight, , group, , third] = listStoredWeights(weights, model.card);
    const kept = 20 * shape.embeddingSize;
    expect(third!.weights.embedding.subarray(0, kept)).toEqual(eight!.weights.embedding.subarray(0, kept));
    expect(third!.weights.embedding.subarray(kept)).toEqual(group!.weights.embedding.subarray(kept));
    expect(third!.weights.kernel).toEqual(eight!.weights.kernel);
  });
});

describe('measureQuantization', () => {
  let report: QuantizationReport;
  beforeAll(async () => {
    report = await measureQuantization({weights, card: model.card, vocabulary, examples});
  });

  test('finds no loss in the weights themselves, little in eight bits, more in four', () => {
    const [float, eight, row] = report.results;
    expect(float).toMatchObject({verdictsChanged: 0, flagsChanged: 0, aucLoss: 0, percentile99: 0});
    expect(eight!.median).toBeGreaterThan(0);
    expect(eight!.percentile99).toBeLessThan(0.03);
    expect(row!.median).toBeGreaterThan(2 * eight!.median!);
    expect(row!.verdictsChanged).toBeGreaterThan(eight!.verdictsChanged);
  });

  test('tells what is lost of the AUC', () => {
    const [float, , row] = report.results;
    expect(row!.aucLoss).toBeCloseTo(float!.auc! - row!.auc!, 12);
    expect(row!.aucLoss).not.toBe(0);
  });

  test('has no AUC without labels', async () => {
    const unlabelled = examples.slice(0, 20).map(example => ({...example, labels: {}}));
    const {results} = await measureQuantization({weights, card: model.card, vocabulary, examples: unlabelled});
    expect(results.map(({aucLoss}) => aucLoss)).toEqual(results.map(() => null));
  });

  test('survives JSON, and becomes a table', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    const markdown = formatQuantization(report);
    expect(markdown.split('\n')).toHaveLength(2 + report.results.length);
    expect(markdown).toContain(`| float32 | ${report.results[0]!.bytes.toLocaleString('en')} | 0.00 | 0.00 |`);
  });
});
