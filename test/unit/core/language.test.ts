import {describe, expect, test} from '@jest/globals';
import {countFunctionWords, guessLanguage, looksEnglish} from '../../../src/core/language.ts';

describe('looksEnglish', () => {
  test.each([
    'Mayor opens new bridge',
    'Van Gogh painting found in Los Angeles attic',
    'Captain met pilot at 9 p.m. EST',
    'Die is cast for the ferry',
    'Beyoncé announces new tour',
    'Les Quill resigns',
    'LA Harbour port workers strike',
    'Tributes pour in for Ada Quill',
    '',
  ])('takes %j for English', text => {
    expect(looksEnglish(text)).toBe(true);
  });

  test.each([
    'Regierung will Steuern senken und sparen',
    'Le maire ouvre le nouveau pont avec sa fille',
    'El alcalde abre el nuevo puente según la prensa',
    'Il sindaco non apre il ponte della città',
    'Prefeito não abre a nova ponte após a chuva',
    'Burgemeester opent nieuwe brug voor de stad, zegt niet wanneer',
    'Мэр открывает новый мост',
    '市長が新しい橋を開く',
    'رئيس البلدية يفتتح الجسر الجديد',
    'Belediye başkanı yeni köprüyü bugün açıyor',
  ])('does not take %j for English', text => {
    expect(looksEnglish(text)).toBe(false);
  });
});

describe('countFunctionWords', () => {
  test('counts those of English and of other languages', () => {
    expect(countFunctionWords('Der Hund und the dog')).toEqual({english: 1, foreign: 2});
  });

  test('does not count words that are English as well', () => {
    expect(countFunctionWords('die met door bet')).toEqual({english: 0, foreign: 0});
  });
});

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
    ['ru', 'Мэр города открывает новый мост и говорит, что он для всех'],
    ['ja', '市長は新しい橋を開き、すべての人のためのものだと述べた'],
    ['zh', '市长开通了新桥并说这是为了所有人'],
    ['ko', '시장은 새 다리를 열고 모두를 위한 것이라고 말했다'],
    ['ar', 'يفتتح رئيس البلدية جسرا جديدا ويقول إنه للجميع'],
    ['hi', 'मेयर ने नया पुल खोला और कहा कि यह सबके लिए है'],
  ])('names %s', (language, text) => {
    expect(guessLanguage(text).language).toBe(language);
  });

  test('says how little it rests on', () => {
    expect(guessLanguage('Quillhaven Gazette')).toEqual({language: 'en', evidence: 0});
  });
});
