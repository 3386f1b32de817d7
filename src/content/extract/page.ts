import {isRoot} from './addresses.ts';
import {createAgreement} from './agreement.ts';
import {type Candidate, findCandidates, findTitledLines, MAX_LINES} from './candidates.ts';
import {isHeadline} from './decide.ts';
import {dropEchoes} from './dedupe.ts';
import {groupCandidates} from './groups.ts';
import {findMainHeadline} from './main-headline.ts';
import {isSaidToBeArticle, type Metadata} from './metadata.ts';
import {decideKind, type PageKind} from './page-kind.ts';
import {decideLanguage, type PageLanguage} from './page-language.ts';
import {readSigns} from './signs.ts';
import {each} from './steps.ts';
import {type Survey, surveyInSteps} from './walk.ts';

/** A tree, read: what its headlines, and the kind and language of the page, are decided from. */
export interface Reading {
  readonly url: string;
  readonly metadata: Metadata;
  readonly found: Survey;
  readonly candidates: readonly Candidate[];
  /** Headlines with a link. */
  readonly linked: readonly Candidate[];
  /** Headlines without a link; none where most have one. */
  readonly lone: readonly Candidate[];
  readonly main: Candidate | null;
  /** How far the titles of the page agree on `main`, 0 to 1. */
  readonly mainAgreement: number;
}

/** An address is cut here: nothing further on tells what a page is. */
const MAX_URL_LENGTH = 2000;

function* judgeInSteps(
  candidates: readonly Candidate[],
  isOver: () => boolean,
): Generator<void, {linked: Candidate[]; lone: Candidate[]}> {
  const groups = yield* groupCandidates(candidates, isOver);
  const chosen: Candidate[] = [];
  yield* each(candidates, isOver, candidate => {
    if (isHeadline(candidate, groups.get(candidate)!)) chosen.push(candidate);
  });
  const linked = chosen.filter(candidate => candidate.link);
  const lone = chosen.filter(candidate => !candidate.link);
  // A page whose stories are linked has headings without links for its sections and deks only.
  return {linked, lone: lone.length > linked.length ? lone : []};
}

/** The main headline, were the page an article; which the address of a whole site never is. */
function findMain(
  found: Survey,
  candidates: readonly Candidate[],
  metadata: Metadata,
  url: string,
): {main: Candidate; agreement: number} | null {
  const agreement = createAgreement(metadata.titles);
  const headings = candidates.filter(candidate => candidate.heading);
  const lines = findTitledLines(found, metadata.titles, agreement);
  const main = findMainHeadline([...headings.slice(0, MAX_LINES), ...lines], agreement, metadata, url);
  return main && {main, agreement: agreement(main.text).best};
}

/**
 * Reads a tree once, with breaks.
 * @param givenUrl  address of the page, or '' if unknown
 * @param metadata  what the page says about itself
 * @param isOver  whether to stop for now
 */
export function* readInSteps(
  root: Document | Element | readonly Element[],
  givenUrl: string,
  metadata: Metadata,
  isOver: () => boolean,
): Generator<void, Reading> {
  const found = yield* surveyInSteps(root, isOver);
  const candidates = yield* findCandidates(found, isOver);
  const url = (givenUrl || metadata.url).slice(0, MAX_URL_LENGTH);
  const best = isRoot(url) ? null : findMain(found, candidates, metadata, url);
  const judged = yield* judgeInSteps(candidates, isOver);
  const {main = null, agreement: mainAgreement = 0} = best ?? {};
  return {url, metadata, found, candidates, ...judged, main, mainAgreement};
}

/** The kind of a page that was read as a whole. */
export function* kindOf(reading: Reading, isOver: () => boolean): Generator<void, PageKind> {
  const {url, metadata, found, candidates, linked, lone, main, mainAgreement} = reading;
  const signs = yield* readSigns(found.runs, candidates, isOver);
  const teasers = [...linked, ...lone];
  const teaserShare = teasers.length / candidates.length;
  return decideKind({url, metadata, signs, teasers, teaserShare, main, mainAgreement});
}

/** The language of a page that was read as a whole. */
export function languageOf({metadata, found}: Reading): PageLanguage {
  return decideLanguage(
    metadata.language,
    found.runs.map(run => run.text),
  );
}

/** Whether a part of a page, which cannot be judged by itself, belongs to an article as the page as a whole says. */
export function isPartOfArticle({metadata, url}: Reading): boolean {
  return isSaidToBeArticle(metadata) && !isRoot(url);
}

/** A candidate that is a headline. */
export interface Pick {
  readonly candidate: Candidate;
  readonly isMain: boolean;
}

/**
 * The headlines in document order. In an article, headings without link are headings of its parts, save the main one;
 * elsewhere there is no main one, and a row of such headings are the stories of a blog.
 */
export function* pickHeadlines(reading: Reading, isArticle: boolean, isOver: () => boolean): Generator<void, Pick[]> {
  const main = isArticle ? reading.main : null;
  const teasers = isArticle ? reading.linked : [...reading.linked, ...reading.lone];
  // The main headline may be among the teasers already, also as a line of its own that a link of the page covers.
  const others = teasers.filter(({runs}) => runs[0] !== main?.runs[0]);
  const all = (main ? [main, ...others] : others).sort((a, b) => a.place - b.place);
  return (yield* dropEchoes(all, main, isOver)).map(candidate => ({candidate, isMain: candidate === main}));
}
