/** What all networks of the study start from: one vocabulary, and what unlabelled headlines taught. */
import {join} from 'node:path';
import {tokenize} from '../../core/text.ts';
import {createVocabulary, encode, type Vocabulary} from '../../core/vocabulary.ts';
import type {Shape} from '../../model/card.ts';
import type {FloatWeights} from '../../model/weights.ts';
import {readCheckpoint, writeCheckpoint} from '../checkpoint.ts';
import type {TrainingConfig} from '../config.ts';
import {ACROSS_SETS} from '../data-sets.ts';
import {hashToUnit} from '../examples.ts';
import {buildVocabulary, readCorpus} from '../prepare.ts';
import {startState} from '../pretrain.ts';
import {identify, placeStudy} from './cache.ts';
import type {StudyContext} from './part.ts';

/** Sets that the study measures on: not even their wording is read before. */
const MEASURED_SETS: readonly string[] = [
  ...ACROSS_SETS,
  'coaid',
  'stop_clickbait',
  // These hold headlines of the one above.
  'clickbait_downs',
  'clickbait_mathur',
];

export interface Start {
  readonly vocabulary: Vocabulary;
  readonly shape: Shape;
  /** With word vectors, all else drawn at random. */
  readonly vectors: FloatWeights;
  /** Both directions trained as language models, as those of the shipped network are. */
  readonly language: FloatWeights;
}

/** Unlabelled headlines as tokens, a sample over all sets that are not measured on. */
async function readStudyTexts({config, subset, progress}: StudyContext): Promise<string[][]> {
  const data = {...config.training.data, data: subset, leaveOut: MEASURED_SETS, fold: null};
  const {examples} = await readCorpus(data, progress);
  return examples
    .filter(({part}) => part === 'train')
    .map(({text}) => ({text, at: hashToUnit(5, text)}))
    .sort((a, b) => a.at - b.at)
    .slice(0, config.texts)
    .map(({text}) => tokenize(text));
}

/** The configuration of pre-training: that of the shipped network, on the texts of the study. */
function configureStart({training}: StudyContext['config'], vocabularySize: number): TrainingConfig {
  return {...training, shape: {...training.shape, vocabularySize}};
}

/** Settings that shape the start. */
export function describeStart({training, texts}: StudyContext['config']): unknown {
  const {shape, vectorEpochs, language} = training;
  return ['start', texts, shape, vectorEpochs, language];
}

/** Opens the start, or makes it: minutes, once. */
export async function openStart(context: StudyContext): Promise<Start> {
  const {config, module, progress, openResult} = context;
  let texts: string[][] | null = null;
  const settings = describeStart(config);
  const {tokens, fingerprint} = await openResult([settings, 'vocabulary'], async () => {
    texts = await readStudyTexts(context);
    const vocabulary = buildVocabulary(texts, config.training.shape.vocabularySize);
    return {tokens: vocabulary.tokens, fingerprint: identify(texts.length, JSON.stringify(vocabulary.tokens))};
  });
  const vocabulary = createVocabulary(tokens);
  const trained = configureStart(config, vocabulary.size);
  const {shape} = trained;
  const open = async (languageEpochs: number): Promise<FloatWeights> => {
    const name = identify([settings, languageEpochs], fingerprint);
    const path = join(placeStudy(config), `${name}.start`);
    const known = await readCheckpoint(path, shape, progress.note);
    if (known) return known.weights;
    texts ??= await readStudyTexts(context);
    const headlines = texts.map(text => encode(text, vocabulary, shape.maxLength));
    const language = {...trained.language, epochs: languageEpochs};
    const state = await startState({...trained, language}, {vocabulary, headlines}, module, progress);
    await writeCheckpoint(path, state, shape);
    return state.weights;
  };
  return {vocabulary, shape, vectors: await open(0), language: await open(trained.language.epochs)};
}
