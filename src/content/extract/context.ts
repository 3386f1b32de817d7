import {READ} from '../reads.ts';
import type {HintReader, Hints, Part} from './hints.ts';
import {MAX_DEPTH, shownOuterOf} from './tree.ts';

/** Where a walk over a tree is: what the elements around the next text make of it. */
export interface Context {
  readonly link: Element | null;
  readonly heading: Element | null;
  readonly part: Part;
  /** Bits of REGION. */
  readonly region: number;
}

/** What a tag says about the elements that bear it; bits. */
export const TRAIT = {skipped: 1, block: 2, item: 4, heading: 8, wrap: 16, root: 32} as const;

const TRAITS = new Map<string, number>();
const TAGS: readonly (readonly [trait: number, tags: string])[] = [
  // What holds no headline, or text that nobody reads; our own badge and card are part of no headline.
  [
    TRAIT.skipped,
    'SCRIPT STYLE NOSCRIPT TEMPLATE SVG svg IMG PICTURE IFRAME SELECT TEXTAREA OBJECT AUDIO VIDEO CANVAS MATH math HEAD DATALIST GRAIN-BADGE GRAIN-CARD #comment',
  ],
  [
    TRAIT.block,
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BUTTON CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL',
  ],
  [TRAIT.item, 'LI TR ARTICLE SECTION UL OL'],
  [TRAIT.heading, 'H1 H2 H3 H4 H5 H6'],
  [TRAIT.wrap, 'BR'],
  [TRAIT.root, 'BODY HTML'],
];
for (const [trait, tags] of TAGS) for (const tag of tags.split(' ')) TRAITS.set(tag, (TRAITS.get(tag) ?? 0) | trait);

/** Bits of TRAIT of a node's name. */
export function traitsOf(nodeName: string): number {
  return TRAITS.get(nodeName) ?? 0;
}

/** An item of a list and a heading start afresh: what a wrapper is called says little about the headlines in it. */
function enterPart(outer: Part, hints: Hints, isItem: boolean, isHeading: boolean): Part {
  if (isHeading) return hints.part ?? (outer === 'section' ? outer : 'title');
  return hints.part ?? (isItem ? 'text' : outer);
}

/**
 * The context inside an element.
 * @param traits  bits of TRAIT of its tag
 */
export function enter(outer: Context, element: Element, tagName: string, traits: number, reader: HintReader): Context {
  // The names of the whole page speak of states ("nav-open"), not of what stands in it.
  if (traits & TRAIT.root) return outer;
  const hasAttributes = READ.hasAttributes(element);
  const role = hasAttributes ? READ.getAttribute(element, 'role') : null;
  const hints = reader(element, tagName, role, hasAttributes);
  const isHeading = (traits & TRAIT.heading) !== 0 || role === 'heading';
  const isLink = tagName === 'A' && READ.getAttribute(element, 'href') !== null;
  const part = enterPart(outer.part, hints, (traits & TRAIT.item) !== 0, isHeading);
  const region = outer.region | hints.region;
  if (!isHeading && !isLink && part === outer.part && region === outer.region) return outer;
  return {link: isLink ? element : outer.link, heading: isHeading ? element : outer.heading, part, region};
}

/** Where a tree stands: what its ancestors say, the outermost first, and the nearest block among them. */
export function contextOf(root: Element, reader: HintReader): {context: Context; block: Element} {
  const ancestors: Element[] = [];
  for (let outer = shownOuterOf(root); outer && ancestors.length < MAX_DEPTH; outer = shownOuterOf(outer)) {
    ancestors.push(outer);
  }
  let context: Context = {link: null, heading: null, part: 'text', region: 0};
  let block = root;
  for (const element of ancestors.reverse()) {
    const tagName = READ.nodeName(element);
    const traits = traitsOf(tagName);
    context = enter(context, element, tagName, traits, reader);
    if ((traits & (TRAIT.block | TRAIT.root)) === TRAIT.block) block = element;
  }
  return {context, block};
}
