import {hostOf, rateAddress} from './addresses.ts';
import type {Candidate} from './candidates.ts';
import type {Group} from './groups.ts';
import {REGION} from './hint-words.ts';
import {isAsidePart} from './pick.ts';
import {isAction, isFurniture, isSentence} from './shapes.ts';

// Points speak for (+) or against (-) a headline, in the scale of log odds; a headline needs more than none in sum.

const STARTING_POINTS = -1.5;

/** What the author calls it. */
function rateName({heading, part}: Candidate): number {
  const points = heading || part === 'title' ? 2 : 0;
  if (part === 'section') return points - 1.5;
  return isAsidePart(part) ? points - 3.5 : points;
}

/** Points by number of words: menus have one or two words, a dek has more than a headline. */
const LENGTH_POINTS: readonly (readonly [maxWords: number, points: number])[] = [
  [1, -4.5],
  [2, -3],
  [3, -1.5],
  [4, -1],
  [5, -0.5],
  [7, 0],
  [24, 0.5],
  [27, 0],
  [49, -2.5],
  [Number.POSITIVE_INFINITY, -20],
];

function rateLength(words: number): number {
  let index = 0;
  while (words > LENGTH_POINTS[index]![0]) index++;
  return LENGTH_POINTS[index]![1];
}

/** What stands beside it, built alike. */
function rateKin({size, medianWords}: Group): number {
  const points = size >= 10 && medianWords >= 5 ? 0.5 : 0;
  if (size < 3 || medianWords > 18) return points;
  if (medianWords >= 7) return points + 3;
  if (medianWords >= 5) return points + 2;
  return medianWords >= 3 ? points - 0.5 : points - 1.5;
}

const REGION_POINTS: readonly (readonly [region: number, points: number])[] = [
  [REGION.nav, -2],
  [REGION.footer, -4],
  [REGION.header, -1],
  [REGION.dialog, -2.5],
  // Paid links are made to look like stories: only the place tells.
  [REGION.ad, -3.5],
  [REGION.comments, -1.5],
  [REGION.social, -1],
  [REGION.aside, -0.5],
];

/** Where it stands. */
function rateRegion(region: number): number {
  return region && REGION_POINTS.reduce((sum, [bit, value]) => (region & bit ? sum + value : sum), 0);
}

const MOST_FOR_ADDRESS = 2.5;

/** Where it leads. Another site's address that leads to no story for sure says nothing. */
function rateLink({link, href}: Candidate): number {
  const address = rateAddress(href);
  if (address > 0) return MOST_FOR_ADDRESS;
  return link && address < 0 && !hostOf(href) ? -1 : 0;
}

/** What it says: dear to find out, and only ever against it. The quickest to tell first. */
const TEXT_RULES: readonly (readonly [points: number, holds: (text: string) => boolean])[] = [
  [2, isSentence],
  [3, isAction],
  [3, isFurniture],
];
const MOST_AGAINST = 8;

/** Whether points are more than what the text says against them; it is read only while that may turn the decision. */
function outweighText(text: string, points: number): boolean {
  let left = points;
  let most = MOST_AGAINST;
  for (const [value, holds] of TEXT_RULES) {
    if (left <= 0 || left > most) break;
    if (holds(text)) left -= value;
    most -= value;
  }
  return left > 0;
}

/**
 * Decides by the sum of its points; the address and the text of a candidate are read only where they may turn the decision.
 * Example: a linked heading of nine words leading to a story has about 6 points, a menu item fewer than none.
 */
export function isHeadline(candidate: Candidate, group: Group): boolean {
  const {heading, link, words, region, linkedShare, text} = candidate;
  let points = STARTING_POINTS + rateName(candidate) + rateLength(words) + rateKin(group) + rateRegion(region);
  if (link === null) points -= 2;
  // A link within a sentence.
  if (!heading && linkedShare < 0.5) points -= 5;
  if (points + MOST_FOR_ADDRESS <= 0) return false;
  points += rateLink(candidate);
  return outweighText(text, points);
}
