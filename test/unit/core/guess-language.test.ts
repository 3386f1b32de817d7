import {describe, expect, test} from '@jest/globals';
import {guessLanguage} from '../../../src/core/guess-language.ts';

describe('guessLanguage', () => {
  test.each([
    ['en', 'The mayor of the town opens a new bridge and says that it will be for all who have to cross the river'],
    [
      'de',
      'Der Bürgermeister der Stadt eröffnet eine neue Brücke und sagt, dass sie für alle ist, die nicht warten wollen',
    ],
    ['fr', 'Le maire de la ville ouvre un nouveau pont et dit que les enfants sont avec lui dans la rue'],
    ['es', 'El alcalde de la ciudad abre un puente y dice que los niños están con él en la calle por la tarde'],
    ['it', 'Il sindaco della città apre un ponte e dice che gli abitanti non sono più per la strada di notte'],
    ['nl', 'De burgemeester van de stad opent een brug en zegt dat het voor iedereen is die niet wil wachten'],
  ])('names %s', (language, text) => {
    expect(guessLanguage(text).language).toBe(language);
  });

  test('names none of another script', () => {
    expect(guessLanguage('市长开通了新桥并说这是为了所有人').language).toBe('und');
  });

  test('says how little it rests on', () => {
    expect(guessLanguage('Quillhaven Gazette')).toEqual({language: 'en', evidence: 0});
  });
});
