/** Writes a model: vocabulary, quantized weights, and the card that seals them. */
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Vocabulary} from '../core/vocabulary.ts';
import {
  CARD_FORMAT,
  type Calibration,
  type Card,
  type CurvePoint,
  type FileSeal,
  type Head,
  type Shape,
} from '../model/card.ts';
import {computeSha256, loadModel, MODEL_FILES, type Model} from '../model/load.ts';
import {type ModelWeights, packWeights, quantizeWeights} from '../model/weights.ts';

const UNCALIBRATED: Card['calibration'] = {
  credibility: {temperature: 1, bias: 0},
  satire: {temperature: 1, bias: 0},
  clickbait: {temperature: 1, bias: 0},
};

async function seal(bytes: Uint8Array): Promise<FileSeal> {
  return {bytes: bytes.byteLength, sha256: await computeSha256(bytes)};
}

/** The files of a model that is not calibrated yet, as bytes by name. */
export async function packModel(
  weights: ModelWeights,
  vocabulary: Vocabulary,
  shape: Shape,
): Promise<Map<string, Uint8Array>> {
  const vocabularyBytes = new TextEncoder().encode(`${vocabulary.tokens.join('\n')}\n`);
  const weightBytes = packWeights(quantizeWeights(weights, shape), shape);
  const files = {vocabulary: await seal(vocabularyBytes), weights: await seal(weightBytes)};
  const version = files.weights.sha256.slice(0, 12);
  const card: Card = {
    format: CARD_FORMAT,
    version,
    shape,
    files,
    calibration: UNCALIBRATED,
    defaultThreshold: 0.5,
    curve: [],
  };
  return new Map([
    [MODEL_FILES.vocabulary, vocabularyBytes],
    [MODEL_FILES.weights, weightBytes],
    [MODEL_FILES.card, encodeCard(card)],
  ]);
}

function encodeCard(card: Card): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(card, null, 1)}\n`);
}

/** The files of a model as they were before it was calibrated. */
export function uncalibrate(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const card = JSON.parse(new TextDecoder().decode(files.get(MODEL_FILES.card)!)) as Card;
  return new Map([...files, [MODEL_FILES.card, encodeCard({...card, calibration: UNCALIBRATED})]]);
}

/** What calibration and training add to a card. */
export interface CardAdditions {
  readonly calibration: Readonly<Record<Head, Calibration>>;
  readonly defaultThreshold: number;
  readonly curve: readonly CurvePoint[];
  readonly training: unknown;
  readonly metrics: unknown;
}

/** Completes the card of packed files; the version then covers the calibration too. */
export async function completeCard(files: Map<string, Uint8Array>, additions: CardAdditions): Promise<void> {
  const card = JSON.parse(new TextDecoder().decode(files.get(MODEL_FILES.card)!)) as Card;
  const sealed = new TextEncoder().encode(card.files.weights.sha256 + JSON.stringify(additions.calibration));
  const version = (await computeSha256(sealed)).slice(0, 12);
  files.set(MODEL_FILES.card, encodeCard({...card, ...additions, version}));
}

/** Reads packed files back, with all checks. */
export function openPacked(files: ReadonlyMap<string, Uint8Array>): Promise<Model> {
  return loadModel(async name => files.get(name)!);
}

/** Reads the model of a folder. */
export function openModel(folder: string): Promise<Model> {
  return loadModel(name => readFile(join(folder, name)));
}

/** Writes packed files; the card last, so that an interrupted export never looks whole. */
export async function writeModel(files: ReadonlyMap<string, Uint8Array>, folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  for (const name of [MODEL_FILES.vocabulary, MODEL_FILES.weights, MODEL_FILES.card]) {
    await writeFile(join(folder, `${name}.part`), files.get(name)!);
    await rename(join(folder, `${name}.part`), join(folder, name));
  }
}
