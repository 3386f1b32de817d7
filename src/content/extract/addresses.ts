/** What an address says about what it leads to. Addresses come as they stand in the page: absolute or not. */

const NO_PAGE = /^\s*(?:#|javascript:|mailto:|tel:|sms:|whatsapp:)/;
const SECTIONS: ReadonlySet<string> = new Set(
  'tag tags topic topics category categories section sections author authors people profile profiles user users u by contributor contributors staff search login signin sign-in register account accounts subscribe subscription subscriptions newsletter newsletters about about-us contact contact-us help faq terms privacy legal advertise jobs careers shop store product products cart rss feed feeds index home archive archives'.split(
    ' ',
  ),
);
/** A story by its number: "/article/48-bridge-opens", "/story.asp?id=48". */
const NUMBERED_STORY = /\/(?:articles?|story|stories)(?:\/|(?:\.\w+)?\?(?:\w*id|p)=)\d+(?:[/_.&-]|$)/;
const DATED = /\/(?:19|20)\d\d[/-]?(?:\d{1,2}|[a-z]{3})(?:[/-]|$)/;
const STORY_QUERY = /[?&](?:id|story|article|p|storyid|articleid|item)=\w/;
const LONG_NUMBER = /\d{5}/;
const STORY_FILE = /\.(?:s?html?|story|ece|cms|php|aspx?)$/;
const FRONT_FILE = /^(?:index|default|home)\./;
const FRONT_ADDRESS = /^https?:\/\/[^/]+\/?(?:index\.\w+|home\/?)?(?:[?#].*)?$/i;

/** A word of a slug has two letters in a row at least, as a number or a hash has not, and ends at a dash or a space. */
const SLUG_WORD = /[a-z]{2}(?:[^-_+%]|%(?!20))*/g;

/** Words in the last part of an address from which it repeats a headline. */
const HEADLINE_SLUG = 4;

/** Where the host of an address begins, with all that goes with that; 0 where it has none. */
function findHost(href: string): number {
  if (href.startsWith('/')) return href.startsWith('//') ? 2 : 0;
  return href.startsWith('https://') ? 8 : href.startsWith('http://') ? 7 : 0;
}

/** What stands in front of the first of some signs. */
function cutAt(text: string, signs: RegExp): string {
  const end = text.search(signs);
  return end < 0 ? text : text.slice(0, end);
}

const HOST_END = /[/?#]/;
const PATH_END = /[?#]/;

/** The host a link leads to; '' when it stays on its site. Example: hostOf('https://www.example.org/a') -> 'example.org' */
export function hostOf(href: string): string {
  const lower = href.toLowerCase();
  const start = findHost(lower);
  if (start === 0) return '';
  const origin = cutAt(lower.slice(start), HOST_END);
  const host = cutAt(origin.slice(origin.lastIndexOf('@') + 1), /:/);
  return host.startsWith('www.') ? host.slice(4) : host;
}

/** A lower-case address without origin, query and fragment. */
function pathOf(href: string): string {
  const start = findHost(href);
  if (start === 0) return cutAt(href, PATH_END);
  const rest = href.slice(start);
  const path = rest.search(HOST_END);
  return path < 0 ? '' : cutAt(rest.slice(path), PATH_END);
}

/** Whether an address has a date in its path, as those of news stories often have. */
export function isDated(href: string): boolean {
  return DATED.test(pathOf(href.toLowerCase()));
}

/** Whether an address is that of a whole site. */
export function isRoot(url: string): boolean {
  return FRONT_ADDRESS.test(url);
}

function countSlugWords(segment: string): number {
  return segment.match(SLUG_WORD)?.length ?? 0;
}

function isSection(segment: string): boolean {
  const dot = segment.lastIndexOf('.');
  return SECTIONS.has(dot > 0 && segment.length - dot <= 6 ? segment.slice(0, dot) : segment);
}

function looksLikeFile(href: string, path: string, last: string): boolean {
  return (STORY_QUERY.test(href) || STORY_FILE.test(path)) && !FRONT_FILE.test(last);
}

/**
 * Whether an address is that of a story (1), cannot be told (0), or leads elsewhere (-1): to a section, an author, a form.
 * Example: rateAddress('/2024/05/mayor-opens-new-bridge') -> 1, rateAddress('/tag/politics') -> -1
 */
export function rateAddress(given: string): -1 | 0 | 1 {
  const href = given.trim().toLowerCase();
  if (NO_PAGE.test(href)) return -1;
  const path = pathOf(href);
  const segments = path.split('/').filter(segment => segment !== '');
  const last = segments.at(-1) ?? '';
  const slugWords = countSlugWords(last);
  if (slugWords >= HEADLINE_SLUG || (segments.length > 2 && DATED.test(path)) || NUMBERED_STORY.test(href)) return 1;
  if (slugWords > 1 && LONG_NUMBER.test(last)) return 1;
  if (segments.some(isSection)) return -1;
  if (LONG_NUMBER.test(last)) return 1;
  if (looksLikeFile(href, path, last)) return 0;
  if (segments.length === 0) return hostOf(href) ? 0 : -1;
  return segments.length <= 2 && slugWords < HEADLINE_SLUG - 1 && !/\d/.test(last) ? -1 : 0;
}

function stripScheme(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/$/, '');
}

/** Whether a link leads to the page it stands on, as the headline of an article may. */
export function isOwnAddress(href: string, url: string): boolean {
  if (href === '' || href.startsWith('#')) return true;
  const [own, other] = [stripScheme(url), stripScheme(href)];
  return own !== '' && other !== '' && (own === other || own.endsWith(other));
}
