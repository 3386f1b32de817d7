import {describe, expect, test} from '@jest/globals';
import {placeCard} from '../../../../src/content/card/place-card.ts';

const WINDOW = {width: 1000, height: 800};
const CARD = {width: 300, height: 120};
const at = (left: number, top: number) => ({left, top, right: left + 14, bottom: top + 14});

describe('placeCard', () => {
  test('the card stands below its badge', () => {
    expect(placeCard(at(400, 200), CARD, WINDOW)).toMatchObject({left: 392, top: 222});
  });

  test('it stands above a badge at the bottom', () => {
    expect(placeCard(at(400, 760), CARD, WINDOW)).toMatchObject({top: 760 - 8 - 120});
  });

  test('in a right-to-left page it extends to the left', () => {
    expect(placeCard(at(400, 200), CARD, WINDOW, true).left).toBe(414 - 300 + 8);
  });

  const places = [0, 3, 200, 495, 790, 985, 1200, -50].flatMap(left =>
    [0, 3, 200, 395, 690, 786, 900, -30].map(top => ({left, top})),
  );
  const sizes = [CARD, {width: 300, height: 700}, {width: 300, height: 2000}, {width: 984, height: 20}];
  test.each(places.flatMap(place => sizes.map(size => ({...place, ...size}))))(
    'a card of $width by $height for a badge at $left, $top is inside the window',
    ({left, top, width, height}) => {
      const place = placeCard(at(left, top), {width, height}, WINDOW);
      const shownHeight = Math.min(height, place.maxHeight);
      expect(place.left).toBeGreaterThanOrEqual(8);
      expect(place.top).toBeGreaterThanOrEqual(8);
      expect(place.left + width).toBeLessThanOrEqual(WINDOW.width - 8);
      expect(place.top + shownHeight).toBeLessThanOrEqual(WINDOW.height - 8);
    },
  );

  test('a card too high for either side takes the larger one, and scrolls', () => {
    const {top, maxHeight} = placeCard(at(400, 300), {width: 300, height: 900}, WINDOW);
    expect(top).toBe(322);
    expect(maxHeight).toBe(800 - 322 - 8);
  });
});
