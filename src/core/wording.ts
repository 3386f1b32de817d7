import {isAssessed, type Score, type UnassessedReason} from './score.ts';
import {LIKELY, type Verdict} from './verdict.ts';

/** Said at the foot of every card and page that shows a score. */
export const FOOTNOTE = 'Judged by wording alone, on your device.';

const VERDICT_WORDS: Record<Verdict, string> = {
  credible: 'Reads like reputable news',
  uncertain: 'Could go either way',
  doubtful: 'Take this with a grain of salt',
  unassessed: 'Not assessed',
};

const REASON_WORDS: Record<UnassessedReason, string> = {
  language: 'not in English',
  'too-short': 'too short',
  'unknown-words': 'too many unknown words',
  unavailable: 'scoring is unavailable',
};

/**
 * Says a verdict in words; a reason is heard only with `unassessed`.
 * Example: describeVerdict('unassessed', 'language') -> 'Not assessed: not in English'
 */
export function describeVerdict(verdict: Verdict, reason?: UnassessedReason): string {
  const words = VERDICT_WORDS[verdict];
  return verdict === 'unassessed' && reason !== undefined ? `${words}: ${REASON_WORDS[reason]}` : words;
}

/**
 * A credibility as a whole number in 100; never 0 nor 100, since no such certainty was measured.
 * @throws RangeError outside 0 to 1
 */
export function toCountInHundred(credibility: number): number {
  if (!(credibility >= 0 && credibility <= 1)) throw new RangeError(`expected 0 to 1, received ${credibility}`);
  return Math.min(99, Math.max(1, Math.round(credibility * 100)));
}

/**
 * Says what a credibility means, as a count that was measured.
 * @param credibility 0 to 1, calibrated
 * Example: describeCredibility(0.416) -> 'Of 100 headlines scored like this, about 42 came from reputable outlets in our tests.'
 */
export function describeCredibility(credibility: number): string {
  const count = toCountInHundred(credibility);
  return `Of 100 headlines scored like this, about ${count} came from reputable outlets in our tests.`;
}

/**
 * What else is likely of a headline, as sentences; none of an unassessed one.
 * Example: describeExtras({credibility: 0.2, satire: 0.9, clickbait: 0.1}) -> ['Sounds like satire']
 */
export function describeExtras(score: Score): string[] {
  if (!isAssessed(score)) return [];
  const sentences: string[] = [];
  if (score.satire >= LIKELY) sentences.push('Sounds like satire');
  if (score.clickbait >= LIKELY) sentences.push('Sounds like clickbait');
  return sentences;
}
