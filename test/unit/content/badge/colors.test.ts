import {describe, expect, test} from '@jest/globals';
import {
  blend,
  type Color,
  chooseInk,
  parseColor,
  readContrast,
  readLuminance,
} from '../../../../src/content/badge/colors.ts';
import {VERDICTS} from '../../../../src/core/verdict.ts';

const WHITE: Color = [255, 255, 255, 1];
const BLACK: Color = [0, 0, 0, 1];

function read(css: string): Color {
  const [red = 0, green = 0, blue = 0] = css.match(/\d+/g)?.map(Number) ?? [];
  return [red, green, blue, 1];
}

describe('parseColor', () => {
  test.each<[string, Color | null]>([
    ['rgb(1, 2, 3)', [1, 2, 3, 1]],
    ['rgba(1, 2, 3, 0.5)', [1, 2, 3, 0.5]],
    ['rgb(1 2 3 / 0.25)', [1, 2, 3, 0.25]],
    ['color(srgb 1 0.5 0)', [255, 127.5, 0, 1]],
    ['color(srgb 0 0 0 / 0.1)', [0, 0, 0, 0.1]],
    ['color(display-p3 1 0 0)', null],
    ['oklch(0.5 0.1 20)', null],
    ['rgb(1, 2)', null],
    ['transparent', null],
    ['', null],
  ])('%s is read as %j', (css, color) => {
    expect(parseColor(css)).toEqual(color);
  });
});

test('contrast goes from 1 for equal colours to 21 for black on white', () => {
  expect(readContrast(WHITE, WHITE)).toBeCloseTo(1);
  expect(readContrast(BLACK, WHITE)).toBeCloseTo(21);
  expect(readLuminance([128, 128, 128, 1])).toBeCloseTo(0.2159, 3);
});

test('blending half black over white gives middle grey', () => {
  expect(blend([0, 0, 0, 0.5], WHITE)).toEqual([127.5, 127.5, 127.5, 1]);
});

describe('chooseInk', () => {
  test.each([
    ['doubtful', WHITE, 'rgb(180 83 9)'],
    ['doubtful', [18, 18, 18, 1], 'rgb(251 191 36)'],
    ['uncertain', WHITE, 'rgb(71 85 105)'],
    ['uncertain', [18, 18, 18, 1], 'rgb(148 163 184)'],
  ] as const)('a %s mark on %j is drawn in %s', (verdict, ground, ink) => {
    const text = ground === WHITE ? BLACK : WHITE;
    expect(chooseInk(verdict, {text, ground})).toEqual({ink, halo: 'transparent'});
  });

  test.each(['credible', 'unassessed'] as const)('a %s mark has the colour of the text', verdict => {
    expect(chooseInk(verdict, {text: [10, 20, 30, 1], ground: WHITE}).ink).toBe('rgb(10 20 30)');
  });

  test('translucent text counts as what is seen of it', () => {
    expect(chooseInk('credible', {text: [0, 0, 0, 0.5], ground: WHITE}).ink).toBe('rgb(128 128 128)');
  });

  test('beside text that may be fading in, all colours go with it', () => {
    const {ink, halo} = chooseInk('credible', {text: [0, 0, 0, 0], ground: WHITE, isFading: true}, true);
    expect([ink, halo]).toEqual(Array(2).fill('rgb(from currentColor 255 255 255 / calc(alpha * 4))'));
  });

  test.each([
    ['white text', WHITE, 'rgb(0 0 0)'],
    ['black text', BLACK, 'rgb(255 255 255)'],
  ])('on an unknown ground, %s gives the mark a halo that it stands out from', (_, text, halo) => {
    expect(chooseInk('doubtful', {text, ground: null}).halo).toBe(halo);
  });

  test('a mark over text has a halo of the ground', () => {
    expect(chooseInk('doubtful', {text: BLACK, ground: [250, 240, 230, 1]}, true).halo).toBe('rgb(250 240 230)');
  });

  const grounds: Color[] = [0, 40, 80, 120, 160, 200, 240, 255].map(grey => [grey, grey, grey, 1]);
  const tints: Color[] = [
    [171, 6, 19, 1],
    [5, 41, 98, 1],
    [255, 229, 0, 1],
    [237, 237, 237, 1],
  ];
  test.each(VERDICTS.flatMap(verdict => [...grounds, ...tints].map(ground => ({verdict, ground}))))(
    'a $verdict mark on $ground stands out as much as text must, or as the text of the page does',
    ({verdict, ground}) => {
      const text = readContrast(WHITE, ground) > readContrast(BLACK, ground) ? WHITE : BLACK;
      const ink = read(chooseInk(verdict, {text, ground}).ink);
      // Written as whole numbers, a colour may lose a little.
      expect(readContrast(ink, ground)).toBeGreaterThanOrEqual(Math.min(4.45, readContrast(text, ground) - 0.05));
    },
  );
});
