/** Pages as data, and how they become documents: in a browser and in Node alike, with nothing of this room inside. */

import {unveil} from '../../content/unveil.ts';

/** A node of a page: a text, or an element. */
export type NodeSpec = string | ElementSpec;

export interface ElementSpec {
  readonly tag: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly NodeSpec[];
  /** A shadow root that holds the children instead. */
  readonly shadow?: 'open' | 'closed' | undefined;
  /** Names of fields that are put before and into a form, which they belong to. */
  readonly fields?: readonly string[] | undefined;
}

/** A page that changes once. */
export interface PageSpec {
  readonly title: string;
  readonly head: readonly NodeSpec[];
  readonly body: readonly NodeSpec[];
  /** What comes later, at the end of the body. */
  readonly later: readonly NodeSpec[];
  /** Every so many-th element of the page goes later; 0: none. */
  readonly removesEvery: number;
}

/** Elements that may hold a shadow root; others refuse. */
const HOSTS = /^(?:article|aside|div|footer|header|h[1-6]|main|nav|p|section|span|[a-z]+-[a-z]+)$/;

// Fields of a form hide what the form has of its own, and elements with names what the document has.
const create = (document: Document, tag: string): Element => Document.prototype.createElement.call(document, tag);
const setAttribute = (element: Element, name: string, value: string): void =>
  Element.prototype.setAttribute.call(element, name, value);

function addFields(document: Document, form: Element, names: readonly string[]): void {
  setAttribute(form, 'id', 'form');
  for (const name of names) {
    const field = create(document, 'input');
    field.setAttribute('name', name);
    field.setAttribute('form', 'form');
    Element.prototype.append.call(form, field);
  }
}

function buildNode(document: Document, spec: NodeSpec): Node {
  if (typeof spec === 'string') return Document.prototype.createTextNode.call(document, spec);
  const element = create(document, spec.tag);
  for (const [name, value] of spec.attributes) setAttribute(element, name, value);
  const inside = spec.shadow && HOSTS.test(spec.tag) ? element.attachShadow({mode: spec.shadow}) : element;
  for (const child of spec.children) Node.prototype.appendChild.call(inside, buildNode(document, child));
  if (spec.fields && spec.tag === 'form') addFields(document, element, spec.fields);
  return element;
}

/** Makes a document what a page says, without its later part. */
export function buildPage(document: Document, page: PageSpec): void {
  const {head, body} = unveil(document);
  const setTitle = (title: string): unknown => Reflect.set(Document.prototype, 'title', title, document);
  setTitle('');
  head.replaceChildren(...page.head.map(spec => buildNode(document, spec)));
  setTitle(page.title);
  body.replaceChildren(...page.body.map(spec => buildNode(document, spec)));
}

/** Makes the change. */
export function changePage(document: Document, {later, removesEvery}: PageSpec): void {
  const all = Document.prototype.querySelectorAll.call(document, 'body *:not(grain-badge, grain-card)');
  for (const [index, element] of all.entries()) {
    if (removesEvery > 0 && index % removesEvery === 1) Element.prototype.remove.call(element);
  }
  unveil(document).body.append(...later.map(spec => buildNode(document, spec)));
}
