import type {HintReader, Hints, Part} from './hints.ts';
import {shownOuterOf} from './tree.ts';

/** Where a walk over a tree is: what the elements around the next text make of it. */
export interface Context {
  readonly link: Element | null;
  readonly heading: Element | null;
  readonly part: Part;
  /** Bits of REGION. */
  readonly region: number;
  /** The nearest block element around. */
  readonly block: Element;
}

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const BLOCKS = wordsOf(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BUTTON CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL',
);
const ITEMS = wordsOf('LI TR ARTICLE SECTION UL OL');
const HEADINGS = wordsOf('H1 H2 H3 H4 H5 H6');

/** An item of a list and a heading start afresh: what a wrapper is called says little about the headlines in it. */
function enterPart(outer: Part, hints: Hints, element: Element, heading: boolean): Part {
  if (heading) return hints.part ?? (outer === 'section' ? outer : 'title');
  return hints.part ?? (ITEMS.has(element.tagName) ? 'text' : outer);
}

/** The context inside an element. */
export function enter(outer: Context, element: Element, reader: HintReader): Context {
  // The names of the whole page speak of states ("nav-open"), not of what stands in it.
  const {tagName} = element;
  if (tagName === 'BODY' || tagName === 'HTML') return outer;
  const hasAttributes = element.hasAttributes();
  const role = hasAttributes ? element.getAttribute('role') : null;
  const hints = reader.read(element, role, hasAttributes);
  const heading = HEADINGS.has(tagName) || role === 'heading';
  const link = tagName === 'A' && element.hasAttribute('href');
  const block = BLOCKS.has(tagName);
  if (!heading && !link && !block && !hints.part && !hints.region) return outer;
  return {
    link: link ? element : outer.link,
    heading: heading ? element : outer.heading,
    part: enterPart(outer.part, hints, element, heading),
    region: outer.region | hints.region,
    block: block ? element : outer.block,
  };
}

/** The context a tree stands in: what its ancestors say, the outermost first. */
export function contextOf(root: Element, reader: HintReader): Context {
  const ancestors: Element[] = [];
  for (let outer = shownOuterOf(root); outer; outer = shownOuterOf(outer)) ancestors.push(outer);
  const start: Context = {link: null, heading: null, part: 'text', region: 0, block: root};
  return ancestors.reduceRight((outer, element) => enter(outer, element, reader), start);
}
