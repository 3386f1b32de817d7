import {describe, expect, test} from '@jest/globals';
import {drawFolds, type Title} from '../../../../../src/training/study/published/titles.ts';

const titles = Array.from(
  {length: 40},
  (_, index): Title => ({text: `council votes ${index}`, label: index % 4 === 0 ? 1 : 0, fold: index % 5}),
);

describe('drawFolds', () => {
  const drawn = drawFolds(titles, 5, 1);

  test('keeps the titles and the share of labels in each fold', () => {
    expect(drawn.map(({text}) => text).sort()).toEqual(titles.map(({text}) => text).sort());
    for (let fold = 0; fold < 5; fold++) {
      const labels = drawn.filter(title => title.fold === fold).map(({label}) => label);
      expect([labels.length, labels.filter(label => label === 1).length]).toEqual([8, 2]);
    }
  });

  test('draws other folds each time, the same for the same draw', () => {
    expect(drawFolds(titles, 5, 1)).toEqual(drawn);
    expect(drawFolds(titles, 5, 2)).not.toEqual(drawn);
  });
});
