/** Words of tags, roles, classes and ids that many publishers share, and what they say. */

import type {Part} from './hints.ts';

/** Where on the page something stands; bits, because regions nest. */
export const REGION = {nav: 1, footer: 2, header: 4, dialog: 8, ad: 16, comments: 32, social: 64, aside: 128} as const;

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words of containers that hold no stories, or hardly any. */
export const REGION_WORDS: readonly (readonly [region: number, words: string])[] = [
  [
    REGION.nav,
    'nav navbar navigation menu submenu menubar breadcrumb breadcrumbs sitemap hamburger offcanvas dropdown pagination pager paging',
  ],
  [REGION.footer, 'footer colophon copyright legal'],
  [REGION.header, 'masthead topbar'],
  [
    REGION.dialog,
    'cookie cookies consent gdpr modal dialog lightbox newsletter newsletters subscribe subscription signup login signin register paywall onetrust toast',
  ],
  [
    REGION.ad,
    'ad ads advert adverts advertisement advertising advertorial sponsor sponsors sponsored promoted outbrain taboola dfp adsense',
  ],
  [REGION.comments, 'comments commentlist disqus respond replies'],
  [REGION.social, 'share sharing social sharebar'],
];

/** Words of what stands around a headline, and of the headline. */
export const PART_WORDS: readonly (readonly [part: Part, words: string])[] = [
  ['title', 'headline title titles hed heading'],
  [
    'kicker',
    'kicker eyebrow overline overtitle pretitle supertitle rubric label labels tag tags category categories badge flag pill',
  ],
  [
    'dek',
    'dek deck standfirst excerpt summary description desc subtitle subhead subheading subheadline subhed blurb abstract snippet',
  ],
  ['byline', 'byline bylines author authors contributor contributors credit credits caption attribution source'],
  ['time', 'time date datetime timestamp pubdate dateline ago'],
  ['meta', 'comment comments count counts views likes votes points meta metadata duration rank readtime number'],
  ['action', 'readmore cta button btn more'],
];

/** A title of these is the name of a part of the page, not of a story. */
export const SECTION_WORDS = wordsOf(
  'section widget module block package site page nav menu rail sidebar column container tab tabs channel zone region footer header group',
);
/** Such a word beside one of the above says that it is a story after all. */
export const STORY_WORDS = wordsOf('item post entry article story card teaser related link river feed');

/** Such a word first turns a class into a statement about something else: "has-nav", "no-ads", "js-menu-open". */
export const NEGATIONS = wordsOf('has no not non with without is js hide show hidden open toggle until');

/** Classes of text that is for screen readers only. */
export const HIDDEN =
  /(?:^|[\s_-])(?:sr-?only|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-?hidden|off-?screen|assistive-text)(?:$|[\s_-])/i;

/** Regions by tag. */
export const REGION_TAGS: Readonly<Record<string, number>> = {
  NAV: REGION.nav,
  MENU: REGION.nav,
  FOOTER: REGION.footer,
  HEADER: REGION.header,
  DIALOG: REGION.dialog,
  ASIDE: REGION.aside,
};

/** Regions by ARIA role. */
export const REGION_ROLES: Readonly<Record<string, number>> = {
  navigation: REGION.nav,
  menu: REGION.nav,
  menubar: REGION.nav,
  menuitem: REGION.nav,
  tablist: REGION.nav,
  tab: REGION.nav,
  search: REGION.nav,
  contentinfo: REGION.footer,
  banner: REGION.header,
  dialog: REGION.dialog,
  alertdialog: REGION.dialog,
  alert: REGION.dialog,
};

/** Parts by tag. */
export const PART_TAGS: Readonly<Record<string, Part>> = {
  TIME: 'time',
  FIGCAPTION: 'byline',
  LABEL: 'action',
  LEGEND: 'section',
};
