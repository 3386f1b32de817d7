/** The news sites on which badges appear without being asked for: `assets/news-sites.json`. */

export const REGIONS = [
  'africa',
  'asia',
  'australia',
  'canada',
  'europe',
  'india',
  'international',
  'ireland',
  'latin-america',
  'middle-east',
  'new-zealand',
  'uk',
  'us',
] as const;

export const KINDS = [
  'aggregator',
  'broadcaster',
  'business',
  'culture',
  'fact-check',
  'fringe',
  'investigative',
  'local',
  'magazine',
  'national',
  'partisan-left',
  'partisan-right',
  'politics',
  'satire',
  'science',
  'sport',
  'tabloid',
  'technology',
  'wire',
] as const;

export interface NewsSite {
  /** Covers its subdomains too. */
  readonly domain: string;
  readonly name: string;
  readonly region: (typeof REGIONS)[number];
  readonly kind: (typeof KINDS)[number];
}

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

function parseNewsSite(value: unknown, index: number): NewsSite {
  const site = value as Partial<NewsSite> | null;
  const fail = (expected: string) => {
    throw new Error(`news site ${index}: expected ${expected}, received ${JSON.stringify(value)}`);
  };
  if (typeof site?.domain !== 'string' || !DOMAIN.test(site.domain)) fail('a domain in lower case');
  if (typeof site?.name !== 'string' || site.name === '') fail('a name');
  if (!REGIONS.some(region => region === site?.region)) fail(`a region of ${REGIONS.join(', ')}`);
  if (!KINDS.some(kind => kind === site?.kind)) fail(`a kind of ${KINDS.join(', ')}`);
  return site as NewsSite;
}

/** The sites whose pages a site's pattern matches anyway: itself, and the domains above it. */
function listParents(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(1, -1).map((_, index) => labels.slice(index + 1).join('.'));
}

/**
 * Checks the list: well-formed domains, sorted, none twice and none under another.
 * @throws Error naming the first entry that is not as it should be
 */
export function parseNewsSites(value: unknown): NewsSite[] {
  if (!Array.isArray(value)) throw new Error(`news sites: expected a list, received ${typeof value}`);
  const sites = value.map(parseNewsSite);
  const domains = new Set<string>();
  for (const {domain} of sites) {
    const previous = [...domains].at(-1) ?? '';
    if (domains.has(domain)) throw new Error(`news sites: expected distinct domains, received ${domain} twice`);
    if (domain < previous) throw new Error(`news sites: expected them sorted, received ${domain} after ${previous}`);
    domains.add(domain);
  }
  for (const domain of domains) {
    const parent = listParents(domain).find(name => domains.has(name));
    if (parent) throw new Error(`news sites: expected no subdomain, received ${domain} beside ${parent}`);
  }
  return sites;
}
