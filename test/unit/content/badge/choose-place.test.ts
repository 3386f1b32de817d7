import {describe, expect, test} from '@jest/globals';
import {type Box, hasOverlap} from '../../../../src/content/badge/boxes.ts';
import {choosePlace, type Scene, spreadTouch} from '../../../../src/content/badge/choose-place.ts';

const box = (left: number, top: number, right: number, bottom: number): Box => ({left, top, right, bottom});
const PAGE = box(0, 0, 400, 1000);

/** Two lines of a headline in a column 200 wide, in a page 400 wide. */
function createScene(scene: Partial<Scene> = {}): Scene {
  return {
    lines: [box(100, 100, 270, 120), box(100, 120, 220, 140)],
    sizePx: 14,
    gapPx: 5,
    ellipsisPx: 16,
    isRightToLeft: false,
    bounds: PAGE,
    liftedBounds: null,
    isFree: () => true,
    ...scene,
  };
}

/** Everything is free but some boxes. */
const without = (...taken: readonly Box[]): Pick<Scene, 'isFree'> => ({
  isFree: wish => !taken.some(other => hasOverlap(other, wish)),
});

describe('choosePlace', () => {
  test('a mark stands after the last word, in the middle of the line', () => {
    const place = choosePlace(createScene());
    expect(place).toEqual({box: box(225, 123, 239, 137), isLifted: false, isOver: false});
  });

  test('in a right-to-left headline it stands to the left', () => {
    const lines = [box(100, 100, 300, 120), box(220, 120, 300, 140)];
    expect(choosePlace(createScene({lines, isRightToLeft: true})).box).toEqual(box(201, 123, 215, 137));
  });

  test('it moves closer where that is enough', () => {
    expect(choosePlace(createScene({bounds: box(0, 0, 237, 1000)})).box.left).toBe(222);
  });

  test('it stands at the end of the line above where the last line is full', () => {
    const lines = [box(100, 100, 200, 120), box(100, 120, 298, 140)];
    expect(choosePlace(createScene({lines, bounds: box(100, 0, 300, 1000)})).box).toEqual(box(205, 103, 219, 117));
  });

  test('it leaves alone what the page draws after the headline', () => {
    const place = choosePlace(createScene(without(box(224, 120, 300, 140))));
    expect(place.box).toEqual(box(275, 103, 289, 117));
  });

  test('where lines are cut off, it keeps clear of the ellipsis of the last line seen', () => {
    const lines = [box(100, 100, 250, 120), box(100, 120, 280, 140), box(100, 140, 290, 160)];
    const bounds = box(100, 100, 300, 140);
    expect(choosePlace(createScene({lines, bounds})).box).toEqual(box(255, 103, 269, 117));
  });

  test('where a single line is cut off, it is lifted out of the box that cuts it', () => {
    const lines = [box(100, 100, 500, 120)];
    const bounds = box(100, 100, 300, 120);
    expect(choosePlace(createScene({lines, bounds, liftedBounds: PAGE}))).toEqual({
      box: box(305, 103, 319, 117),
      isLifted: true,
      isOver: false,
    });
  });

  test('where nothing is free after any line, it stands before the first', () => {
    const place = choosePlace(createScene(without(box(220, 100, 400, 140), box(270, 100, 400, 140))));
    expect(place).toEqual({box: box(81, 103, 95, 117), isLifted: false, isOver: false});
  });

  test('without any room it lies on the end of the last line seen, inside the bounds', () => {
    const lines = [box(100, 100, 500, 120)];
    const place = choosePlace(createScene({lines, bounds: box(100, 100, 300, 120), isFree: () => false}));
    expect(place).toEqual({box: box(286, 103, 300, 117), isLifted: false, isOver: true});
  });

  test('a headline of which nothing is seen keeps its mark after the last word', () => {
    expect(choosePlace(createScene({bounds: box(0, 0, 50, 50)})).box.left).toBe(225);
  });
});

describe('spreadTouch', () => {
  const mark = box(225, 123, 239, 137);

  test('a touch area of 24 by 24 begins where the text ends', () => {
    expect(spreadTouch(mark, PAGE, 5, false)).toEqual({left: 5, right: 5, top: 5, bottom: 5});
    expect(spreadTouch(box(225, 123, 236, 134), PAGE, 3, false)).toEqual({left: 3, right: 10, top: 6.5, bottom: 6.5});
  });

  test.each([
    ['right', box(0, 0, 240, 1000), false],
    ['bottom', box(0, 0, 400, 138), false],
    ['top', box(0, 122, 400, 1000), false],
    ['left', box(224, 0, 400, 1000), true],
  ] as const)('it stays inside the bounds on the %s, and as large', (_, bounds, isRightToLeft) => {
    const {left, right, top, bottom} = spreadTouch(mark, bounds, 5, isRightToLeft);
    const area = box(mark.left - left, mark.top - top, mark.right + right, mark.bottom + bottom);
    expect(area.right - area.left).toBe(24);
    expect(area.bottom - area.top).toBe(24);
    expect(area.left).toBeGreaterThanOrEqual(bounds.left);
    expect(area.right).toBeLessThanOrEqual(bounds.right);
    expect(area.top).toBeGreaterThanOrEqual(bounds.top);
    expect(area.bottom).toBeLessThanOrEqual(bounds.bottom);
  });

  test('a mark larger than a touch area needs none beside it', () => {
    expect(spreadTouch(box(0, 0, 30, 30), PAGE, 5, false)).toEqual({left: 0, right: 0, top: 0, bottom: 0});
  });
});
