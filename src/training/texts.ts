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
 * What folds leave out, all of it: one pre-training serves every fold, and none has read what it is measured on. Only
 * the network that ships reads it: 8 in 100 words of the gossip of 2016 are unknown without it, 5 with it.
 */
export function listUnreadSets({withRecent}: TrainingConfig): readonly string[] {
  return withRecent ? ACROSS_SETS : [...ACROSS_SETS, ...RECENT_SETS];
}

/**
 * The headlines of the training part, and the vocabulary of their most frequent words.
 * @param leaveOut  data sets that are no part of it
 */
export async function readTexts(
  config: TrainingConfig,
  leaveOut: readonly string[],
  progress: Progress,
): Promise<Texts> {
  const {examples} = await readCorpus({...config.data, ...TEXT_CAPS, leaveOut, fold: null}, progress);
  const texts = examples.filter(({part}) => part === 'train').map(({tokens}) => tokens);
  const vocabulary = buildVocabulary(texts, config.shape.vocabularySize);
  return {vocabulary, headlines: texts.map(tokens => encode(tokens, vocabulary, config.shape.maxLength))};
}
