import {expect, test} from '@jest/globals';
import {readPastSlips} from '../../../src/core/spelling.ts';
import {createVocabulary, UNK} from '../../../src/core/vocabulary.ts';

const known = ['<pad>', '<unk>', 'form', 'attack', 'bridge', 'traveling', 'trial', 'theater', 'trials', 'matter'];
const vocabulary = createVocabulary(known);
const read = (token: string) => known[readPastSlips(vocabulary).idOf(token)];

test.each([
  ['attack', 'attack'],
  ['atack', 'attack'],
  ['attacck', 'attack'],
  ['attakc', 'attack'],
  ['birdge', 'bridge'],
  ['travelling', 'traveling'],
  ['theatre', 'theater'],
  ['mattter', 'matter'],
])('%s is read as %s', (token, word) => {
  expect(read(token)).toBe(word);
});

test('a known word is never taken for another', () => {
  expect(read('trial')).toBe('trial');
  expect(read('trials')).toBe('trials');
});

test.each([
  ['too short to tell', 'from'],
  ['one letter left out', 'brdge'],
  ['one letter for another', 'bribge'],
  ['another first letter', 'rbidge'],
  ['two slips', 'atackk'],
  ['no letters of the alphabet only', "attackk's"],
])('a word stays unknown: %s', (_, token) => {
  expect(readPastSlips(vocabulary).idOf(token)).toBe(UNK);
});

test('of two words, the more frequent one is meant', () => {
  const two = createVocabulary(['<pad>', '<unk>', 'quite', 'quiet', 'diner', 'dinner']);
  expect(readPastSlips(two).idOf('quitee')).toBe(two.idOf('quite'));
  expect(readPastSlips(two).idOf('dineer')).toBe(two.idOf('diner'));
});
