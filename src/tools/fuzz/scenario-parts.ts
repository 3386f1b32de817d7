/** What hostile pages do, as markup and scripts of theirs. */
import {FIELD_NAMES} from './hostile-page.ts';

/** Runs once the page is there, and so before the content script. */
export const whenRead = (script: string): string => `<script>${script}</script>`;

export const FIELDS = FIELD_NAMES.map(name => `<input name="${name}" form="f" hidden>`).join('');

/** The ways to a name of the document, for every name that it has, and to some that not every browser gives a window. */
export const NAMED = whenRead(`{
  const names = new Set(['navigation', 'scheduler', 'runtime', 'storage']);
  for (let kind = Object.getPrototypeOf(document); kind !== null; kind = Object.getPrototypeOf(kind))
    for (const name of Object.getOwnPropertyNames(kind)) names.add(name);
  const parts = [...names].flatMap(name =>
    ['img', 'form', 'embed', 'object', 'iframe'].map(tag => {
      const part = Document.prototype.createElement.call(document, tag);
      part.hidden = true;
      part.setAttribute('name', name);
      part.setAttribute('id', name);
      return part;
    }),
  );
  main.append(...parts);
}`);

export const nest = (count: number, step: string): string =>
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

export const many = (count: number, text: string): string =>
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

export const OVERRIDES = `
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

export const OWN_ELEMENTS = `
  for (const name of ['grain-badge', 'grain-card']) customElements.define(name, class extends HTMLElement {
    constructor() { super(); this.attachShadow({mode: 'open'}); }
    connectedCallback() { this.remove(); }
  });`;

export const FORGERIES = `
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

export const THEFT = `
  new MutationObserver(() => { for (const badge of document.querySelectorAll('grain-badge')) badge.remove(); })
    .observe(document, {childList: true, subtree: true});`;

export const COPIES = `
  setInterval(() => {
    const badge = document.querySelector('grain-badge');
    for (let count = 0; badge && count < 20; count++) document.body.append(badge.cloneNode(true));
  }, 30);`;

export const REBUILD = `
  setInterval(() => { const main = document.querySelector('main'); main.replaceWith(main.cloneNode(true)); }, 25);`;

export const VANISH = `
  addEventListener('load', () => setTimeout(() => {
    const root = document.documentElement;
    root.remove();
    setTimeout(() => document.append(root), 700);
  }, 600));`;

export const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'none'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** A page of 200 KB in its title and its address, of 5 MB in its data, and of 20,000 tags in its head. */
export const BOASTS = whenRead(`
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
