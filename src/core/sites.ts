/** Sites as the reader means them: a hostname stands for itself and for its subdomains. */

/** The longest hostname there is (RFC 1035). */
const MAX_HOSTNAME_LENGTH = 253;

/**
 * The site of an address; undefined where there is none that badges could be shown on (not http or https).
 * Example: toHostname('https://www.Example.com:8080/a') -> 'www.example.com'
 */
export function toHostname(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const {protocol, hostname} = new URL(url);
  return /^https?:$/.test(protocol) && hostname !== '' ? hostname.replace(/\.$/, '') : undefined;
}

/** A hostname as people call it. Example: toSiteName('www.example.com') -> 'example.com' */
export function toSiteName(hostname: string): string {
  return hostname.replace(/^www\.(?=.+\.)/, '');
}

/** Whether a value of unknown origin can be a hostname: lower case, no scheme, no port, no path. */
export function isHostname(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > MAX_HOSTNAME_LENGTH || value.includes('*')) return false;
  return toHostname(`https://${value}/`) === value;
}

/**
 * Whether one of the sites covers a hostname.
 * Example: coversSite(['example.com'], 'news.example.com') -> true; 'badexample.com' -> false
 */
export function coversSite(sites: readonly string[], hostname: string): boolean {
  return sites.some(site => hostname === site || hostname.endsWith(`.${site}`));
}

/** Adds a site unless it is covered already. */
export function addSite(sites: readonly string[], hostname: string): readonly string[] {
  return coversSite(sites, hostname) ? sites : [...sites, hostname];
}

/** Removes every site that covers a hostname, so that it is covered no longer. */
export function removeSite(sites: readonly string[], hostname: string): readonly string[] {
  return sites.filter(site => !coversSite([site], hostname));
}

/**
 * Whether access to some sites ends what runs at an address: one of the patterns removed matches, and none of those kept.
 * Example: losesAccess('https://a.example/', ['<all_urls>'], ['https://b.example/']) -> true
 */
export function losesAccess(url: string, removed: readonly string[], kept: readonly string[]): boolean {
  const matches = (pattern: string): boolean => matchesPattern(url, pattern);
  return removed.some(matches) && !kept.some(matches);
}

/** Scheme, optional wildcard of subdomains, host; the path of our patterns is always everything. */
const PATTERN = /^(\*|https?):\/\/(\*|(?:\*\.)?[^/*]+)\/\*$/;

/**
 * Whether an address matches a match pattern of the kinds that manifests and permissions use for whole sites.
 * Example: matchesPattern('https://a.example.com/x', '*://*.example.com/*') -> true
 */
export function matchesPattern(url: string, pattern: string): boolean {
  const hostname = toHostname(url);
  if (hostname === undefined) return false;
  if (pattern === '<all_urls>') return true;
  const [, scheme, host] = PATTERN.exec(pattern) ?? [];
  if (scheme === undefined || host === undefined) return false;
  if (scheme !== '*' && !url.toLowerCase().startsWith(`${scheme}:`)) return false;
  if (host === '*') return true;
  return host.startsWith('*.') ? coversSite([host.slice(2)], hostname) : host === hostname;
}
