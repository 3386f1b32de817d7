/** Lines in, lines out: what `npm run score` does to one batch. */
import {isAssessed, type Score} from '../core/score.ts';
import {decideVerdict} from '../core/verdict.ts';
import type {Scorer} from '../inference/scorer.ts';

/** What is printed for one headline. */
export function formatScore(text: string, score: Score, threshold: number): string {
  const {credibility, satire, clickbait} = isAssessed(score)
    ? score
    : {credibility: null, satire: null, clickbait: null};
  const reason = isAssessed(score) ? null : score.reason;
  return JSON.stringify({text, credibility, verdict: decideVerdict(score, threshold), satire, clickbait, reason});
}

/** A line that is no headline; `line` counts from 1 within its batch. */
export class LineError extends Error {
  override readonly name = 'LineError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/**
 * The headline of a line: the `text` of a JSON object, else the line itself.
 * @param number  of the line, for the error
 * @throws LineError for a JSON object without a `text`
 */
export function readHeadline(line: string, number: number): string {
  if (!line.trimStart().startsWith('{')) return line;
  let value: {text?: unknown};
  try {
    value = JSON.parse(line) as {text?: unknown};
  } catch {
    return line; // A headline may start with a brace.
  }
  if (typeof value.text === 'string') return value.text;
  throw new LineError(`expected "text" to be a text, received ${JSON.stringify(value.text)}`, number);
}

/** What a batch became: one line of output for each headline. */
export interface ScoredBatch {
  readonly output: Uint8Array<ArrayBuffer>;
  readonly headlines: number;
  /** Lines read, empty ones too. */
  readonly lines: number;
}

/**
 * Scores whole lines of UTF-8; empty lines are passed over.
 * @throws LineError
 */
export async function scoreLines(bytes: Uint8Array, score: Scorer, threshold: number): Promise<ScoredBatch> {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const texts = lines.flatMap((line, at) => (line.trim() === '' ? [] : [readHeadline(line, at + 1)]));
  const scores = await score(texts);
  const output = texts.map((text, at) => `${formatScore(text, scores[at]!, threshold)}\n`).join('');
  return {output: new TextEncoder().encode(output), headlines: texts.length, lines: lines.length};
}
