import {unveil} from '../unveil.ts';
import {hostOf, isOwnAddress} from './addresses.ts';
import type {Agreement} from './agreement.ts';
import type {Candidate} from './candidates.ts';
import {REGION} from './hint-words.ts';
import type {Metadata} from './metadata.ts';
import {fold} from './shapes.ts';

const LEVEL_POINTS: Readonly<Record<string, number>> = {H1: 2, H2: 1, H3: 0.5};

/** What is no heading must earn its place by repeating a title. */
const NO_HEADING_POINTS = -1;

/** Points from which a heading is the main headline: an h1 alone, or a lower heading that a title of the page repeats. */
const ENOUGH_POINTS = 2;

/** Agreement from which a text is the title itself, so that a link on it leads to this page, however it is written. */
const SAME_TEXT = 0.85;

const ELSEWHERE = REGION.nav | REGION.footer | REGION.dialog | REGION.ad | REGION.comments;

/** Letters and digits alone, as in a host. */
function join(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/** Makes a function that tells the name of the site, as the page or its address gives it, from other texts. */
function createSiteNameTest(siteName: string, url: string): (text: string) => boolean {
  const name = join(siteName);
  const host = join(hostOf(url));
  const longest = Math.max(name.length, host.length);
  return text => {
    const joined = text.length > 2 * longest ? null : join(text);
    return joined !== null && (joined === name || host.includes(joined));
  };
}

function countPoints(candidate: Candidate, {best, mean}: Agreement, url: string): number {
  const level = candidate.heading ? (LEVEL_POINTS[unveil(candidate.heading).tagName] ?? 0) : NO_HEADING_POINTS;
  let points = level + 3 * best + mean;
  if (candidate.part === 'title') points += 0.5;
  if (candidate.link && !isOwnAddress(candidate.href, url)) points -= best >= SAME_TEXT ? 1 : 2;
  if (candidate.region & ELSEWHERE) points -= 2;
  // The name of a site or a section is short, and may be all that the title of the page says.
  if (candidate.words < 3) points -= best < 0.5 ? 1.5 : 1;
  // A text cut short is the teaser of a story, also of this one.
  if (/(?:\.{3}|…)$/.test(candidate.text)) points -= 2;
  return points;
}

/** Words that a label has at most: what a page is filed under, not what it says. */
const LABEL_WORDS = 3;

/** Words that a headline has at least which spells such a label out. */
const SPELLED_WORDS = 6;

/** Letters by which a word is known in another form of it ("election", "elections"). */
const STEM_LETTERS = 6;

function toStems(text: string): Set<string> {
  return new Set(
    fold(text)
      .split(' ')
      .map(word => word.replace(/s$/, '').slice(0, STEM_LETTERS)),
  );
}

/** A short heading that the next one repeats within a whole sentence is a label of it. */
function spellOut(best: Candidate, candidates: readonly Candidate[]): Candidate {
  const next = candidates[candidates.indexOf(best) + 1];
  if (best.words > LABEL_WORDS || best.words < 2 || !next?.heading || next.link || next.words < SPELLED_WORDS)
    return best;
  const stems = toStems(next.text);
  return [...toStems(best.text)].every(stem => stems.has(stem)) ? next : best;
}

/**
 * Finds the main headline of an article among headings and titled lines: the one on which the titles of the page agree,
 * not simply the first h1, which is the name of the site or a dialog's often enough.
 * @param url  address of the page, or '' if unknown
 */
export function findMainHeadline(
  candidates: readonly Candidate[],
  agreement: (text: string) => Agreement,
  metadata: Metadata,
  url: string,
): Candidate | null {
  const isSiteName = createSiteNameTest(metadata.siteName, url);
  let best: Candidate | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const points = countPoints(candidate, agreement(candidate.text), url);
    if (points >= ENOUGH_POINTS && points > most && !isSiteName(candidate.text)) {
      best = candidate;
      most = points;
    }
  }
  return best && spellOut(best, candidates);
}
