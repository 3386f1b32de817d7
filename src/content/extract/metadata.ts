import {unveil} from '../unveil.ts';
import {readThings} from './json-ld.ts';
import {fold, squeeze} from './shapes.ts';

/** What a page says about itself to machines. */
export interface Metadata {
  /** Types of the things the page as a whole is about (JSON-LD), without those it lists. */
  readonly types: readonly string[];
  /** What may be its main headline, the most trustworthy first: JSON-LD, Open Graph, Twitter, others, the title. */
  readonly titles: readonly string[];
  /** Open Graph type in lower case, or ''. */
  readonly ogType: string;
  readonly siteName: string;
  /** The name of the site with the title of the page, as given. */
  readonly name: string;
  /** The address the page gives for itself, or ''. */
  readonly url: string;
  /** The language the page declares, as a BCP 47 primary subtag, or ''. */
  readonly language: string;
  /** A time of publication is given. */
  readonly published: boolean;
  /** The page offers a feed (RSS, Atom). */
  readonly hasFeed: boolean;
}

const ARTICLE_TYPE =
  /(?:^|:|\/)(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|ReviewNewsArticle|CreativeWork)$/;
const TITLE_NAMES = ['headline', 'parsely-title', 'sailthru.title', 'dc.title', 'title'];
const TIME_NAMES = [
  'article:published_time',
  'datepublished',
  'parsely-pub-date',
  'pubdate',
  'dc.date',
  'dc.date.issued',
  'date',
  'publish-date',
  'sailthru.date',
];

/** A title is cut here: no headline is so long, and hostile pages write books there. */
const MAX_TITLE_LENGTH = 500;

/** Meta tags looked at. */
const MAX_TAGS = 1000;

const SEPARATORS = /^[\s|:»·~–—-]+|[\s|:«·~–—-]+$/g;

/** The first of these meta tags that says something; names in lower case. */
type ReadMeta = (names: readonly string[]) => string;

function createMetaReader(document: Document): ReadMeta {
  const tags = new Map<string, Element>();
  for (const tag of [...unveil(document).querySelectorAll('meta[content]:not([content=""])')].slice(0, MAX_TAGS)) {
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = tag.getAttribute(attribute)?.toLowerCase();
      if (name && !tags.has(name)) tags.set(name, tag);
      // Most have one name, and those that have another have it here.
      if (name && attribute === 'name') break;
    }
  }
  const read = (name: string): string =>
    squeeze((tags.get(name)?.getAttribute('content') ?? '').slice(0, MAX_TITLE_LENGTH));
  return names => {
    for (const name of names) {
      const content = read(name);
      if (content) return content;
    }
    return '';
  };
}

/** A title without the name of the site at either end of it. */
function dropSiteName(title: string, siteName: string): string {
  if (!siteName || title.length <= siteName.length + 3) return title;
  if (title.endsWith(siteName)) return title.slice(0, -siteName.length).replace(SEPARATORS, '');
  if (title.startsWith(siteName)) return title.slice(siteName.length).replace(SEPARATORS, '');
  return title;
}

/** Some pages escape twice: what is left of an entity tells nothing. */
function cleanTitle(title: string, siteName: string): string {
  const plain = squeeze(title.slice(0, MAX_TITLE_LENGTH).replace(/&#?\w{1,8};/g, ' '));
  return dropSiteName(plain, siteName);
}

/** The primary subtag of a BCP 47 tag; '' for none. Example: toSubtag('pt-BR') -> 'pt' */
export function toSubtag(tag: string | null | undefined): string {
  const subtag = /^[a-z]{2,3}(?=$|[-_])/i.exec(tag?.trim() ?? '')?.[0].toLowerCase() ?? '';
  return subtag === 'und' ? '' : subtag;
}

function readLanguage(document: Document, readMeta: ReadMeta): string {
  const {documentElement, body} = unveil(document);
  return (
    toSubtag(documentElement?.getAttribute('lang')) ||
    toSubtag(body?.getAttribute('lang')) ||
    toSubtag(readMeta(['content-language'])) ||
    toSubtag(readMeta(['og:locale']))
  );
}

/** Reads what a page says about itself: its meta tags and linked data, not its text. */
export function readMetadata(document: Document): Metadata {
  const readMeta = createMetaReader(document);
  const things = readThings(document);
  const page = unveil(document);
  const headlines = things.flatMap(({types, headline}) =>
    types.some(type => ARTICLE_TYPE.test(type)) ? headline : [],
  );
  const named = [['og:title'], ['twitter:title'], TITLE_NAMES].map(readMeta);
  const siteName = readMeta(['og:site_name', 'application-name']);
  return {
    types: things.flatMap(({types}) => types),
    titles: [...headlines, ...named, page.title].map(title => cleanTitle(title, siteName)).filter(fold),
    ogType: readMeta(['og:type']).toLowerCase(),
    siteName,
    name: squeeze(`${siteName} ${page.title.slice(0, MAX_TITLE_LENGTH)}`),
    url: page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? readMeta(['og:url']),
    language: readLanguage(document, readMeta),
    published: readMeta(TIME_NAMES) !== '',
    hasFeed: page.querySelector('link[type="application/rss+xml"],link[type="application/atom+xml"]') !== null,
  };
}

/** Whether the page as a whole is said to be one article. */
export function isSaidToBeArticle({types, ogType, published}: Metadata): boolean {
  return (
    published || ogType === 'article' || types.some(type => ARTICLE_TYPE.test(type) && !type.endsWith('CreativeWork'))
  );
}
