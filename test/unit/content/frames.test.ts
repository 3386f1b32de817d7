import {describe, expect, test} from '@jest/globals';
import {isPartOfPage} from '../../../src/content/frames.ts';

type Frame = Parameters<typeof isPartOfPage>[0];

/** A window in another one. */
function createFrame(address: string, frameElement: object | null): Frame {
  return {top: {}, self: {}, frameElement, location: new URL(address)} as unknown as Frame;
}

describe('isPartOfPage', () => {
  test('the page itself is', () => {
    const top = {frameElement: null, location: new URL('https://gazette.example/')} as unknown as Frame;
    expect(isPartOfPage({...top, top: top as Window, self: top as Frame['self']})).toBe(true);
  });

  test.each([
    ['a frame of the same origin', 'https://gazette.example/stories', {}, true],
    ['a frame of another origin', 'https://adverts.example/', null, false],
    ['a frame without an address', 'about:blank', {}, false],
  ])('%s: %#', (_, address, element, expected) => {
    expect(isPartOfPage(createFrame(address, element))).toBe(expected);
  });
});
