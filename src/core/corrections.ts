import {type HashKey, hashText} from './hash.ts';
import {createLru} from './lru.ts';
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

/** Corrections as pages may know them: who holds them can try texts, but does not read what was corrected elsewhere. */
export interface SealedCorrections {
  readonly key: HashKey;
  /** Hashes of the texts. */
  readonly credible: readonly string[];
  readonly doubtful: readonly string[];
}

/** Seals corrections with a fresh key. */
export function sealCorrections({entries}: Corrections, key: HashKey): SealedCorrections {
  const seal = (wanted: CorrectedVerdict): string[] =>
    entries.flatMap(({text, verdict}) => (verdict === wanted ? [hashText(text, key)] : []));
  return {key, credible: seal('credible'), doubtful: seal('doubtful')};
}

/** Headlines remembered: those of one page are asked for again and again. */
const MAX_TRIED = 2000;

/** Makes a function that tells what was said of a headline. */
export function openCorrections(sealed: SealedCorrections): (text: string) => CorrectedVerdict | undefined {
  const verdicts = new Map<string, CorrectedVerdict>();
  for (const verdict of ['credible', 'doubtful'] as const)
    for (const hash of sealed[verdict]) verdicts.set(hash, verdict);
  if (verdicts.size === 0) return () => undefined;
  const hashes = createLru<string>(MAX_TRIED);
  return text => {
    const hash = hashes.get(text) ?? hashText(text, sealed.key);
    hashes.set(text, hash);
    return verdicts.get(hash);
  };
}

/**
 * The score of a headline as it counts for the reader: a correction is certain.
 * Example: applyCorrection({credibility: 0.1, satire: 0, clickbait: 0}, 'credible') -> credibility 1
 */
export function applyCorrection<T extends Score>(score: T, verdict: CorrectedVerdict | undefined): T {
  if (verdict === undefined || !isAssessed(score)) return score;
  return {...score, credibility: verdict === 'credible' ? 1 : 0};
}
