import {beforeAll, describe, expect, test} from '@jest/globals';
import {CARD_FORMAT, parseCard} from '../../../src/model/card.ts';
import {packRandomModel} from '../../support/random-model.ts';

let card: Record<string, unknown>;
beforeAll(async () => {
  card = JSON.parse(new TextDecoder().decode((await packRandomModel()).get('card.json')!));
});

/** The card with one field, given by its path, replaced. */
function change(path: string, value: unknown): string {
  const copy = structuredClone(card);
  const keys = path.split('.');
  const parent = keys.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as never, copy);
  parent[keys.at(-1)!] = value;
  return JSON.stringify(copy);
}

describe('parseCard', () => {
  test('reads what export writes', () => {
    expect(parseCard(JSON.stringify(card)).shape).toEqual(card.shape);
  });

  test.each([
    ['format', CARD_FORMAT - 1, `expected format ${CARD_FORMAT}, received ${CARD_FORMAT - 1}`],
    ['version', '', 'expected version to be a text'],
    ['shape.units', -1, 'expected shape.units to be a positive integer, received -1'],
    ['shape.units', '64', 'expected shape.units to be a positive integer'],
    ['shape.pairBuckets', 63, 'expected shape.pairBuckets to be a power of two'],
    ['files.weights.sha256', 'abc', 'expected files.weights.sha256 to be 64 hexadecimal digits'],
    ['files.weights', null, 'expected files.weights to be an object'],
    ['calibration.satire.temperature', 0, 'expected calibration.satire.temperature to be above 0'],
    ['calibration.clickbait', undefined, 'expected calibration.clickbait to be an object'],
    ['defaultThreshold', 1.5, 'expected defaultThreshold to be between 0 and 1'],
    ['curve', {}, 'expected curve to be a list'],
    ['curve', [{threshold: 0.5, falseFlagRate: 0, recall: 2}], 'expected curve[0].recall to be between 0 and 1'],
  ])('refuses %s = %j: %s', (path, value, message) => {
    expect(() => parseCard(change(path, value))).toThrow(message);
  });

  test.each(['', '{', 'null', '[]', '7'])('refuses %j', json => {
    expect(() => parseCard(json)).toThrow('card: expected');
  });
});
