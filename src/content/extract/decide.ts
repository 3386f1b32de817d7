import {hostOf, rateAddress} from './addresses.ts';
import type {Candidate} from './candidates.ts';
import type {Group} from './groups.ts';
import {REGION} from './hint-words.ts';
import {isAsidePart} from './pick.ts';
import {isAction, isFurniture, isSentence} from './shapes.ts';

/** A candidate with all that its decision rests on. */
export interface Evidence {
  readonly candidate: Candidate;
  readonly group: Group;
  /** As `rateAddress` says; 0 also for another site's address that leads to no story for sure. */
  readonly address: -1 | 0 | 1;
}

/** Points speak for (+) or against (-) a headline, in the scale of log odds; a headline needs more than none in sum. */
type Rule = readonly [points: number, holds: (evidence: Evidence) => boolean];

const STARTING_POINTS = -1.5;

const isBare = ({candidate}: Evidence): boolean => !candidate.heading;
const isIn =
  (region: number) =>
  ({candidate}: Evidence): boolean =>
    (candidate.region & region) !== 0;
const hasWords =
  (from: number, to: number) =>
  ({candidate}: Evidence): boolean =>
    candidate.words >= from && candidate.words <= to;
const isAmong =
  (from: number, to: number) =>
  ({group}: Evidence): boolean =>
    group.size >= 3 && group.medianWords >= from && group.medianWords <= to;

const RULES: readonly Rule[] = [
  // What the author calls it.
  [2, evidence => !isBare(evidence)],
  [2, evidence => isBare(evidence) && evidence.candidate.part === 'title'],
  [-1.5, ({candidate}) => candidate.part === 'section'],
  [-3.5, ({candidate}) => isAsidePart(candidate.part)],
  // How long it is: menus have one or two words, a dek has more than a headline.
  [-4.5, hasWords(0, 1)],
  [-3, hasWords(2, 2)],
  [-1.5, hasWords(3, 3)],
  [-1, hasWords(4, 4)],
  [-0.5, hasWords(5, 5)],
  [0.5, hasWords(8, 24)],
  [-2.5, hasWords(28, 49)],
  [-20, hasWords(50, Number.POSITIVE_INFINITY)],
  // Where it leads.
  [2.5, ({address}) => address === 1],
  [-1, ({address, candidate}) => address === -1 && candidate.link !== null],
  [-2, ({candidate}) => candidate.link === null],
  // What stands beside it, built alike.
  [-1.5, isAmong(0, 2)],
  [-0.5, isAmong(3, 4)],
  [2, isAmong(5, 6)],
  [3, isAmong(7, 18)],
  [0.5, ({group}) => group.size >= 10 && group.medianWords >= 5],
  // Where it stands.
  [-2, isIn(REGION.nav)],
  [-4, isIn(REGION.footer)],
  [-1, isIn(REGION.header)],
  [-2.5, isIn(REGION.dialog)],
  // Paid links are made to look like stories: only the place tells.
  [-3.5, isIn(REGION.ad)],
  [-1.5, isIn(REGION.comments)],
  [-1, isIn(REGION.social)],
  [-0.5, isIn(REGION.aside)],
  // A link within a sentence.
  [-5, evidence => isBare(evidence) && evidence.candidate.linkedShare < 0.5],
];

/** What it says: dear to find out, and only ever against it. */
const TEXT_RULES: readonly (readonly [points: number, holds: (text: string) => boolean])[] = [
  [-3, isAction],
  [-3, isFurniture],
  [-2, isSentence],
];
const MOST_AGAINST = TEXT_RULES.reduce((sum, [points]) => sum + points, 0);

/** Gathers what the decision needs beyond the candidate itself. */
export function gatherEvidence(candidate: Candidate, group: Group): Evidence {
  const rating = rateAddress(candidate.href);
  const address = rating < 0 && hostOf(candidate.href) ? 0 : rating;
  return {candidate, group, address};
}

/** Sums the rules; the text is read only where it may turn the decision. Example: a linked heading of nine words leading to a story has about 6 points, a menu item -9. */
export function countPoints(evidence: Evidence): number {
  let points = STARTING_POINTS;
  for (const [value, holds] of RULES) if (holds(evidence)) points += value;
  if (points <= 0 || points + MOST_AGAINST > 0) return points;
  for (const [value, holds] of TEXT_RULES) if (holds(evidence.candidate.text)) points += value;
  return points;
}
