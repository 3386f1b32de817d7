import {outerOf} from '../extract/tree.ts';
import {unveil} from '../unveil.ts';
import {blend, type Color, parseColor, type Surroundings} from './colors.ts';

/** Elements around a headline that are looked at. */
const MAX_LEVELS = 100;

const BLACK: Color = [0, 0, 0, 1];
const WHITE: Color = [255, 255, 255, 1];

/** What the browser paints where a page paints nothing. */
function readCanvas(root: Element, view: Window): Color {
  const scheme = view.getComputedStyle(root).colorScheme ?? '';
  const isDark =
    scheme.includes('dark') && (!scheme.includes('light') || view.matchMedia('(prefers-color-scheme: dark)').matches);
  return isDark ? [18, 18, 18, 1] : WHITE;
}

/**
 * Reads the colour of an element's text and of what lies behind it.
 *
 * Only ancestors are looked at. A picture behind the text, a translucent stack or a colour of a form that we do not
 * read makes the ground unknown.
 */
export function readSurroundings(element: Element, view: Window): Surroundings {
  const text = parseColor(view.getComputedStyle(element).color) ?? BLACK;
  const fading = text[3] < 1 ? {isFading: true} : {};
  const layers: Color[] = [];
  let level = 0;
  for (let box: Element | null = element; box !== null; box = outerOf(box)) {
    if (++level > MAX_LEVELS) return {text, ground: null, ...fading};
    const style = view.getComputedStyle(box);
    if (style.backgroundImage !== 'none' && style.backgroundImage !== '') {
      // Text cut out of a picture is seen although it has no colour.
      return style.backgroundClip === 'text' ? {text, ground: null} : {text, ground: null, ...fading};
    }
    const color = parseColor(style.backgroundColor);
    if (color === null && style.backgroundColor !== '') return {text, ground: null, ...fading};
    // A box out of the flow may lie over anything, so what its ancestors paint tells nothing.
    const isLifted = /^(?:absolute|fixed)$/.test(style.position);
    if (color !== null && color[3] > 0) layers.push(color);
    if (color?.[3] === 1) return {text, ground: layers.reduceRight((ground, layer) => blend(layer, ground)), ...fading};
    if (isLifted) return {text, ground: null, ...fading};
  }
  const canvas = readCanvas(unveil(unveil(element).ownerDocument).documentElement, view);
  return {text, ground: layers.reduceRight((ground, layer) => blend(layer, ground), canvas), ...fading};
}
