/** Hostile pages by hand: what a generator would not hit upon. Each is a front page of stories with something wrong. */
import {FIELD_NAMES} from './hostile-page.ts';

export interface Scenario {
  readonly name: string;
  /** The whole page; its scripts run before ours. */
  readonly html: string;
  /** Badges that there must be in the end, at least. */
  readonly badges: number;
  /** Something that must be true in the page in the end, as a script. */
  readonly holds?: string;
}

const STORIES = Array.from(
  {length: 12},
  (_, index) =>
    `<article><h2><a href="/2031/05/${index + 10}/harbour-council-keeps-lighthouse-${index}">Harbour council votes to keep lighthouse number ${index} lit all winter</a></h2><p>By Ada Quill, 5 hours ago</p></article>`,
).join('\n');

interface Parts {
  readonly head?: string;
  readonly before?: string;
  readonly after?: string;
  readonly script?: string;
}

function tell({head = '', before = '', after = '', script = ''}: Parts): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Example Times: news</title>${head}
<meta property="og:site_name" content="The Example Times"><link rel="alternate" type="application/rss+xml" href="/feed">
<script>globalThis.forged = 0;${script}</script></head><body>${before}<main>${STORIES}</main>${after}</body></html>`;
}

/** Runs once the page is there, and so before the content script. */
const whenRead = (script: string): string => `<script>${script}</script>`;

const FIELDS = FIELD_NAMES.map(name => `<input name="${name}" form="f" hidden>`).join('');

const nest = (count: number, step: string): string =>
  whenRead(`{
    const top = document.createElement('div');
    top.hidden = true;
    let inner = top;
    for (let left = ${count}; left > 0; left -= 250) {
      const outer = document.createElement('div');
      const end = inner;
      inner = outer;
      for (let level = 0; level < 250; level++) { ${step} }
      // Piece by piece: the browser climbs the whole tree for each node that is put into it.
      end.append(outer);
    }
    inner.append('the innermost text of them all');
    document.body.append(top);
  }`);

const many = (count: number, text: string): string =>
  whenRead(`{
    const list = document.createElement('ul');
    for (let index = 0; index < ${count}; index++) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = '/2031/05/10/harbour-council-story-' + index;
      link.textContent = ${text};
      item.append(link);
      list.append(item);
    }
    document.body.append(list);
  }`);

const OVERRIDES = `
  const lie = () => { throw new Error('page code was called'); };
  for (const name of ['map', 'filter', 'flatMap', 'push', 'slice', 'sort', 'find', 'entries', 'at', 'includes', Symbol.iterator])
    Object.defineProperty(Array.prototype, name, {value: lie});
  for (const type of [Map, Set, WeakMap, Promise, String, RegExp, Function])
    for (const name of ['get', 'set', 'has', 'add', 'then', 'match', 'exec', 'test', 'call', 'apply', 'bind'])
      if (Object.hasOwn(type.prototype, name)) Object.defineProperty(type.prototype, name, {value: lie});
  for (const name of ['reason', 'credibility', 'channel', 'type', 'ok', 'value', 'texts', 'get', 'prepare', 'layout'])
    Object.defineProperty(Object.prototype, name, {get: () => 1, set: lie});
  Element.prototype.attachShadow = Node.prototype.appendChild = Node.prototype.insertBefore = lie;
  globalThis.MutationObserver = globalThis.IntersectionObserver = globalThis.ResizeObserver = lie;
  document.createElement = document.querySelectorAll = document.addEventListener = lie;
  Document.prototype.createElement = Document.prototype.querySelectorAll = lie;
  Object.defineProperty(document, 'hidden', {get: () => false});
  performance.now = () => NaN;
  globalThis.setTimeout = globalThis.requestAnimationFrame = globalThis.getComputedStyle = lie;`;

const OWN_ELEMENTS = `
  for (const name of ['grain-badge', 'grain-card']) customElements.define(name, class extends HTMLElement {
    constructor() { super(); this.attachShadow({mode: 'open'}); }
    connectedCallback() { this.remove(); }
  });`;

const FORGERIES = `
  const envelope = {channel: 'grain-of-salt/1', type: 'score', data: {texts: ['x']}};
  const send = globalThis.chrome?.runtime?.sendMessage ?? globalThis.browser?.runtime?.sendMessage;
  if (send) globalThis.forged++;
  setInterval(() => {
    for (const type of ['score', 'toggleBadges', 'leaveSites', 'showSelection'])
      postMessage({...envelope, type, data: {removed: ['*://*/*'], kept: [], parts: []}}, '*');
    document.dispatchEvent(new CustomEvent('grain-of-salt:arrival', {detail: envelope}));
    for (const badge of document.querySelectorAll('grain-badge')) {
      for (const name of ['click', 'pointerover', 'keydown', 'focusin', 'abort'])
        badge.dispatchEvent(new CustomEvent(name, {bubbles: true, composed: true, detail: envelope}));
      badge.dataset.verdict = 'credible';
      if (badge.shadowRoot || badge.firstChild) globalThis.forged++;
    }
  }, 20);`;

const THEFT = `
  new MutationObserver(() => { for (const badge of document.querySelectorAll('grain-badge')) badge.remove(); })
    .observe(document, {childList: true, subtree: true});`;

const COPIES = `
  setInterval(() => {
    const badge = document.querySelector('grain-badge');
    for (let count = 0; badge && count < 20; count++) document.body.append(badge.cloneNode(true));
  }, 30);`;

const REBUILD = `
  setInterval(() => { const main = document.querySelector('main'); main.replaceWith(main.cloneNode(true)); }, 25);`;

const VANISH = `
  addEventListener('load', () => setTimeout(() => {
    const root = document.documentElement;
    root.remove();
    setTimeout(() => document.append(root), 700);
  }, 600));`;

const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'none'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** A page of 200 KB in its title and its address, of 5 MB in its data, and of 20,000 tags in its head. */
const BOASTS = whenRead(`
  document.title = 'news '.repeat(200_000);
  history.replaceState(null, '', '?' + 'a-news/'.repeat(30_000) + '#' + '#\\n'.repeat(10_000));
  const data = document.createElement('script');
  data.type = 'application/ld+json';
  data.textContent = '[' + '{"@type":"NewsArticle","headline":"x","@graph":[{}]},'.repeat(100_000);
  document.head.append(data, data.cloneNode(true));
  for (let count = 0; count < 20_000; count++) {
    const tag = document.createElement('meta');
    tag.name = 'og:title';
    tag.content = 'title ' + count;
    document.head.append(tag);
  }`);

const FLOODS = ['\u202e', '\u200b', '\u0301', '\u2066', '\ud800', '\u{e0041}', '\ufdfa', '((', '[VIDEO]', 'A.'];

const flooded = (flood: string, index: number): string =>
  `<article><h2><a href="/2031/05/10/flood-of-marks-in-a-headline-${index}">Harbour council votes ${flood.repeat(2000)} to keep the lighthouse</a></h2></article>`;

/** All of them. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'fields that hide a form',
    html: tell({before: `${FIELDS}<form id="f">${FIELDS}`, after: '</form>'}),
    badges: 12,
  },
  {
    name: 'a tree 50,000 elements deep',
    html: tell({after: nest(50_000, `inner = inner.appendChild(document.createElement('div'));`)}),
    badges: 12,
  },
  {
    name: '5,000 nested shadow roots',
    html: tell({
      after: nest(5000, `inner = inner.appendChild(document.createElement('div')).attachShadow({mode: 'open'});`),
    }),
    badges: 12,
  },
  {
    name: 'a tree of 10 MB',
    html: tell({
      after: whenRead(
        `for (let count = 0; count < 30; count++) { const part = document.createElement('section'); part.hidden = true; part.innerHTML = '<div class="a b c"><span>some words</span><i></i><x-y></x-y></div>'.repeat(6000); document.body.append(part); }`,
      ),
    }),
    badges: 12,
  },
  {
    name: '100,000 links',
    html: tell({after: many(100_000, `'Harbour council votes to keep lighthouse number ' + index + ' lit'`)}),
    badges: 12,
  },
  {
    name: '100,000 links that say the same',
    html: tell({after: many(100_000, `'Harbour council votes to keep the old lighthouse lit'`)}),
    badges: 12,
  },
  {
    name: 'headlines of 1 MB',
    html: tell({
      after: whenRead(
        `for (const word of ['lighthouse ', 'x', '\\u202e\\u0301 ']) { const h = document.createElement('h2'); h.style.contentVisibility = 'hidden'; h.textContent = word.repeat(1_000_000 / word.length); document.body.append(h); }`,
      ),
    }),
    badges: 12,
  },
  {
    name: 'a headline of 20,000 lines',
    html: tell({
      after: `<h2 style="width:1px"><a href="/2031/05/10/harbour-council-keeps-lighthouse">${'lit '.repeat(20)}${'\u200b'.repeat(20_000)}</a></h2>`,
    }),
    badges: 12,
  },
  {name: 'floods and overrides', html: tell({after: FLOODS.map(flooded).join('')}), badges: 12},
  {name: 'data, title and address without end', html: tell({after: BOASTS}), badges: 0},
  {name: 'prototypes and globals replaced', html: tell({after: whenRead(OVERRIDES)}), badges: 0},
  {name: 'elements of our names', html: tell({script: OWN_ELEMENTS}), badges: 0},
  {name: 'forged messages and events', html: tell({script: FORGERIES}), badges: 12, holds: 'globalThis.forged === 0'},
  {name: 'badges taken for ever', html: tell({script: THEFT}), badges: 0},
  {
    name: 'badges copied for ever',
    html: tell({script: COPIES}),
    badges: 12,
    holds: 'document.querySelectorAll("grain-badge").length < 2000',
  },
  {name: 'a page built anew for ever', html: tell({script: REBUILD}), badges: 0},
  {name: 'a page that vanishes for a while', html: tell({script: VANISH}), badges: 12},
  {
    name: 'a policy that allows nothing',
    html: tell({head: `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`}),
    badges: 12,
  },
  {
    name: 'frames within frames',
    html: tell({
      after: whenRead(
        `if (window === top || location.hash.length < 4) for (let count = 0; count < 3; count++) { const frame = document.createElement('iframe'); frame.src = location.pathname + '?' + count + Math.random() + location.hash + '#x'; document.body.append(frame); }`,
      ),
    }),
    badges: 12,
  },
];
