/** What an address says about what it leads to. Addresses come as they stand in the page: absolute or not. */

const ORIGIN = /^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#:]+)[^/?#]*/i;
const NO_PAGE = /^\s*(?:#|javascript:|mailto:|tel:|sms:|whatsapp:)/i;
const SECTION_SEGMENT =
  /^(?:tags?|topics?|categor(?:y|ies)|sections?|authors?|people|profiles?|users?|u|by|contributors?|staff|search|login|signin|sign-in|register|accounts?|subscribe|subscriptions?|newsletters?|about|about-us|contact|contact-us|help|faq|terms|privacy|legal|advertise|jobs|careers|shop|store|products?|cart|rss|feeds?|index|home|archives?)(?:\.[a-z]{2,5})?$/i;
/** A story by its number: "/article/48-bridge-opens", "/story.asp?id=48". */
const NUMBERED_STORY = /\/(?:articles?|story|stories)(?:\/|(?:\.\w+)?\?(?:\w*id|p)=)\d+(?:[/_.&-]|$)/i;
const DATED = /\/(?:19|20)\d\d[/-]?(?:\d{1,2}|[a-z]{3})(?:[/-]|$)/i;
const STORY_QUERY = /[?&](?:id|story|article|p|storyid|articleid|item)=\w+/i;
const LONG_NUMBER = /\d{5,}/;
const STORY_FILE = /\.(?:s?html?|story|ece|cms|php|aspx?)$/i;
const FRONT_FILE = /^(?:index|default|home)\./i;
const FRONT_ADDRESS = /^https?:\/\/[^/]+\/?(?:index\.\w+|home\/?)?(?:[?#].*)?$/i;

/** A word of a slug has two letters in a row at least; a number or a hash has not. */
const SLUG_WORD = /[a-z]{2}/i;

/** Words in the last part of an address from which it repeats a headline. */
const HEADLINE_SLUG = 4;

/** The host a link leads to; '' when it stays on its site. Example: hostOf('https://www.example.org/a') -> 'example.org' */
export function hostOf(href: string): string {
  return (ORIGIN.exec(href)?.[1] ?? '').toLowerCase().replace(/^www\./, '');
}

/** Address without origin, query and fragment. */
function pathOf(href: string): string {
  return href.replace(ORIGIN, '').replace(/[?#].*$/, '');
}

/** Whether an address has a date in its path, as those of news stories often have. */
export function isDated(href: string): boolean {
  return DATED.test(pathOf(href));
}

/** Whether an address is that of a whole site. */
export function isRoot(url: string): boolean {
  return FRONT_ADDRESS.test(url);
}

function looksLikeFile(href: string, path: string, last: string): boolean {
  return (STORY_QUERY.test(href) || STORY_FILE.test(path)) && !FRONT_FILE.test(last);
}

/**
 * Whether an address is that of a story (1), cannot be told (0), or leads elsewhere (-1): to a section, an author, a form.
 * Example: rateAddress('/2024/05/mayor-opens-new-bridge') -> 1, rateAddress('/tag/politics') -> -1
 */
export function rateAddress(href: string): -1 | 0 | 1 {
  if (NO_PAGE.test(href)) return -1;
  const path = pathOf(href);
  const segments = path.split('/').filter(Boolean);
  const last = segments.at(-1) ?? '';
  const slugWords = last.split(/[-_+]|%20/).filter(word => SLUG_WORD.test(word)).length;
  if (slugWords >= HEADLINE_SLUG || (segments.length > 2 && isDated(path)) || NUMBERED_STORY.test(href)) return 1;
  if (slugWords > 1 && LONG_NUMBER.test(last)) return 1;
  if (segments.some(segment => SECTION_SEGMENT.test(segment))) return -1;
  if (LONG_NUMBER.test(last)) return 1;
  if (looksLikeFile(href, path, last)) return segments.length > 1 ? 1 : 0;
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
