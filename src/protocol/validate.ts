/** From `unknown` to a request or a reply: every field typed, counted and capped; what is not asked for is dropped. */

import {MAX_CORRECTIONS, type SealedCorrections} from '../core/corrections.ts';
import {DISPLAYS} from '../core/display.ts';
import {type Score, UNASSESSED_REASONS} from '../core/score.ts';
import type {WordWeight} from '../core/word-weights.ts';
import {
  type Explained,
  type ListedHeadline,
  MAX_BATCH,
  MAX_LISTED,
  MAX_PARTS,
  MAX_PATTERNS,
  MAX_TEXT_LENGTH,
  type MessageName,
  type PagePreferences,
  type PageSummary,
  type ReplyOf,
  type RequestOf,
  type ScoredText,
  type ToBackground,
  type ToContent,
  type ToGuard,
} from './messages.ts';
import {
  parseFields,
  parseFlag,
  parseList,
  parseMany,
  parseOneOf,
  parseOrigin,
  parseProbability,
  parseText,
  parseWhole,
  refuse,
} from './parse.ts';

/** More headlines than any page has; a larger number is a mistake or a lie. */
const MAX_HEADLINES = 1_000_000;
const MAX_VERSION_LENGTH = 100;
const MAX_KEY_LENGTH = 100;

/** How a request is checked at the border. */
export interface RequestContract<N extends MessageName> {
  /** Who may send it: a content script or a page of ours, or only pages of ours and the background. */
  readonly from: 'anyone' | 'extension';
  /** @throws MessageError named ProtocolError */
  parse(value: unknown): RequestOf<N>;
}
export type RequestContracts<N extends MessageName> = {readonly [K in N]: RequestContract<K>};

/** How replies are checked. Each throws a MessageError named ProtocolError. */
type ReplyParsers<N extends MessageName> = {readonly [K in N]: (value: unknown) => ReplyOf<K>};

/**
 * Checks a score of unknown origin: three probabilities, or a reason; never both.
 * @throws MessageError named ProtocolError
 */
export function parseScore(value: unknown): Score {
  const fields = parseFields(value, 'a score');
  if ('reason' in fields === 'credibility' in fields) refuse('either probabilities or a reason', value);
  if ('reason' in fields) return {reason: parseOneOf(fields.reason, UNASSESSED_REASONS)};
  return {
    credibility: parseProbability(fields.credibility),
    satire: parseProbability(fields.satire),
    clickbait: parseProbability(fields.clickbait),
  };
}

function parseSummary(value: unknown): PageSummary {
  const fields = parseFields(value, 'a summary');
  const found = parseWhole(fields.found, MAX_HEADLINES);
  const assessed = parseWhole(fields.assessed, found);
  return {found, assessed, flagged: parseWhole(fields.flagged, assessed)};
}

const HASH_LENGTH = 16;

function parseSealed(value: unknown): SealedCorrections {
  const {key, credible, doubtful} = parseFields(value, 'sealed corrections');
  const [first = 0, second = 0] = parseList(key, 2, item =>
    Number.isInteger(item) ? Number(item) : refuse('a key', key),
  );
  const parse = (hashes: unknown) => parseMany(hashes, MAX_CORRECTIONS, item => parseText(item, HASH_LENGTH));
  return {key: [first, second], credible: parse(credible), doubtful: parse(doubtful)};
}

/** Checks the reader's choices as a page gets them. @throws MessageError named ProtocolError */
export function parsePreferences(value: unknown): PagePreferences {
  const fields = parseFields(value, 'preferences');
  const can = parseFields(fields.can, 'what can be done');
  return {
    threshold: parseProbability(fields.threshold),
    display: parseOneOf(fields.display, DISPLAYS),
    isOn: parseFlag(fields.isOn),
    isOff: parseFlag(fields.isOff),
    pausedUntil: parseWhole(fields.pausedUntil, Number.MAX_SAFE_INTEGER),
    corrections: parseSealed(fields.corrections),
    can: {correct: parseFlag(can.correct), hideSite: parseFlag(can.hideSite)},
  };
}

function parsePart(value: unknown): ScoredText {
  const fields = parseFields(value, 'a scored text');
  return {text: parseText(fields.text, MAX_TEXT_LENGTH), score: parseScore(fields.score)};
}

function parseWordWeight(value: unknown): WordWeight {
  const fields = parseFields(value, 'a weighed word');
  const start = parseWhole(fields.start, MAX_TEXT_LENGTH);
  const end = parseWhole(fields.end, MAX_TEXT_LENGTH);
  const {weight} = fields;
  if (typeof weight !== 'number' || !(Math.abs(weight) <= 1)) refuse('a weight from -1 to 1', weight);
  return {start, end, weight};
}

/** Checks a score with the weights of its words. @throws MessageError named ProtocolError */
export function parseExplained(value: unknown): Explained {
  const fields = parseFields(value, 'a score');
  return {score: parseScore(fields.score), words: parseMany(fields.words, MAX_TEXT_LENGTH, parseWordWeight)};
}

