/** The bidirectional LSTM of a published protocol: the shipped architecture, its directions pre-trained, on raw titles. */
import {createRandom, drawNormal} from '../../../core/random.ts';
import {CAPS} from '../../../core/text.ts';
import {encode, type Vocabulary} from '../../../core/vocabulary.ts';
import type {TrainingRow} from '../../batches.ts';
import {sliceDirection} from '../../kernel-passes.ts';
import {buildVocabulary} from '../../prepare.ts';
import {createNetworkEngine} from '../networks/engine.ts';
import {type FitOptions, fitNetwork} from '../networks/fit.ts';
import {scoreHeadlines} from '../networks/score.ts';
import type {NetworkShape} from '../networks/shape.ts';
import {drawWeights, type NetworkWeights} from '../networks/weights.ts';
import type {StudyContext} from '../part.ts';
import type {Start} from '../start.ts';
import {splitTitle} from './features.ts';
import type {Title} from './titles.ts';

const ALL_CAPITALS = /^\p{Lu}{2,}$/u;
const MAX_LENGTH = 32;

/** Words in lower case and marks; a word in capitals is announced. */
function readTokens(text: string): string[] {
  return splitTitle(text).flatMap(word =>
    ALL_CAPITALS.test(word) ? [CAPS, word.toLowerCase()] : [word.toLowerCase()],
  );
}

/** Vectors of known words from the language model, of others drawn at random. */
function drawEmbedding(vocabulary: Vocabulary, {vocabulary: known, language, shape}: Start): Float32Array {
  const random = createRandom(41);
  const size = shape.embeddingSize;
  const table = Float32Array.from({length: vocabulary.size * size}, () => 0.05 * drawNormal(random));
  for (const [id, token] of vocabulary.tokens.entries()) {
    const place = known.idOf(token);
    if (place > 1) table.set(language.embedding.subarray(place * size, (place + 1) * size), id * size);
  }
  return table;
}

function drawStart(shape: NetworkShape, vocabulary: Vocabulary, start: Start, seed: number): NetworkWeights {
  const drawn = drawWeights(shape, drawEmbedding(vocabulary, start), createRandom(seed));
  return {
    ...drawn,
    directions: [false, true].map(isBackward => sliceDirection(start.language, isBackward, shape.units)),
  };
}

const OPTIONS: Omit<FitOptions, 'seed' | 'epochs'> = {
  patience: 2,
  batchSize: 64,
  learningRate: 2e-3,
  featureDropout: 0.5,
  pairDropout: 0.3,
  noise: {wordDropout: 0.1, capsDropout: 0, nameSwap: 0},
  clipNorm: 1,
  maxLength: MAX_LENGTH,
};

/** Trains on `train`, stops by `validation`, scores `test`. @returns logits of the class that is looked for */
export function scoreByNetwork(
  parts: Record<'train' | 'validation' | 'test', readonly Title[]>,
  seed: number,
  start: Start,
  {module, config, progress}: StudyContext,
): Float32Array {
  const vocabulary = buildVocabulary(
    parts.train.map(({text}) => readTokens(text)),
    config.training.shape.vocabularySize,
    2,
  );
  const {embeddingSize, units, pairBuckets} = start.shape;
  const shape: NetworkShape = {
    kind: 'bidirectional',
    readOut: 'pooled',
    vocabularySize: vocabulary.size,
    embeddingSize,
    units,
    pairBuckets,
  };
  const toIds = ({text}: Title) => encode(readTokens(text), vocabulary, MAX_LENGTH);
  const toRow = (title: Title): TrainingRow => ({ids: toIds(title), renamed: [], labels: [title.label], weights: [1]});
  const engine = createNetworkEngine(module, shape);
  const {weights} = fitNetwork({
    shape,
    engine,
    start: drawStart(shape, vocabulary, start, seed),
    train: parts.train.map(toRow),
    validation: parts.validation.map(toRow),
    vocabulary,
    options: {...OPTIONS, epochs: config.epochs, seed},
    progress,
  });
  return scoreHeadlines(engine, weights, parts.test.map(toIds), embeddingSize);
}
