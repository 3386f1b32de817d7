/** What a release of the model says of itself; `models/card.json`. */

/** Raised when the meaning of a field or of the weights changes. */
export const CARD_FORMAT = 2;

export const HEADS = ['credibility', 'satire', 'clickbait'] as const;
export type Head = (typeof HEADS)[number];

/** The sizes of the network. */
export interface Shape {
  readonly vocabularySize: number;
  readonly embeddingSize: number;
  /** Units of each direction. */
  readonly units: number;
  /** Tokens read; the rest of a headline is cut. */
  readonly maxLength: number;
  /** Buckets of hashed word pairs, a power of two. */
  readonly pairBuckets: number;
}

/** Probability = sigmoid(logit / temperature + bias); Platt scaling in the form of Guo et al. 2017. */
export interface Calibration {
  readonly temperature: number;
  readonly bias: number;
}

/** A file of the release: refused when its size or hash differs. */
export interface FileSeal {
  readonly bytes: number;
  readonly sha256: string;
}

/** What a reader gets at a threshold, measured on headlines of outlets never trained on. */
export interface CurvePoint {
  readonly threshold: number;
  /** Share of reputable outlets' headlines flagged. */
  readonly falseFlagRate: number;
  /** Share of deceptive headlines flagged. */
  readonly recall: number;
}

export interface Card {
  readonly format: typeof CARD_FORMAT;
  /** Changes with every training; part of every cache key. */
  readonly version: string;
  readonly shape: Shape;
  readonly files: {readonly vocabulary: FileSeal; readonly weights: FileSeal};
  readonly calibration: Readonly<Record<Head, Calibration>>;
  readonly defaultThreshold: number;
  readonly curve: readonly CurvePoint[];
  /** Training data, metrics, seed and command: for people, not read by the extension. */
  readonly training?: unknown;
  readonly metrics?: unknown;
}

/** A card or a file that is not what it should be. */
export class ModelLoadError extends Error {
  override readonly name = 'ModelLoadError';
}

function expectNumber(value: unknown, path: string, isValid: (value: number) => boolean, expected: string): number {
  if (typeof value !== 'number' || !isValid(value)) {
    throw new ModelLoadError(`card: expected ${path} to be ${expected}, received ${JSON.stringify(value)}`);
  }
  return value;
}

function expectObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ModelLoadError(`card: expected ${path} to be an object, received ${JSON.stringify(value)}`);
  }
  return value as Record<string, unknown>;
}

const isCount = (value: number) => Number.isInteger(value) && value > 0;
const isShare = (value: number) => value >= 0 && value <= 1;

function parseShape(value: unknown): Shape {
  const shape = expectObject(value, 'shape');
  const count = (key: string) => expectNumber(shape[key], `shape.${key}`, isCount, 'a positive integer');
  const parsed = {
    vocabularySize: count('vocabularySize'),
    embeddingSize: count('embeddingSize'),
    units: count('units'),
    maxLength: count('maxLength'),
    pairBuckets: count('pairBuckets'),
  };
  const isPowerOfTwo = (size: number) => (size & (size - 1)) === 0;
  expectNumber(parsed.pairBuckets, 'shape.pairBuckets', isPowerOfTwo, 'a power of two');
  return parsed;
}

function parseSeal(value: unknown, path: string): FileSeal {
  const seal = expectObject(value, path);
  const bytes = expectNumber(seal.bytes, `${path}.bytes`, isCount, 'a positive integer');
  if (typeof seal.sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(seal.sha256)) {
    throw new ModelLoadError(`card: expected ${path}.sha256 to be 64 hexadecimal digits, received ${seal.sha256}`);
  }
  return {bytes, sha256: seal.sha256};
}

function parseCalibration(value: unknown): Record<Head, Calibration> {
  const heads = expectObject(value, 'calibration');
  const parseHead = (head: Head): Calibration => {
    const entry = expectObject(heads[head], `calibration.${head}`);
    const isPositive = (number: number) => number > 0 && Number.isFinite(number);
    return {
      temperature: expectNumber(entry.temperature, `calibration.${head}.temperature`, isPositive, 'above 0'),
      bias: expectNumber(entry.bias, `calibration.${head}.bias`, Number.isFinite, 'finite'),
    };
  };
  return {credibility: parseHead('credibility'), satire: parseHead('satire'), clickbait: parseHead('clickbait')};
}

function parseCurve(value: unknown): CurvePoint[] {
  if (!Array.isArray(value)) throw new ModelLoadError('card: expected curve to be a list');
  return value.map((entry, index) => {
    const point = expectObject(entry, `curve[${index}]`);
    const share = (key: string) => expectNumber(point[key], `curve[${index}].${key}`, isShare, 'between 0 and 1');
    return {threshold: share('threshold'), falseFlagRate: share('falseFlagRate'), recall: share('recall')};
  });
}

/**
 * Reads a card from text.
 * @throws ModelLoadError for another format, or a field that is missing or out of range
 */
export function parseCard(json: string): Card {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new ModelLoadError(`card: expected JSON, received ${(error as Error).message}`);
  }
  const card = expectObject(value, 'the card');
  if (card.format !== CARD_FORMAT) {
    throw new ModelLoadError(`card: expected format ${CARD_FORMAT}, received ${JSON.stringify(card.format)}`);
  }
  if (typeof card.version !== 'string' || card.version === '') {
    throw new ModelLoadError(`card: expected version to be a text, received ${JSON.stringify(card.version)}`);
  }
  const files = expectObject(card.files, 'files');
  return {
    format: CARD_FORMAT,
    version: card.version,
    shape: parseShape(card.shape),
    files: {
      vocabulary: parseSeal(files.vocabulary, 'files.vocabulary'),
      weights: parseSeal(files.weights, 'files.weights'),
    },
    calibration: parseCalibration(card.calibration),
    defaultThreshold: expectNumber(card.defaultThreshold, 'defaultThreshold', isShare, 'between 0 and 1'),
    curve: parseCurve(card.curve),
    training: card.training,
    metrics: card.metrics,
  };
}
