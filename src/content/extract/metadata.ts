import {fold, squeeze} from './shapes.ts';

/** What a page says about itself to machines. */
export interface Metadata {
  /** Types of the things the page as a whole is about (JSON-LD), without those it lists. */
  readonly types: readonly string[];
  /** What may be its main headline, the most trustworthy first: JSON-LD, Open Graph, Twitter, the title. */
  readonly titles: readonly string[];
  /** Open Graph type in lower case, or ''. */
  readonly ogType: string;
  readonly siteName: string;
  /** The name of the site with the title of the page, as given. */
  readonly name: string;
  /** A time of publication is given. */
  readonly published: boolean;
  /** The page offers a feed (RSS, Atom). */
  readonly hasFeed: boolean;
}

const ARTICLE_TYPE =
  /(?:^|:|\/)(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|ReviewNewsArticle|CreativeWork)$/;

/** Longer data is not read: it costs time, and what a page is about stands in front. */
const MAX_DATA_LENGTH = 200_000;

interface Thing {
  readonly types: readonly string[];
  readonly headline: string;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function readThing(value: unknown): Thing[] {
  if (!isRecord(value)) return [];
  const types = toList(value['@type']).filter(type => typeof type === 'string');
  const headline = typeof value.headline === 'string' ? value.headline : '';
  return [
    {types, headline},
    ...toList(value['@graph']).flatMap(readThing),
    ...toList(value.mainEntity).flatMap(readThing),
  ];
}

/** Data that is no JSON (a stray line break is enough) still tells its first type and headline. */
function readBroken(data: string): Thing[] {
  const type = /"@type"\s*:\s*"(\w+)"/.exec(data)?.[1];
  const headline = /"headline"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(data)?.[1] ?? '';
  const plain = headline.replace(/\\u([\da-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return type ? [{types: [type], headline: plain.replace(/\\(.)/g, '$1')}] : [];
}

function readData(data: string): Thing[] {
  if (data.length > MAX_DATA_LENGTH) return readBroken(data.slice(0, MAX_DATA_LENGTH));
  try {
    return toList(JSON.parse(data)).flatMap(readThing);
  } catch (error) {
    if (error instanceof SyntaxError) return readBroken(data);
    throw error;
  }
}

function readMeta(document: Document, names: readonly string[]): string {
  for (const name of names) {
    const element = document.querySelector(`meta[property="${name}"],meta[name="${name}"],meta[itemprop="${name}"]`);
    const content = squeeze(element?.getAttribute('content') ?? '');
    if (content) return content;
  }
  return '';
}

const SEPARATORS = /^[\s|:»·~–—-]+|[\s|:«·~–—-]+$/g;

/** A title without the name of the site at either end of it. */
function dropSiteName(title: string, siteName: string): string {
  if (!siteName || title.length <= siteName.length + 3) return title;
  if (title.endsWith(siteName)) return title.slice(0, -siteName.length).replace(SEPARATORS, '');
  if (title.startsWith(siteName)) return title.slice(siteName.length).replace(SEPARATORS, '');
  return title;
}

/** Reads what a page says about itself; reads the head and the data scripts, not the text. */
export function readMetadata(document: Document): Metadata {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  const things = scripts.flatMap(script => readData(script.textContent ?? ''));
  const stated = things.filter(thing => thing.types.some(type => ARTICLE_TYPE.test(type))).map(thing => thing.headline);
  const titles = [
    ...stated,
    readMeta(document, ['og:title']),
    readMeta(document, ['twitter:title']),
    readMeta(document, ['headline', 'parsely-title', 'sailthru.title', 'dc.title', 'DC.title', 'hdl', 'title']),
    document.title,
  ];
  const siteName = readMeta(document, ['og:site_name', 'application-name']);
  return {
    types: things.flatMap(thing => thing.types),
    titles: titles
      .map(title => dropSiteName(squeeze(title.replace(/&#?\w+;/g, ' ')), siteName))
      .filter(title => fold(title)),
    ogType: readMeta(document, ['og:type']).toLowerCase(),
    siteName,
    name: squeeze(`${siteName} ${document.title}`),
    hasFeed: document.querySelector('link[type="application/rss+xml"],link[type="application/atom+xml"]') !== null,
    published:
      readMeta(document, [
        'article:published_time',
        'datePublished',
        'parsely-pub-date',
        'pubdate',
        'dc.date',
        'DC.date.issued',
        'date',
        'publish-date',
        'sailthru.date',
      ]) !== '',
  };
}

/** Whether the page as a whole is said to be one article. */
export function isSaidToBeArticle({types, ogType, published}: Metadata): boolean {
  return (
    published || ogType === 'article' || types.some(type => ARTICLE_TYPE.test(type) && !/CreativeWork$/.test(type))
  );
}
