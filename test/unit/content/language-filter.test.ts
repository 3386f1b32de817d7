import {describe, expect, jest, test} from '@jest/globals';
import {
  type DetectLanguage,
  filterByLanguage,
  nameLanguage,
  type ScoreTexts,
} from '../../../src/content/language-filter.ts';

const SCORE = {credibility: 0.5, satire: 0, clickbait: 0};
const LONG_FOREIGN = 'Grad obnavlja staru luku nakon oluje koja je odnijela svjetionik';
const LONG_ENGLISH = 'The mayor opens a new bridge over the harbour after three winters of work';
const NAMES_ONLY = 'Mayor Grad Luka Svjetionik visits Bura Harbour Museum Exhibition';

/** Takes a text for Croatian when most of it is in one of the texts above. */
const detect: DetectLanguage = async text => {
  const foreign = text
    .split('\n')
    .filter(line => /Grad|luk|svjet/i.test(line))
    .join('\n');
  const percentage = Math.round((100 * foreign.length) / text.length);
  return {
    isReliable: true,
    languages: [percentage > 50 ? {language: 'hr', percentage} : {language: 'en', percentage: 99}],
  };
};

function createScore(): jest.Mock<ScoreTexts> {
  return jest.fn<ScoreTexts>(async texts => texts.map(() => SCORE));
}

describe('filterByLanguage', () => {
  test('answers for long texts in another language, and asks for the rest, in order', async () => {
    const score = createScore();
    const answers = await filterByLanguage(score, detect)([LONG_ENGLISH, LONG_FOREIGN, 'Gulls return']);
    expect(answers).toEqual([SCORE, {reason: 'language'}, SCORE]);
    expect(score.mock.calls).toEqual([[[LONG_ENGLISH, 'Gulls return']]]);
  });

  test('decides short texts with their page', async () => {
    const score = createScore();
    const filtered = filterByLanguage(score, detect);
    expect(await filtered([LONG_FOREIGN, 'Luka zatvorena'])).toEqual([{reason: 'language'}, {reason: 'language'}]);
    expect(await filterByLanguage(score, detect)([LONG_ENGLISH, 'Luka zatvorena'])).toEqual([SCORE, SCORE]);
    expect(score).toHaveBeenCalledTimes(1);
  });

  test('believes English function words more than the browser', async () => {
    const sure: DetectLanguage = async () => ({isReliable: true, languages: [{language: 'hr', percentage: 100}]});
    expect(await filterByLanguage(createScore(), sure)([LONG_ENGLISH])).toEqual([SCORE]);
  });

  test.each<[string, DetectLanguage]>([
    ['cannot tell', async () => null],
    ['fails', () => Promise.reject(new Error('not here'))],
    ['is not sure', async () => ({isReliable: false, languages: [{language: 'hr', percentage: 100}]})],
    ['finds several languages', async () => ({isReliable: true, languages: [{language: 'hr', percentage: 60}]})],
    ['knows no language of it', async () => ({isReliable: true, languages: [{language: 'und', percentage: 100}]})],
  ])('leaves it to the score when the browser %s', async (_, unsure) => {
    expect(await filterByLanguage(createScore(), unsure)([NAMES_ONLY])).toEqual([SCORE]);
  });

  test('passes an answer on that does not fit', async () => {
    expect(await filterByLanguage(async () => [], detect)([LONG_ENGLISH])).toEqual([]);
  });
});

describe('nameLanguage', () => {
  test.each([
    [true, 'de', 95, 'de'],
    [true, 'pt-BR', 95, 'pt'],
    [true, 'de', 60, null],
    [false, 'de', 95, null],
    [true, 'und', 95, null],
  ])('what is reliable (%s), in %s and of %s per cent is in %s', (isReliable, language, percentage, name) => {
    expect(nameLanguage({isReliable, languages: [{language, percentage}]})).toBe(name);
  });

  test('knows no language without an answer', () => {
    expect(nameLanguage(null)).toBeNull();
    expect(nameLanguage({isReliable: true, languages: []})).toBeNull();
  });
});
