import {isAssessed, type Score} from './score.ts';

/** What the reader thinks of headlines, where that is not what the extension says. Kept on this device. */

/** One headline that the reader judged. */
export interface Correction {
  /** As it was scored. */
  readonly text: string;
  /** How it reads to the reader. */
  readonly verdict: 'credible' | 'doubtful';
  /** Moment of the correction, ISO 8601. */
  readonly when: string;
}

/** How a headline reads to the reader, where that is another thing than its score says. */
export type CorrectedVerdict = Correction['verdict'];

/** All corrections as they are stored; the latest last. */
export interface Corrections {
  /** Raised when the meaning of an entry changes. */
  readonly version: 1;
  readonly entries: readonly Correction[];
}

export const NO_CORRECTIONS: Corrections = {version: 1, entries: []};

/** Corrections kept; the oldest give way. */
export const MAX_CORRECTIONS = 1000;
const MAX_CORRECTED_LENGTH = 400;

function parseCorrection(value: unknown): Correction[] {
  const {text, verdict, when} = (value ?? {}) as Partial<Record<keyof Correction, unknown>>;
  if (typeof text !== 'string' || text === '' || text.length > MAX_CORRECTED_LENGTH) return [];
  if (verdict !== 'credible' && verdict !== 'doubtful') return [];
  return typeof when === 'string' && Number.isFinite(Date.parse(when)) ? [{text, verdict, when}] : [];
}

/** Makes sense of corrections of unknown origin; entries that are none are dropped. */
export function parseCorrections(value: unknown): Corrections | undefined {
  const {version, entries} = (value ?? {}) as Partial<Record<keyof Corrections, unknown>>;
  if (version !== 1 || !Array.isArray(entries)) return undefined;
  return {version, entries: entries.flatMap(parseCorrection).slice(-MAX_CORRECTIONS)};
}

/** Takes back what was said of a headline. */
export function removeCorrection(corrections: Corrections, text: string): Corrections {
  return {...corrections, entries: corrections.entries.filter(entry => entry.text !== text)};
}

/** Adds a correction; an earlier one of the same headline goes. */
export function addCorrection(corrections: Corrections, correction: Correction): Corrections {
  const {entries} = removeCorrection(corrections, correction.text);
  return {...corrections, entries: [...entries, correction].slice(-MAX_CORRECTIONS)};
}

/** What was said of each headline, by its text. */
export function indexCorrections({entries}: Corrections): ReadonlyMap<string, CorrectedVerdict> {
  return new Map(entries.map(({text, verdict}) => [text, verdict]));
}

/**
 * The score of a headline as it counts for the reader: a correction is certain.
 * Example: applyCorrection({credibility: 0.1, satire: 0, clickbait: 0}, 'credible') -> credibility 1
 */
export function applyCorrection<T extends Score>(score: T, verdict: CorrectedVerdict | undefined): T {
  if (verdict === undefined || !isAssessed(score)) return score;
  return {...score, credibility: verdict === 'credible' ? 1 : 0};
}
