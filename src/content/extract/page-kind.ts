import {hostOf, isDated, isRoot, rateAddress} from './addresses.ts';
import type {Candidate} from './candidates.ts';
import {isSaidToBeArticle, type Metadata} from './metadata.ts';
import type {Signs} from './signs.ts';

/** One article; a page of headlines (front, section, list of links to stories); or no news at all. */
export type PageKind = 'article' | 'front' | 'none';

/** What the decision about a page rests on. */
export interface PageFacts {
  /** Address of the page, or '' if unknown. */
  readonly url: string;
  readonly metadata: Metadata;
  readonly signs: Signs;
  /** What looks like headlines of stories. */
  readonly teasers: readonly Candidate[];
  /** Their share among all headings and links, 0 to 1. */
  readonly teaserShare: number;
  readonly main: Candidate | null;
  /** How far the titles of the page agree on the main headline, 0 to 1. */
  readonly mainAgreement: number;
}

const OTHER_TYPES =
  /product|offer|recipe|softwareapplication|jobposting|qapage|discussionforum|profilepage|musicgroup|musicalbum|book$|movie$|course$|event$|hotel|restaurant|realestate|apireference|techarticle|howto/i;
const NEWS_OG_TYPES = /^(?:|article|website|blog|object|news.*|video.*)$/;
const NEWS_PATH =
  /[/=](?:news|story|stories|articles?|politics|opinion|world|sports?|business|blogs?|entertainment)(?=[/.?_&-]|$)/i;
const OTHER_PATH =
  /\/(?:terms|privacy|cookies?|about|contact|help|support|docs?|documentation|reference|api|wiki|forums?|threads?|questions|jobs?|products?|shop|store|search|login|faq|policies)(?:-[a-z]+){0,2}(?:\.\w+)?(?:[/?#]|$)/i;
const NEWS_NAME =
  /\b(?:news|newspaper|headlines|daily|times|herald|tribune|gazette|chronicle|journal|reporter|press|post)\b/i;
const OTHER_NAME =
  /\b(?:shop|shopping|store|prices|deals|for sale|forums?|jobs?|recipes|flights|support|documentation|docs|sign in|log ?in|search)\b/i;

/** Prose of an article; less than `little` is no article, or one that cannot be read here. */
const PROSE = {little: 300, enough: 800};

/** What the small print of a site is called, on news sites too. */
const LEGAL =
  /\bterms (?:of (?:use|service|sale)|(?:and|&) conditions)\b|\b(?:privacy|cookies?) (?:policy|notice|statement)\b|\buser agreement\b/i;

/** Words from which a main headline says what happened; manuals, shops and forms name things in fewer. */
const LONG_HEADLINE = 8;

function isOtherThing({types, ogType}: Metadata): boolean {
  return types.some(type => OTHER_TYPES.test(type)) || !NEWS_OG_TYPES.test(ogType);
}

function countHosts(teasers: readonly Candidate[], url: string): number {
  const own = hostOf(url);
  return new Set(teasers.map(teaser => hostOf(teaser.href)).filter(host => host && host !== own)).size;
}

/** Share of stories from which a page is made of hardly anything else. */
const MOSTLY = 0.6;

/** Points of a front, a section or a list of links to stories; `ENOUGH_FRONT` are needed. */
function rateFront({teasers, teaserShare, url, metadata, signs}: PageFacts): number {
  const sentences = teasers.filter(teaser => teaser.words >= 5).length;
  if (sentences < 4) return 0;
  const dated = teasers.filter(teaser => isDated(teaser.href)).length;
  const hosts = countHosts(teasers, url);
  let points = 0;
  if (dated >= teasers.length * 0.3) points += 2;
  points += signs.sections >= 5 ? 2 : signs.sections >= 3 ? 1 : 0;
  // Links to many other sites: an aggregator. Shops, forums and manuals link to their own pages.
  points += hosts >= 10 ? 2 : hosts >= 5 ? 1 : 0;
  if (signs.times >= 5) points += signs.times >= teasers.length * 0.5 ? 1 : 0.5;
  if (sentences >= 20) points += 0.5;
  if (metadata.hasFeed) points += 0.5;
  // A page of hardly anything but stories, as text-only editions are, has no other sign.
  if (NEWS_NAME.test(metadata.name)) points += teaserShare >= MOSTLY ? 2 : 1;
  if (metadata.types.some(type => /News(?:Article|MediaOrganization)$/.test(type))) points += 2;
  if (OTHER_NAME.test(metadata.name)) points -= 1.5;
  if (signs.prices >= teasers.length * 0.3) points -= 2;
  if (signs.trade >= 5) points -= 2;
  if (isOtherThing(metadata)) points -= 2;
  return points;
}

/** Whether anything but the shape of the page says that it is news. */
function hasNewsSign({metadata, url, signs}: PageFacts): boolean {
  return (
    isSaidToBeArticle(metadata) ||
    signs.sections >= 3 ||
    isDated(url) ||
    NEWS_PATH.test(url) ||
    rateAddress(url) === 1 ||
    NEWS_NAME.test(metadata.siteName) ||
    isSigned({metadata, signs})
  );
}

/** Prose under somebody's name and a date: what an article has at least, also where its address and data are silent. */
function isSigned({metadata, signs}: Pick<PageFacts, 'metadata' | 'signs'>): boolean {
  const {bylines, times, prose} = signs;
  return bylines > 0 && times > 0 && prose >= PROSE.enough && !OTHER_NAME.test(metadata.name);
}

/** Points of a single article; `ENOUGH_ARTICLE` are needed. */
function rateArticle(facts: PageFacts): number {
  const {main, metadata, url, signs} = facts;
  if (!main || isRoot(url) || !hasNewsSign(facts)) return 0;
  const address = rateAddress(url);
  const isSaid = isSaidToBeArticle(metadata);
  const isAgreed = facts.mainAgreement >= 0.6;
  let points = (isSaid ? 2 : 0) + (isAgreed ? 1 : 0);
  // Fronts have one of these now and then, by mistake or on purpose, but not all three.
  if (isSaid && isAgreed && signs.prose >= PROSE.enough) points += 1;
  if (main.words >= 4) points += main.words >= LONG_HEADLINE ? 1 : 0.5;
  points += isDated(url) ? 1.5 : NEWS_PATH.test(url) ? 1 : 0;
  points += address > 0 ? 0.5 : address;
  points += signs.prose >= PROSE.enough ? 1 : signs.prose < PROSE.little ? -1 : 0;
  if (signs.sections >= 3) points += 1;
  if (signs.bylines > 0) points += 0.5;
  if (signs.times > 0) points += 0.5;
  if (OTHER_PATH.test(url)) points -= 2;
  if (LEGAL.test(main.text)) points -= 1.5;
  if (signs.prices >= 10) points -= 1;
  if (signs.trade >= 3) points -= 1;
  if (isOtherThing(metadata)) points -= 3;
  return points;
}

const ENOUGH_FRONT = 2;
const ENOUGH_ARTICLE = 3;

/** Says what a page is, from what it says of itself, its address, and the shape of its texts. */
export function decideKind(facts: PageFacts): PageKind {
  const front = rateFront(facts);
  const article = rateArticle(facts);
  if (article >= ENOUGH_ARTICLE && (article > front || rateAddress(facts.url) > 0)) return 'article';
  return front >= ENOUGH_FRONT ? 'front' : 'none';
}
