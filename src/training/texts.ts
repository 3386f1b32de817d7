/** What pre-training reads: headlines without their labels, more of them than the labelled training takes. */
import {encode, type Vocabulary} from '../core/vocabulary.ts';
import type {TrainingConfig} from './config.ts';
import {ACROSS_SETS, RECENT_SETS} from './data-sets.ts';
import {buildVocabulary, readCorpus} from './prepare.ts';
import type {Progress} from './progress.ts';

export interface Texts {
  readonly vocabulary: Vocabulary;
  /** Encoded. */
  readonly headlines: readonly Int32Array[];
}

/** Caps of pre-training: wording is learned from headlines that would drown the labels of others. */
const TEXT_CAPS = {capLow: 3000, capHigh: 3000, capSet: 20_000};

/**
 * The headlines of the training part. The sets that folds leave out are no part of it, so that one pre-training serves
 * the shipped network and all folds, and no fold has read what it is measured on.
 */
export async function readTexts(config: TrainingConfig, progress: Progress): Promise<Texts> {
  const leaveOut = config.withRecent ? ACROSS_SETS : [...ACROSS_SETS, ...RECENT_SETS];
  const {examples} = await readCorpus({...config.data, ...TEXT_CAPS, leaveOut, fold: null}, progress);
  const texts = examples.filter(({part}) => part === 'train').map(({tokens}) => tokens);
  const vocabulary = buildVocabulary(texts, config.shape.vocabularySize);
  return {vocabulary, headlines: texts.map(tokens => encode(tokens, vocabulary, config.shape.maxLength))};
}
