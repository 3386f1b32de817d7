import {MARK_SHAPES, type MarkShape} from '../../core/mark-shapes.ts';
import type {Verdict} from '../../core/verdict.ts';
import {unveil} from '../unveil.ts';

const SVG = 'http://www.w3.org/2000/svg';

function createShape(document: Document, [name, attributes]: MarkShape): SVGElement {
  const shape = unveil(document).createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
  return shape;
}

function drawMark(document: Document, verdict: Verdict): SVGElement {
  const svg = unveil(document).createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  const shapes = MARK_SHAPES[verdict];
  for (const shape of shapes) {
    const halo = createShape(document, shape);
    halo.classList.add('halo');
    svg.append(halo);
  }
  svg.append(...shapes.map(shape => createShape(document, shape)));
  return svg;
}

/** Marks drawn before, to be copied: that takes a third of the time. */
const drawn = new WeakMap<Document, Map<Verdict, SVGElement>>();

/** Gives the mark of a verdict as inline SVG, hidden from assistive technology: the words are said by its owner. */
export function createMark(document: Document, verdict: Verdict): SVGElement {
  const marks = drawn.get(document) ?? new Map<Verdict, SVGElement>();
  drawn.set(document, marks);
  const mark = marks.get(verdict) ?? drawMark(document, verdict);
  marks.set(verdict, mark);
  return mark.cloneNode(true) as SVGElement;
}
