/** Quality of outlets by domain, from a table of ratings. */
import {existsSync} from 'node:fs';
import {readLines} from './sources.ts';

export type Tier = 'low' | 'mid' | 'high' | 'satire' | 'unknown';

export type Leaning = 'left' | 'centre' | 'right';

/** The registered outlet behind a source, and its tier. */
export interface Outlet {
  readonly domain: string;
  readonly tier: Tier;
  /** Quality from 0 to 1 by six sets of ratings (`pc1` of Lin et al. 2023); null where nobody rated it. */
  readonly quality: number | null;
  readonly leaning: Leaning | null;
}

// Rated low by the merged lists, yet no examples of doubtful wording: state media, large dailies, advocacy, tabloids and
// platforms, whose headlines say little of the kind (DATA.md, section 7). A network taught on thousands of state media
// learns their topics: with them, 10 in 100 headlines of an Israeli daily and 6 of exiled Russian reporters were flagged.
const NOT_LOW = [
  'economictimes.indiatimes.com',
  'english.news.cn',
  'tass.com',
  'rt.com',
  'pravda.ru',
  'news-front.info',
  'daily-sun.com',
  'bdnews24.com',
  'news18.com',
  'en.mercopress.com',
  'en.protothema.gr',
  'mondoweiss.net',
  'greenpeace.org',
  'dailymail.co.uk',
  'dailymail.com',
  'twitter.com',
  'facebook.com',
  'youtube.com',
];

const TIERS: readonly string[] = ['low', 'mid', 'high', 'satire'];

/** Finds the outlet of a source; `null` without a source. */
export type FindOutlet = (source: string | null) => Outlet | null;

/** The domain and its parents. Example: listParents('a.b.com') -> ['a.b.com', 'b.com'] */
function listParents(domain: string): string[] {
  const parts = domain.split('.');
  return parts.slice(0, -1).map((_, index) => parts.slice(index).join('.'));
}

/** What the table says of one domain. */
export type Rating = Omit<Outlet, 'domain'>;

/** Makes a finder of a table domain -> rating: a sub-domain without a rating of its own has that of its parent. */
export function createOutletFinder(ratings: ReadonlyMap<string, Rating>): FindOutlet {
  return source => {
    if (source === null) return null;
    const domain = source.toLowerCase().replace(/^www\.|^https?:\/\//g, '');
    const candidates = listParents(domain);
    const rated = candidates.find(candidate => ratings.has(candidate));
    if (rated === undefined) return {domain, tier: 'unknown', quality: null, leaning: null};
    const isExcluded = candidates.some(candidate => NOT_LOW.includes(candidate));
    const rating = ratings.get(rated)!;
    if (rating.tier !== 'low' || !isExcluded) return {domain: rated, ...rating};
    return {domain: rated, ...rating, tier: 'mid', quality: null};
  };
}

/**
 * The side an outlet leans to, from words such as LEFT-CENTER or `right`; null where the words name no side.
 * Example: parseLeaning('LEAST BIASED') -> 'centre'
 */
export function parseLeaning(words: string): Leaning | null {
  if (/left/i.test(words)) return 'left';
  if (/right/i.test(words)) return 'right';
  return /least biased|pro-science|center/i.test(words) ? 'centre' : null;
}

function parseRating(line: string): [string, Rating] | null {
  const [domain, tier, pc1, , , bias, , , otherBias] = line.split(',');
  if (!domain || !tier || !TIERS.includes(tier)) return null;
  const quality = pc1 && Number(pc1) >= 0 && Number(pc1) <= 1 ? Number(pc1) : null;
  return [domain.toLowerCase(), {tier: tier as Tier, quality, leaning: parseLeaning(bias || otherBias || '')}];
}

/** Reads the table (`domain,tier,pc1,…`, header first); without the file every outlet is unknown. */
export async function readOutlets(path: string): Promise<FindOutlet> {
  const ratings = new Map<string, Rating>();
  if (existsSync(path)) {
    for await (const line of readLines(path)) {
      const rating = parseRating(line);
      if (rating) ratings.set(...rating);
    }
  }
  return createOutletFinder(ratings);
}
