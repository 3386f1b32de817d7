import type {Page} from 'puppeteer-core';
import type {Box} from '../../src/tools/pictures.ts';

/** Where the first badge of a verdict takes what points at it, in pixels of the window; seen from outside, in any browser. */
export async function findReach(page: Page, verdict: string): Promise<Box> {
  const reach = await page.evaluate(wanted => {
    const host = document.querySelector<HTMLElement>(`grain-badge[data-verdict=${wanted}]`);
    if (host === null) return null;
    host.scrollIntoView({block: 'center'});
    const near = host.closest('h1, h2, h3, a, p')!.getBoundingClientRect();
    let hit: [number, number] | undefined;
    for (let y = near.top - 20; y < near.bottom + 20 && !hit; y += 8) {
      for (let x = near.right + 40; x > near.left - 40 && !hit; x -= 8) {
        if (document.elementFromPoint(x, y) === host) hit = [x, y];
      }
    }
    if (hit === undefined) return null;
    // From there to the edges, in quarters of a pixel.
    const [x, y] = hit;
    const [box, sides] = [
      {left: x, right: x, top: y, bottom: y},
      {left: -1, right: 1, top: -1, bottom: 1},
    ];
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      const isAcross = side === 'left' || side === 'right';
      for (let at = isAcross ? x : y; ; at += sides[side] / 4) {
        if (document.elementFromPoint(isAcross ? at : x, isAcross ? y : at) !== host) break;
        box[side] = at;
      }
    }
    return box;
  }, verdict);
  if (reach === null) throw new Error(`expected a badge that is ${verdict} and can be pointed at, received none`);
  return reach;
}
