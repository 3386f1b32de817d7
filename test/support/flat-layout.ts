import type {Layout, Look} from '../../src/content/badge/layout.ts';

const NOWHERE = {left: 0, top: 0, right: 0, bottom: 0};

/**
 * Layout as it is where nothing is laid out: every mark stays where it is mounted.
 * @param readFootprint what a test lets move
 */
export function createFlatLayout(readFootprint: Look['readFootprint'] = () => []): Layout {
  return {
    look: () => ({
      styleOf: element => getComputedStyle(element),
      survey: () => ({surroundings: {text: [0, 0, 0, 1], ground: [255, 255, 255, 1]}, spot: null}),
      readFootprint,
    }),
    locate: () => NOWHERE,
  };
}
