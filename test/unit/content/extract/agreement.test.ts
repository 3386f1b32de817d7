import {describe, expect, test} from '@jest/globals';
import {agree, createAgreement} from '../../../../src/content/extract/agreement.ts';

describe('agree', () => {
  test('is whole for a text that reads the same', () => {
    expect(agree('Ferry sails again', '“Ferry sails again!”')).toBe(1);
  });

  test('loses little to the name of a site, much to a word that is missing', () => {
    const withSite = agree('Ferry sails again', 'Ferry sails again - The Gazette');
    const withoutWord = agree('Ferry sails again today', 'Ferry sails again');
    expect(withSite).toBeGreaterThan(0.7);
    expect(withoutWord).toBeLessThan(withSite);
  });

  test.each([
    ['', 'Ferry sails again'],
    ['Ferry sails again', ''],
    ['Ferry sails again', 'Mayor resigns'],
  ])('is nothing between %j and %j', (text, title) => {
    expect(agree(text, title)).toBe(0);
  });
});

describe('createAgreement', () => {
  test('trusts the first title more than the last', () => {
    const agreement = createAgreement(['Ferry sails again', 'The Gazette']);
    expect(agreement('Ferry sails again').best).toBeGreaterThan(agreement('The Gazette').best);
  });

  test('is nothing for a text much longer than any title, and without titles', () => {
    expect(createAgreement(['Ferry sails'])('Ferry sails '.repeat(20))).toEqual({best: 0, mean: 0});
    expect(createAgreement([])('Ferry sails')).toEqual({best: 0, mean: 0});
  });
});
