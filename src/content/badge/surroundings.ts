import {outerOf} from '../extract/tree.ts';
import {unveil} from '../unveil.ts';
import {blend, type Color, parseColor, type Surroundings} from './colors.ts';
import type {StyleOf} from './reading.ts';

/** Elements around a headline that are looked at. */
const MAX_LEVELS = 100;

const BLACK: Color = [0, 0, 0, 1];
const WHITE: Color = [255, 255, 255, 1];

/** What lies behind an element, its own background included. */
interface Ground {
  readonly color: Color | null;
  /** Text cut out of a picture is seen although it has no colour. */
  readonly isCutOut?: boolean;
}

const UNKNOWN: Ground = {color: null};

/** What the browser paints where a page paints nothing. */
function readCanvas(root: Element, view: Window, styleOf: StyleOf): Color {
  const scheme = styleOf(root).colorScheme ?? '';
  const isDark =
    scheme.includes('dark') && (!scheme.includes('light') || view.matchMedia('(prefers-color-scheme: dark)').matches);
  return isDark ? [18, 18, 18, 1] : WHITE;
}

/** What one element paints: all that can be seen of the ground, or a layer on what is outside of it. */
function readPaint(style: CSSStyleDeclaration): {ground: Ground} | {layer: Color | null} {
  if (style.backgroundImage !== 'none' && style.backgroundImage !== '') {
    return {ground: {color: null, isCutOut: style.backgroundClip === 'text'}};
  }
  const color = parseColor(style.backgroundColor);
  if (color === null && style.backgroundColor !== '') return {ground: UNKNOWN};
  if (color?.[3] === 1) return {ground: {color}};
  // A box out of the flow may lie over anything, so what its ancestors paint tells nothing.
  if (/^(?:absolute|fixed)$/.test(style.position)) return {ground: UNKNOWN};
  return {layer: color !== null && color[3] > 0 ? color : null};
}

/**
 * Makes a reader of the colour of an element's text and of what lies behind it, for one pass over an unchanged page.
 *
 * Only ancestors are looked at. A picture behind the text, a translucent stack or a colour of a form that we do not
 * read makes the ground unknown.
 */
export function createSurroundingsReader(view: Window, styleOf: StyleOf): (element: Element) => Surroundings {
  // Headlines of one list lie on the same ground.
  const known = new Map<Element, Ground>();

  function readOutermost(element: Element): Ground {
    return {color: readCanvas(unveil(unveil(element).ownerDocument).documentElement, view, styleOf)};
  }

  function readGround(element: Element): Ground {
    const layers: [Element, Color | null][] = [];
    let ground: Ground | undefined;
    for (let box: Element | null = element; box !== null && ground === undefined; box = outerOf(box)) {
      if (layers.length >= MAX_LEVELS) return UNKNOWN;
      ground = known.get(box);
      if (ground !== undefined) break;
      const paint = readPaint(styleOf(box));
      if ('ground' in paint) ground = paint.ground;
      else layers.push([box, paint.layer]);
    }
    ground ??= readOutermost(element);
    for (const [box, layer] of layers.reverse()) {
      if (layer !== null && ground.color !== null) ground = {color: blend(layer, ground.color)};
      known.set(box, ground);
    }
    return ground;
  }

  return element => {
    const text = parseColor(styleOf(element).color) ?? BLACK;
    const {color: ground, isCutOut} = readGround(element);
    return {text, ground, ...(text[3] < 1 && isCutOut !== true && {isFading: true})};
  };
}
