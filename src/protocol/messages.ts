import type {CorrectedVerdict, SealedCorrections} from '../core/corrections.ts';
import type {Display} from '../core/display.ts';
import type {Score} from '../core/score.ts';
import type {WordWeight} from '../core/word-weights.ts';

/** The most texts one `score` request may carry: a batch is small so that the worker is never held for long. */
export const MAX_BATCH = 32;

/** The longest text of a headline, in UTF-16 units; longer ones are cut by the sender and refused by the receiver. */
export const MAX_TEXT_LENGTH = 400;

/** The most parts a selection is checked in. */
export const MAX_PARTS = 20;

/** The most headlines a page tells of. */
export const MAX_LISTED = 1000;

/** The most patterns of sites that travel at once: the news sites of the manifest, and those that a reader allowed. */
export const MAX_PATTERNS = 10_000;

/** What one page has at the moment: `flagged` of `assessed` of `found`. */
export interface PageSummary {
  /** Headlines found, badged or not. */
  readonly found: number;
  /** Those with probabilities. */
  readonly assessed: number;
  /** Those under the reader's threshold. */
  readonly flagged: number;
}

/** A piece of a selection with its score, in reading order. */
export interface ScoredText {
  readonly text: string;
  readonly score: Score;
}

/** What a score rests on. */
export interface Explained {
  readonly score: Score;
  /** In the text as it was sent. None without a score. */
  readonly words: readonly WordWeight[];
}

/** A headline of a page that has probabilities. */
export interface ListedHeadline {
  readonly text: string;
  readonly credibility: number;
}

/** What the reader chose, as far as one page is concerned: nothing in it names another site. */
export interface PagePreferences {
  /** Credibility, 0 to 1, below which a headline is flagged. */
  readonly threshold: number;
  readonly display: Display;
  /** Whether badges appear by themselves on this site, apart from a pause. */
  readonly isOn: boolean;
  /** Whether the reader switched this site off. */
  readonly isOff: boolean;
  /** Until when no badges are shown anywhere, ms since 1970. */
  readonly pausedUntil: number;
  readonly corrections: SealedCorrections;
  /** What the card may offer: not what is decided for the reader, and nothing that a private window would leave behind. */
  readonly can: {readonly correct: boolean; readonly hideSite: boolean};
}

/** What a page or a page of ours may ask of the background. Each name maps its request to its reply. */
export interface ToBackground {
  /** Scores 1 to MAX_BATCH texts; the reply keeps their order. `model` is the version that scored. */
  score: (request: {texts: string[]}) => {scores: Score[]; model: string};
  /** Scores one text and tells each word's part in it. */
  explain: (request: {text: string}) => Explained;
  /** What the reader chose, for the site that asks. */
  readPreferences: (request: Record<string, never>) => PagePreferences;
  /** The reader says what a headline is to them; null: takes that back. */
  correct: (request: {text: string; verdict: CorrectedVerdict | null}) => undefined;
  /** The reader wants no badges on the site that asks. */
  hideSite: (request: Record<string, never>) => undefined;
  /** How many requests the background has sent to anything but its own package. Our pages only. */
  countRequests: (request: Record<string, never>) => {outside: number};
  /** Tells what the page shows, for the number on the action badge and for an open popup. */
  reportPage: (request: PageSummary) => undefined;
  /** A person allowed a new site (`https://example.com`): register and start the content script there. Our pages only. */
  enableSite: (request: {origin: string; tabId: number}) => undefined;
}

/** What only pages of ours say to the background; content scripts carry no part of it. */
export interface ToGuard {
  /** A setting is about to be written; without a value, removed. See src/background/settings-guard.ts. */
  announceSetting: (request: {key: string; value?: unknown}) => undefined;
}

/** What the background or the popup may ask of a content script. */
export interface ToContent {
  /** Shows the card beside the current selection. Answered by every frame that is asked; `false`: nothing selected here. */
  showSelection: (request: {parts: ScoredText[]}) => {shown: boolean};
  /** The page as it is now. */
  summarizePage: (request: Record<string, never>) => PageSummary;
  /** The headlines with probabilities, in the order of the page; at most MAX_LISTED. */
  listHeadlines: (request: Record<string, never>) => {headlines: ListedHeadline[]};
  /** Scrolls to a headline and focuses its badge. */
  showHeadline: (request: {text: string}) => {shown: boolean};
  /** Goes to the next flagged headline, or the one before; round at the ends. */
  stepFlagged: (request: {step: 1 | -1}) => {shown: boolean};
  /** Shows badges on this page where there are none, and takes them away where there are some, until it is left. */
  toggleBadges: (request: Record<string, never>) => {shown: boolean};
  /** The reader chose something else: whoever shows badges reads it. */
  preferencesChanged: (request: Record<string, never>) => undefined;
  /** Access to sites was taken back: whoever runs on one of `removed` and on none of `kept` (match patterns) ends. */
  leaveSites: (request: {removed: string[]; kept: string[]}) => undefined;
}

/** The whole conversation. */
export type Protocol = ToBackground & ToGuard & ToContent;
export type MessageName = keyof Protocol;
export type RequestOf<N extends MessageName> = Parameters<Protocol[N]>[0];
export type ReplyOf<N extends MessageName> = ReturnType<Protocol[N]>;
