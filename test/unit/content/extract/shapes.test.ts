import {describe, expect, test} from '@jest/globals';
import {countWords, fold, isAction, isFurniture, isSentence, squeeze} from '../../../../src/content/extract/shapes.ts';

describe('squeeze', () => {
  test('leaves single spaces only between words', () => {
    expect(squeeze('  Ferry\n\t sails  \u00A0 again ')).toBe('Ferry sails again');
  });
});

describe('countWords', () => {
  test.each([
    ['Mayor – 3 of 5 won', 5],
    ['— | •', 0],
    ['Well-known U.S. judge', 3],
    ['', 0],
  ])('of %j', (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});

describe('fold', () => {
  test('makes texts equal that read the same', () => {
    expect(fold('“Ferry” sails—again!')).toBe(fold('ferry sails: again'));
  });
});

describe('isAction', () => {
  test.each([
    'Read the full story',
    'Read more',
    'More world news',
    'See all stories',
    'Sign up for the evening letter',
    'Continue reading',
    'Subscribe',
    'Check out our pictures of the week',
    'Get the best of it delivered to your door',
  ])('sees a call in %j', text => {
    expect(isAction(text)).toBe(true);
  });

  test.each([
    'More ferries sail to the islands',
    'Readers ask for larger letters',
    'See the sea: a poet returns to the coast',
    'Sign of the times found in a cellar',
  ])('sees none in %j', text => {
    expect(isAction(text)).toBe(false);
  });
});

describe('isFurniture', () => {
  test.each([
    '5 hours ago',
    '12 comments',
    'March 3, 2031',
    '3 March 2031',
    '10:45',
    'By Ada Quill',
    '1.2k views',
    '4 min read',
    'Pool photo by Ada Quill',
    'Photographs by Ada Quill and Ben Marsh',
    'Photo: Ada Quill/Example Pool',
    'Illustration by Ada Quill',
    'Credit: Ada Quill for The Example Times',
    'Credit...Ada Quill',
    'Image credit: Harbour Press',
    'Courtesy of the Harbour Office',
  ])('sees a date, a byline, a credit or a count in %j', text => {
    expect(isFurniture(text)).toBe(true);
  });

  test.each([
    '5 ferries wait in the harbour',
    'May the best captain win',
    'By the sea, a town waits for rain',
    'March of the crabs begins',
    'Pool photo by diver shows the ferry on rocks',
    'Video by a passenger shows ferry on rocks',
    'Credit where credit is due: the clerk who saved a library',
    'Courtesy of the sea, a beach comes back',
    'Photo contest opens for the young',
  ])('sees none in %j', text => {
    expect(isFurniture(text)).toBe(false);
  });

  test('takes no long time for a text made to take it', () => {
    const startMs = performance.now();
    expect(isFurniture('1'.repeat(200_000))).toBe(false);
    expect(isSentence('a'.repeat(200_000))).toBe(false);
    expect(performance.now() - startMs).toBeLessThan(2000);
  });
});

describe('isSentence', () => {
  test('is a long text with a full stop', () => {
    const words = 'The ferry that was lost in the fog has been found by the crew of a smaller';
    expect(isSentence(`${words} boat.`)).toBe(true);
    expect(isSentence(`${words} boat`)).toBe(false);
    expect(isSentence('The ferry is back.')).toBe(false);
  });
});
