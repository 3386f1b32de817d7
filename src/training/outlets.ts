/** Quality of outlets by domain, from a table of ratings. */
import {existsSync} from 'node:fs';
import {readLines} from './sources.ts';

export type Tier = 'low' | 'mid' | 'high' | 'satire' | 'unknown';

/** The registered outlet behind a source, and its tier. */
export interface Outlet {
  readonly domain: string;
  readonly tier: Tier;
  /** Quality from 0 to 1 by six sets of ratings (`pc1` of Lin et al. 2023); null where nobody rated it. */
  readonly quality: number | null;
}

// Rated low by the merged lists, yet no examples of doubtful wording: state wires, large dailies, advocacy, tabloids
// and platforms, whose headlines say little of the kind (DATA.md, section 7).
const NOT_LOW = [
  'economictimes.indiatimes.com',
  'english.news.cn',
  'tass.com',
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
export type Rating = Pick<Outlet, 'tier' | 'quality'>;

/** Makes a finder of a table domain -> rating: a sub-domain without a rating of its own has that of its parent. */
export function createOutletFinder(ratings: ReadonlyMap<string, Rating>): FindOutlet {
  return source => {
    if (source === null) return null;
    const domain = source.toLowerCase().replace(/^www\.|^https?:\/\//g, '');
    const candidates = listParents(domain);
    const rated = candidates.find(candidate => ratings.has(candidate));
    if (rated === undefined) return {domain, tier: 'unknown', quality: null};
    const isExcluded = candidates.some(candidate => NOT_LOW.includes(candidate));
    const {tier, quality} = ratings.get(rated)!;
    return tier === 'low' && isExcluded ? {domain: rated, tier: 'mid', quality: null} : {domain: rated, tier, quality};
  };
}

/** Reads `domain,tier,quality,…` lines; without the file every outlet is unknown. */
export async function readOutlets(path: string): Promise<FindOutlet> {
  const ratings = new Map<string, Rating>();
  if (existsSync(path)) {
    for await (const line of readLines(path)) {
      const [domain, tier, pc1] = line.split(',');
      const quality = pc1 && Number(pc1) >= 0 && Number(pc1) <= 1 ? Number(pc1) : null;
      if (domain && tier && TIERS.includes(tier)) ratings.set(domain.toLowerCase(), {tier: tier as Tier, quality});
    }
  }
  return createOutletFinder(ratings);
}
