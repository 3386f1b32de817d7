import type {Say} from '../core/say.ts';
import {isAssessed, type Score} from '../core/score.ts';
import {decideVerdict} from '../core/verdict.ts';
import {describeVerdict} from '../core/wording.ts';

/** The verdict in words, as a badge is called. */
export function labelHeadline(say: Say, score: Score, threshold: number): string {
  const verdict = decideVerdict(score, threshold);
  return isAssessed(score) ? describeVerdict(say, verdict) : describeVerdict(say, verdict, score.reason);
}