/** Checks scores with the version of the model that gave them. @throws MessageError named ProtocolError */
export function parseScores(value: unknown): {scores: Score[]; model: string} {
  const fields = parseFields(value, 'scores');
  return {
    scores: parseList(fields.scores, MAX_BATCH, parseScore),
    model: parseText(fields.model, MAX_VERSION_LENGTH),
  };
}

function parseListed(value: unknown): ListedHeadline {
  const fields = parseFields(value, 'a listed headline');
  return {text: parseText(fields.text, MAX_TEXT_LENGTH), credibility: parseProbability(fields.credibility)};
}

function parseEmpty(value: unknown): Record<string, never> {
  parseFields(value, 'an empty request');
  return {};
}

function parseShown(value: unknown): {shown: boolean} {
  const {shown} = parseFields(value, 'shown');
  return {shown: typeof shown === 'boolean' ? shown : refuse('true or false', shown)};
}

function parseStep(value: unknown): 1 | -1 {
  return value === 1 || value === -1 ? value : refuse('1 or -1', value);
}

/** Checks that a reply is empty. @throws MessageError named ProtocolError */
export function parseNothing(value: unknown): undefined {
  // JSON has no undefined: some browsers deliver null in its place.
  return value === undefined || value === null ? undefined : refuse('nothing', value);
}

// Four tables, so that each script of the extension has those of its own conversations, and no others.

/** Requests to the background. */
export const REQUESTS_TO_BACKGROUND: RequestContracts<keyof (ToBackground & ToGuard)> = {
  score: {
    from: 'anyone',
    parse: value => ({
      texts: parseList(parseFields(value, 'texts').texts, MAX_BATCH, text => parseText(text, MAX_TEXT_LENGTH)),
    }),
  },
  explain: {
    from: 'anyone',
    parse: value => ({text: parseText(parseFields(value, 'a text').text, MAX_TEXT_LENGTH)}),
  },
  readPreferences: {from: 'anyone', parse: parseEmpty},
  correct: {
    from: 'anyone',
    parse: value => {
      const {text, verdict} = parseFields(value, 'a correction');
      return {text: parseText(text, MAX_TEXT_LENGTH), verdict: parseOneOf(verdict, ['credible', 'doubtful', null])};
    },
  },
  hideSite: {from: 'anyone', parse: parseEmpty},
  countRequests: {from: 'extension', parse: parseEmpty},
  reportPage: {from: 'anyone', parse: parseSummary},
  enableSite: {
    from: 'extension',
    parse: value => {
      const fields = parseFields(value, 'an origin and a tab');
      return {origin: parseOrigin(fields.origin), tabId: parseWhole(fields.tabId, Number.MAX_SAFE_INTEGER)};
    },
  },
  announceSetting: {
    from: 'extension',
    parse: request => {
      const {key, value} = parseFields(request, 'a setting');
      return {key: parseText(key, MAX_KEY_LENGTH), value};
    },
  },
};

/** What the background answers. */
export const REPLIES_OF_BACKGROUND: ReplyParsers<keyof ToBackground> = {
  score: parseScores,
  explain: parseExplained,
  readPreferences: parsePreferences,
  correct: parseNothing,
  hideSite: parseNothing,
  countRequests: value => ({
    outside: parseWhole(parseFields(value, 'a count').outside, Number.MAX_SAFE_INTEGER),
  }),
  reportPage: parseNothing,
  enableSite: parseNothing,
};

/** Requests to a content script. */
export const REQUESTS_TO_CONTENT: RequestContracts<keyof ToContent> = {
  showSelection: {
    from: 'extension',
    parse: value => ({parts: parseList(parseFields(value, 'parts').parts, MAX_PARTS, parsePart)}),
  },
  summarizePage: {from: 'extension', parse: parseEmpty},
  listHeadlines: {from: 'extension', parse: parseEmpty},
  showHeadline: {
    from: 'extension',
    parse: value => ({text: parseText(parseFields(value, 'a headline').text, MAX_TEXT_LENGTH)}),
  },
  stepFlagged: {from: 'extension', parse: value => ({step: parseStep(parseFields(value, 'a step').step)})},
  toggleBadges: {from: 'extension', parse: parseEmpty},
  preferencesChanged: {from: 'extension', parse: parseEmpty},
  leaveSites: {
    from: 'extension',
    parse: value => {
      const {removed, kept} = parseFields(value, 'patterns');
      const parse = (patterns: unknown) => parseMany(patterns, MAX_PATTERNS, item => parseText(item, MAX_TEXT_LENGTH));
      return {removed: parse(removed), kept: parse(kept)};
    },
  },
};

/** What a content script answers. */
export const REPLIES_OF_CONTENT: ReplyParsers<keyof ToContent> = {
  showSelection: parseShown,
  summarizePage: parseSummary,
  listHeadlines: value => ({headlines: parseMany(parseFields(value, 'headlines').headlines, MAX_LISTED, parseListed)}),
  showHeadline: parseShown,
  stepFlagged: parseShown,
  toggleBadges: parseShown,
  preferencesChanged: parseNothing,
  leaveSites: parseNothing,
};
