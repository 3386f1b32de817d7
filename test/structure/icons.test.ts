import {expect, test} from '@jest/globals';
import {listFiles} from '../support/repository-files.ts';

/** Toolbars of Chrome and Edge: light, dark, and dark in a private window. */
const TOOLBARS = {light: ['#ffffff', '#dee1e6'], dark: ['#202124', '#35363a', '#3c4043']};

/** Contrast that tells a graphical object from its ground (WCAG 2.2, 1.4.11). */
const MIN_CONTRAST = 3;
/** Contrast of what is seen at a glance. */
const CLEAR_CONTRAST = 5;

function readLuminance(color: string): number {
  const channels = [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map(value =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function readContrast(one: string, other: string): number {
  const [dark, light] = [readLuminance(one), readLuminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const icon = listFiles('assets/icons')
  .find(({path}) => path.endsWith('/grain.svg'))!
  .readText();
const listColors = (kind: string) =>
  [...icon.matchAll(new RegExp(`${kind}="(#[0-9a-f]{6})"`, 'g'))].map(match => match[1]!);

// Chrome takes one icon for all toolbars, and its background cannot ask which one there is.
test.each(TOOLBARS.light)('on a light toolbar of %s the outline of the icon is seen', toolbar => {
  const contrasts = listColors('stroke').map(color => readContrast(color, toolbar));
  expect(Math.max(...contrasts)).toBeGreaterThanOrEqual(MIN_CONTRAST);
});

test.each(TOOLBARS.dark)('on a dark toolbar of %s every side of the grain is seen', toolbar => {
  const sides = listColors('fill');
  expect(sides).toHaveLength(3);
  const contrasts = sides.map(color => readContrast(color, toolbar));
  // The side in the shade may fade a little: two others and the edges hold the shape.
  expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(0.9 * MIN_CONTRAST);
  expect(contrasts.filter(contrast => contrast >= CLEAR_CONTRAST).length).toBeGreaterThanOrEqual(2);
});
