import type {CorrectedVerdict} from '../core/corrections.ts';
import type {Say} from '../core/say.ts';
import {isAssessed, type Score} from '../core/score.ts';
import {decideVerdict} from '../core/verdict.ts';
import {describeVerdict} from '../core/wording.ts';

/** The verdict in words, as a badge is called; that of the reader, where there is one. */
export function labelHeadline(say: Say, score: Score, threshold: number, correction?: CorrectedVerdict): string {
  if (!isAssessed(score)) return describeVerdict(say, 'unassessed', score.reason);
  if (correction !== undefined) return say(`corrected_${correction}`);
  return describeVerdict(say, decideVerdict(score, threshold));
}
