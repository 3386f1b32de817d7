import {describe, expect, test} from '@jest/globals';
import {prepareHeadline} from '../../../src/core/assess.ts';
import {tokenize} from '../../../src/core/text.ts';
import {createVocabulary} from '../../../src/core/vocabulary.ts';

const known = 'Mayor opens the new bridge after two years of repairs';
const vocabulary = createVocabulary(['<pad>', '<unk>', ...new Set(tokenize(known))]);
const prepare = (text: string) => prepareHeadline(text, vocabulary, 32);

describe('prepareHeadline', () => {
  test('encodes a headline of known words', () => {
    expect(prepare(known)).toEqual({ids: expect.objectContaining({length: 10})});
  });

  test.each([
    ['Home', 'too-short'],
    ['', 'too-short'],
    ['12 345 678 90', 'too-short'],
    ['Der Hund und die Katze sind nicht im Haus', 'language'],
    ['Мэр открывает новый мост после ремонта', 'language'],
    ['Zorbl frang quix mippet the bridge', 'unknown-words'],
  ])('%j is not assessed: %s', (text, reason) => {
    expect(prepare(text)).toEqual({reason});
  });

  test('reads a known word past a slip, and counts it as unknown all the same', () => {
    expect(prepare('Mayor opens the new brigde after two years of repairs')).toEqual(prepare(known));
    expect(prepare('Mayro brigde openns repairrs')).toEqual({reason: 'unknown-words'});
  });
});
