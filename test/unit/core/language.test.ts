import {describe, expect, test} from '@jest/globals';
import {countFunctionWords, looksEnglish} from '../../../src/core/language.ts';

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
