import type {Score} from '../core/score.ts';
import {MAX_PARTS, MAX_TEXT_LENGTH, type ScoredText} from '../protocol/messages.ts';

/** A selection longer than this is no headline; it is read sentence by sentence. */
export const MAX_WHOLE_LENGTH = 300;

/** Characters looked at in a selection: more than the parts can hold, and cheap to cut up. */
const MAX_SELECTION_LENGTH = MAX_PARTS * MAX_TEXT_LENGTH;

/**
 * Cuts a selection into texts to score: itself, or its first 20 sentences when it is over 300 characters long.
 * White space is made single; a sentence over 400 characters is cut.
 * @returns 1 to MAX_PARTS texts, the only one empty when nothing but white space was selected
 */
export function splitSelection(selection: string): string[] {
  const text = selection.slice(0, MAX_SELECTION_LENGTH).replace(/\s+/gu, ' ').trim();
  if (text.length <= MAX_WHOLE_LENGTH) return [text];
  const segmenter = new Intl.Segmenter('en', {granularity: 'sentence'});
  return Array.from(segmenter.segment(text), ({segment}) => segment.trim().slice(0, MAX_TEXT_LENGTH))
    .filter(sentence => sentence !== '')
    .slice(0, MAX_PARTS);
}

/**
 * Scores a selection, part by part in reading order. Too short and foreign parts come back with their reason.
 * @param score  gives a score for each text, in order
 */
export async function checkSelection(
  selection: string,
  score: (texts: readonly string[]) => Promise<readonly Score[]>,
): Promise<ScoredText[]> {
  const texts = splitSelection(selection);
  if (texts.length === 1 && texts[0] === '') return [{text: '', score: {reason: 'too-short'}}];
  const scores = await score(texts);
  return texts.map((text, at) => ({text, score: scores[at] ?? {reason: 'unavailable'}}));
}
