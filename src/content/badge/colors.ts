/** Colours of the mark, chosen so that it can be seen on the page's own ground (WCAG 2 contrast). */
import type {Verdict} from '../../core/verdict.ts';

/** Red, green, blue 0 to 255, alpha 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** What a headline is written in, and on what; `ground` is null where it is a picture or cannot be known. */
export interface Surroundings {
  readonly text: Color;
  readonly ground: Color | null;
  /** Text without its full colour may be fading in: the mark then is never seen before it. */
  readonly isFading?: boolean;
}

/** The colours of one mark, as CSS. */
export interface Ink {
  readonly ink: string;
  /** Drawn around the mark where the ground is not known; otherwise transparent. */
  readonly halo: string;
}

const WHITE: Color = [255, 255, 255, 1];
const BLACK: Color = [0, 0, 0, 1];

/** DESIGN: amber and slate, each for light and for dark grounds; the others are drawn in the colour of the text. */
const ACCENTS: Partial<Record<Verdict, readonly Color[]>> = {
  doubtful: [
    [180, 83, 9, 1],
    [251, 191, 36, 1],
  ],
  uncertain: [
    [71, 85, 105, 1],
    [148, 163, 184, 1],
  ],
};

/** The least contrast of a mark with its ground, as WCAG 2 asks of text. */
const MIN_CONTRAST = 4.5;

/**
 * Reads a computed colour of the forms `rgb(…)`, `rgba(…)` and `color(srgb …)`; null for any other.
 * Example: parseColor('rgba(0, 0, 0, 0.5)') -> [0, 0, 0, 0.5]
 */
export function parseColor(css: string): Color | null {
  const [, space, list] = /^(rgba?|color)\(([^()]*)\)$/.exec(css) ?? [];
  if (space === undefined || list === undefined) return null;
  const parts = list.split(/[\s,/]+/).filter(part => part !== '');
  if (space === 'color' && parts.shift() !== 'srgb') return null;
  const [red = Number.NaN, green = Number.NaN, blue = Number.NaN, alpha = 1] = parts.map(Number);
  const scale = space === 'color' ? 255 : 1;
  const color: Color = [red * scale, green * scale, blue * scale, alpha];
  return color.every(Number.isFinite) ? color : null;
}

/** Relative luminance, 0 (black) to 1 (white), alpha left out of account. */
export function readLuminance([red, green, blue]: Color): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map(channel => {
    const share = Math.min(255, Math.max(0, channel)) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, 1 to 21. Example: readContrast([0, 0, 0, 1], [255, 255, 255, 1]) -> 21 */
export function readContrast(one: Color, other: Color): number {
  const [a, b] = [readLuminance(one), readLuminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Paints a translucent colour over another. */
export function blend(top: Color, bottom: Color): Color {
  const alpha = Math.min(1, Math.max(0, top[3]));
  const mix = (index: 0 | 1 | 2): number => top[index] * alpha + bottom[index] * (1 - alpha);
  return [mix(0), mix(1), mix(2), 1];
}

function toCss([red, green, blue]: Color): string {
  return `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;
}

/** The same colour, gone where the text around is transparent, and whole once that can be read: the browser follows. */
function fadeWithText(css: string): string {
  return css.replace(/^rgb\((.*)\)$/, 'rgb(from currentColor $1 / calc(alpha * 4))');
}

/** Whichever of black and white the text stands out from: what its ground must be like. */
function guessGround(text: Color): Color {
  return readContrast(text, WHITE) >= readContrast(text, BLACK) ? WHITE : BLACK;
}

/** The purest of a colour and its mixtures with the text that stands out enough; the text itself, if none does. */
function strengthen(color: Color, text: Color, base: Color): Color {
  const mixtures = [0, 0.25, 0.5, 0.75].map(share => blend([text[0], text[1], text[2], share], color));
  return mixtures.find(mixture => readContrast(mixture, base) >= MIN_CONTRAST) ?? text;
}

/**
 * Chooses the colours of a mark: the accent that stands out more, strengthened by the colour of the text if need be.
 * @param liesOverText whether the mark needs a halo although the ground is known
 * Example: chooseInk('doubtful', {text: [0, 0, 0, 1], ground: [255, 255, 255, 1]}).ink -> 'rgb(180 83 9)'
 */
export function chooseInk(verdict: Verdict, {text, ground, isFading}: Surroundings, liesOverText = false): Ink {
  const base = ground ?? guessGround(text);
  const solid = blend(text, base);
  const [best] = [...(ACCENTS[verdict] ?? [])].sort((a, b) => readContrast(b, base) - readContrast(a, base));
  const ink = best === undefined ? solid : strengthen(best, solid, base);
  const halo = ground === null || liesOverText ? toCss(base) : 'transparent';
  return isFading ? {ink: fadeWithText(toCss(ink)), halo: fadeWithText(halo)} : {ink: toCss(ink), halo};
}
