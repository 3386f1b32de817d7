import {describe, expect, test} from '@jest/globals';
import {decideLanguage} from '../../../../src/content/extract/page-language.ts';

const ENGLISH = 'The mayor of the town says that the bridge over the harbour is to be opened before the winter';
const GERMAN = 'Der Hund und die Katze sind nicht mehr in dem Haus, weil sie auf dem Dach nach der Sonne sehen wollen';
const NAMES = 'Ada Quill Museum Orbito Grande Festival Marina Bella Concerto';

describe('decideLanguage', () => {
  test.each([
    ['en', ENGLISH, 'en'],
    ['en', NAMES, 'en'],
    ['de', GERMAN, 'de'],
    ['nl', GERMAN, 'nl'],
    ['de', NAMES, 'de'],
  ])('believes a page that declares %s and does not speak against it: %s', (declared, text, language) => {
    expect(decideLanguage(declared, [text, text])).toEqual({language, unsure: ''});
  });

  test.each([
    ['en', GERMAN, 'de'],
    ['de', ENGLISH, 'en'],
    ['', ENGLISH, 'en'],
    ['', GERMAN, 'de'],
    ['', NAMES, 'en'],
  ])('leaves it to the browser where "%s" is declared and the text is: %s', (declared, text, language) => {
    const decided = decideLanguage(declared, [text, text]);
    expect(decided.language).toBe(language);
    expect(decided.unsure).toContain(text);
  });

  test('shows the browser a part of a long page', () => {
    expect(
      decideLanguage(
        '',
        Array.from({length: 1000}, () => ENGLISH),
      ).unsure.length,
    ).toBeLessThanOrEqual(2000);
  });

  test('has nothing to show of a page without sentences', () => {
    expect(decideLanguage('', ['News', 'Sport'])).toEqual({language: 'en', unsure: ''});
  });
});
