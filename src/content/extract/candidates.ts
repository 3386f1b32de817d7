import {type Agreement, createAgreementTest} from './agreement.ts';
import type {Part} from './hints.ts';
import {createOverlayFinder} from './overlays.ts';
import {isAsidePart, pickInHeading, pickInLink, textOf} from './pick.ts';
import {countWords, squeeze} from './shapes.ts';
import {each} from './steps.ts';
import type {Run, Survey} from './walk.ts';

/** A text that may be a headline, with what is needed to decide. */
export interface Candidate {
  readonly text: string;
  readonly words: number;
  /** The runs the text was made of, in order. */
  readonly runs: readonly Run[];
  /** The link in it, around it, or over its card. */
  readonly link: Element | null;
  /** Where it leads; '' without a link. */
  readonly href: string;
  readonly heading: Element | null;
  readonly part: Part;
  /** Bits of REGION. */
  readonly region: number;
  /** Linked share of the words of the line it stands in, 0 to 1. */
  readonly linkedShare: number;
  /** Place in the document among the runs. */
  readonly place: number;
}

/** An address is cut here: some carry a picture. */
const MAX_ADDRESS_LENGTH = 1000;

function toCandidate(runs: readonly Run[], overlay: Element | null = null): Candidate {
  const first = runs[0]!;
  const link = overlay ?? first.link;
  const text = textOf(runs);
  const {line} = first;
  return {
    text,
    words: (runs.length === 1 ? first.words : undefined) ?? countWords(text),
    runs,
    link,
    href: (link?.getAttribute('href') ?? '').slice(0, MAX_ADDRESS_LENGTH),
    heading: first.heading,
    part: (runs.length === 1 ? first : (runs.find(run => !isAsidePart(run.part)) ?? first)).part,
    region: first.region,
    linkedShare: line.words === 0 ? 0 : line.linked / line.words,
    place: first.place,
  };
}

/** Runs of one heading or link that are read: a headline has a few. */
const MAX_PARTS = 64;

/** The runs of each heading, and of each link without one around it. */
interface Owners {
  readonly headings: ReadonlyMap<Element, Run[]>;
  readonly links: ReadonlyMap<Element, Run[]>;
}

function* groupRuns({runs}: Survey, isOver: () => boolean): Generator<void, Owners> {
  const headings = new Map<Element, Run[]>();
  const links = new Map<Element, Run[]>();
  yield* each(runs, isOver, run => {
    const owner = run.heading ?? run.link;
    if (!owner) return;
    const groups = run.heading ? headings : links;
    const group = groups.get(owner);
    if (!group) groups.set(owner, [run]);
    else if (group.length < MAX_PARTS) group.push(run);
  });
  return {headings, links};
}

/**
 * Brings the runs of a survey together into candidates, in document order: one for each heading, one for each link
 * without a heading in it or around it.
 */
export function* findCandidates(survey: Survey, isOver: () => boolean): Generator<void, Candidate[]> {
  const {headings, links} = yield* groupRuns(survey, isOver);
  const findOverlay = createOverlayFinder(survey, [...headings.keys()]);
  const candidates: Candidate[] = [];
  const titledLinks = new Set<Element>();
  yield* each(headings.values(), isOver, runs => {
    const picked = pickInHeading(runs);
    const overlay = picked.some(run => run.link) ? null : findOverlay(picked);
    candidates.push(toCandidate(overlay?.runs ?? picked, overlay?.link));
    for (const run of runs) if (run.link) titledLinks.add(run.link);
  });
  yield* each(links, isOver, ([link, runs]) => {
    if (!titledLinks.has(link)) candidates.push(toCandidate(pickInLink(runs)));
  });
  return candidates.sort((a, b) => a.place - b.place);
}

/** The headline of an article stands among its first lines. */
export const MAX_LINES = 5000;

/** Longer lines are prose, whatever they share with a title; shorter ones are labels. */
const TITLE_LENGTH = {min: 12, max: 300};

/**
 * Lines that are no headings but repeat a title of the page nearly word for word, as on pages whose headline is a mere
 * block of large letters.
 */
export function findTitledLines(
  {runs}: Survey,
  titles: readonly string[],
  agreement: (text: string) => Agreement,
): Candidate[] {
  const mayAgree = createAgreementTest(titles);
  const found: Candidate[] = [];
  for (const run of runs.slice(0, MAX_LINES)) {
    const {length} = run.text;
    if (run.heading || run.part === 'hidden' || length < TITLE_LENGTH.min || length > TITLE_LENGTH.max) continue;
    const text = squeeze(run.text);
    if (!mayAgree(text)) continue;
    if (agreement(text).best >= 0.8 && countWords(text) >= 3) found.push(toCandidate([run]));
  }
  return found;
}
