/** Pages as no publisher makes them, around stories as any does. */
import fc from 'fast-check';
import type {ElementSpec, NodeSpec, PageSpec} from './build-page.ts';
import {shortText} from './hostile-text.ts';

const words = (list: string): string[] => list.split(' ');

const TAGS = words(
  'article article section div div div main aside nav header footer h1 h2 h2 h3 h6 a a a a p p p span span b i br ul ol li table tr td form form button label select option textarea svg math canvas iframe object template slot time figure figcaption details summary dialog noscript title meta link base input img video center font story-river x-a grain-badge grain-card',
);
const CLASSES = words(
  'headline title kicker dek byline time meta cta hidden sr-only nav menu footer ad sponsored comments share teaser story card section-title story-headline__kicker js-menu no-ads has-nav module__x _a1b2 __proto__ constructor toString',
);
const STYLES = [
  ...['display:flex', 'display:grid', 'display:contents', 'display:none', 'display:inline', 'display:inline-block'],
  ...['position:absolute', 'position:fixed;inset:0', 'float:left', 'overflow:hidden;height:1em', 'overflow:auto'],
  ...['font-size:0', 'font-size:400px', 'line-height:0', 'writing-mode:vertical-rl', 'direction:rtl', 'zoom:3'],
  ...['visibility:hidden', 'opacity:0', 'transform:scale(0)', 'transform:rotate(30deg) scale(9)', 'contain:strict'],
  ...['content-visibility:auto', 'column-count:3', 'will-change:transform', 'all:unset', 'color:transparent'],
  ...[
    'background:url(x.png)',
    'background:color(display-p3 1 0 0)',
    'mix-blend-mode:difference',
    'clip-path:inset(50%)',
  ],
];
const ADDRESSES = [
  ...['/2031/05/harbour-council-keeps-the-lighthouse', '/tag/politics', '#', '', 'javascript:void 0', 'mailto:a@b.c'],
  ...['https://user:pass@other.example:99/story/12345678', '//', 'http://', '?id=1', 'data:text/html,x', 'a\nb#c\nd#'],
  ...['https://[::1]/news', `/${'a-'.repeat(600)}`, '%E0%A4%A', '\u202e/news/story', '/news/politics/48213-x'],
];
/** What is read of documents alone. */
const DOCUMENT_NAMES = words(
  'documentElement head body hidden visibilityState defaultView activeElement fonts createElement createElementNS createRange createTreeWalker getElementById location readyState currentScript implementation',
);

/** What is read of elements, and more that all have. */
export const FIELD_NAMES = words(
  'id name title nextSibling previousSibling parentNode parentElement firstChild lastChild childNodes children nodeType nodeName tagName localName textContent nodeValue shadowRoot assignedSlot isConnected ownerDocument getRootNode contains compareDocumentPosition getAttribute hasAttribute hasAttributes setAttribute closest matches querySelector querySelectorAll getBoundingClientRect getClientRects childElementCount nextElementSibling previousElementSibling insertBefore append prepend remove removeChild animate scrollIntoView offsetWidth clientWidth clientHeight clientLeft clientTop scrollWidth scrollHeight scrollLeft scrollTop style dataset classList className attributes addEventListener dispatchEvent attachShadow focus constructor toString valueOf hasOwnProperty __proto__ then length 0',
);

const attribute: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(
      fc.constant('class'),
      fc.subarray(CLASSES, {maxLength: 3}).map(names => names.join(' ')),
    ),
  },
  {weight: 6, arbitrary: fc.tuple(fc.constant('href'), fc.constantFrom(...ADDRESSES))},
  {weight: 4, arbitrary: fc.tuple(fc.constant('style'), fc.constantFrom(...STYLES))},
  {weight: 2, arbitrary: fc.tuple(fc.constant('id'), fc.constantFrom(...CLASSES, ...FIELD_NAMES))},
  {weight: 2, arbitrary: fc.tuple(fc.constant('name'), fc.constantFrom(...FIELD_NAMES, ...DOCUMENT_NAMES))},
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constant('role'),
      fc.constantFrom(...words('heading navigation dialog banner none button link')),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('lang', 'dir'), fc.constantFrom('de', 'en', 'rtl', 'auto', 'x'.repeat(99))),
  },
  {weight: 1, arbitrary: fc.tuple(fc.constantFrom('aria-label', 'title', 'data-verdict', 'alt'), shortText)},
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('hidden', 'popover', 'contenteditable', 'slot', 'inert'), fc.constant('')),
  },
);

const {node} = fc.letrec<{node: NodeSpec; element: ElementSpec}>(tie => ({
  node: fc.oneof(
    {maxDepth: 7, withCrossShrink: true},
    {weight: 2, arbitrary: shortText},
    {weight: 5, arbitrary: tie('element')},
  ),
  element: fc.record({
    tag: fc.constantFrom(...TAGS),
    attributes: fc.array(attribute, {maxLength: 3}),
    children: fc.array(tie('node'), {maxLength: 5}),
    shadow: fc.option(fc.constantFrom('open' as const, 'closed' as const), {nil: undefined, freq: 12}),
    fields: fc.option(fc.subarray(FIELD_NAMES, {minLength: 1}), {nil: undefined, freq: 2}),
  }),
}));

/** A story as any page has them. */
function tell(number: number): ElementSpec {
  const text = `Harbour council votes to keep lighthouse number ${number} lit all winter`;
  const link = {
    tag: 'a',
    attributes: [['href', `/2031/05/0${number}/harbour-council-keeps-lighthouse`]],
    children: [text],
  } as const;
  return {tag: 'article', attributes: [], children: [{tag: 'h2', attributes: [], children: [link]}]};
}
const STORIES = [1, 2, 3, 4, 5, 6].map(tell);

/** One node around all others, many times: a tree as deep as this. */
const nested = fc
  .tuple(fc.constantFrom('div', 'span', 'a', 'form', 'h2', 'x-a'), fc.integer({min: 2, max: 600}), node)
  .map(([tag, depth, inner]) => {
    let outer: NodeSpec = inner;
    for (let level = 0; level < depth; level++) outer = {tag, attributes: [], children: [outer]};
    return outer;
  });

const part = fc.oneof(
  {weight: 12, arbitrary: node},
  {weight: 1, arbitrary: nested},
  {weight: 4, arbitrary: fc.constantFrom(...STORIES)},
);

const data = fc
  .tuple(
    fc.oneof(fc.json(), shortText, fc.constantFrom('[[[[', '{"@graph":[{}]}', '{"@type":"NewsArticle","headline":1}')),
  )
  .map(([text]): NodeSpec => ({tag: 'script', attributes: [['type', 'application/ld+json']], children: [text]}));
const meta = fc
  .tuple(fc.constantFrom('og:title', 'og:type', 'og:site_name', 'twitter:title', 'date', 'description'), shortText)
  .map(
    ([name, content]): NodeSpec => ({
      tag: 'meta',
      attributes: [
        ['property', name],
        ['content', content],
      ],
      children: [],
    }),
  );

/** Any page. */
export const hostilePage: fc.Arbitrary<PageSpec> = fc.record({
  title: shortText,
  head: fc.array(fc.oneof(data, meta), {maxLength: 3}),
  body: fc.array(part, {minLength: 1, maxLength: 8}).map(parts => [...STORIES.slice(0, 4), ...parts]),
  later: fc.array(part, {maxLength: 4}),
  removesEvery: fc.constantFrom(0, 0, 7, 23),
});
