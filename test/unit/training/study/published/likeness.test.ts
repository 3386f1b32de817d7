import {describe, expect, test} from '@jest/globals';
import {trainLikeness} from '../../../../../src/training/study/published/likeness.ts';

const PLACES = ['north', 'south', 'east', 'west', 'upper', 'lower', 'old', 'new'];
const councils = PLACES.map(place => `council of ${place} town votes on roads`);
const recipes = PLACES.map(place => `${place} kitchen: ten cakes you must bake`);

describe('trainLikeness', () => {
  const compare = trainLikeness([councils, recipes]);

  test.each([
    ['council of hill town votes on schools', 0],
    ['summer kitchen: nine cakes you must try', 1],
  ])('knows the group of a title that it never saw: %s', (title, group) => {
    const logits = compare(title);
    expect(logits[group]!).toBeGreaterThan(logits[1 - group]!);
  });

  test('says nothing of a title without known words', () => {
    expect([...compare('zzz')]).toEqual([0, 0]);
  });

  test('centres the logits of a title', () => {
    const sum = compare('council bakes cakes').reduce((all, logit) => all + logit, 0);
    expect(sum).toBeCloseTo(0, 5);
  });
});
